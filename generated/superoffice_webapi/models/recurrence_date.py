"""RecurrenceDate."""

from .._model import Model
from .._timestamp import Timestamp


class RecurrenceDate(Model):
    """RecurrenceDate."""

    date_: Timestamp | None = None
    is_conflict: bool | None = None
    description: str | None = None
    description_style_hint: str | None = None
    tooltip: str | None = None
