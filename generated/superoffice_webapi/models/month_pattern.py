"""MonthPattern."""

from .._model import Model


class MonthPattern(Model):
    """MonthPattern."""

    pattern: str | None = None
    cycle: int | None = None
    day: int | None = None
    weekday: str | None = None
    week_of_month: str | None = None
