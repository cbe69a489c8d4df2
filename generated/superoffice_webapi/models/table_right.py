"""TableRight."""

from typing import Annotated, Literal

from .._model import Model, Open


class TableRight(Model):
    """TableRight."""

    mask: Annotated[Literal["FULL", "Select"] | str | None, Open] = None
    reason: str | None = None
