"""WeekPattern."""

from .._model import Model


class WeekPattern(Model):
    """WeekPattern."""

    weekdays: str | None = None
    cycle: int | None = None
