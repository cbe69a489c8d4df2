"""DayPattern."""

from typing import Annotated, Literal

from .._model import Model, Open


class DayPattern(Model):
    """DayPattern."""

    pattern: Annotated[Literal["EveryWorkday"] | str | None, Open] = None
    cycle: int | None = None
