"""VisibleFor."""

from .._model import Model
from .field_property import FieldProperty
from .table_right import TableRight


class VisibleFor(Model):
    """VisibleFor."""

    visible_id: int | None = None
    visibility: str | None = None
    display_value: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
