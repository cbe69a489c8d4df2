"""VisibleFor."""

from typing import Annotated, Literal

from .._model import Model, Open
from .field_property import FieldProperty
from .table_right import TableRight


class VisibleFor(Model):
    """VisibleFor."""

    visible_id: int | None = None
    visibility: Annotated[Literal["All"] | str | None, Open] = None
    display_value: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
