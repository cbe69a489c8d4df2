"""RecurrenceInfo."""

from typing import Annotated, Literal

from .._model import Model, Open
from .._timestamp import Timestamp
from .day_pattern import DayPattern
from .month_pattern import MonthPattern
from .recurrence_date import RecurrenceDate
from .week_pattern import WeekPattern
from .year_pattern import YearPattern


class RecurrenceInfo(Model):
    """RecurrenceInfo."""

    recurrence_id: int | None = None
    start_date: Timestamp | None = None
    end_date: Timestamp | None = None
    recurrence_counter: int | None = None
    recurrence_end_type: Annotated[Literal["Counter"] | str | None, Open] = None
    pattern: Annotated[Literal["Weekly"] | str | None, Open] = None
    day_pattern: DayPattern | None = None
    week_pattern: WeekPattern | None = None
    month_pattern: MonthPattern | None = None
    year_pattern: YearPattern | None = None
    dates: list[RecurrenceDate] | None = None
    is_recurrence: bool | None = None
