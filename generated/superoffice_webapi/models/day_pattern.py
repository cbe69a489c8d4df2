"""DayPattern."""

from .._model import Model


class DayPattern(Model):
    """DayPattern."""

    pattern: str | None = None
    cycle: int | None = None
