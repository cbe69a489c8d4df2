"""Link."""

from .._model import Model
from .field_property import FieldProperty
from .table_right import TableRight


class Link(Model):
    """Link."""

    entity_name: str | None = None
    id: int | None = None
    description: str | None = None
    extra_info: str | None = None
    link_id: int | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
