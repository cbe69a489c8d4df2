"""EmailOrPhone."""

from .._model import Model
from .field_property import FieldProperty
from .table_right import TableRight


class EmailOrPhone(Model):
    """EmailOrPhone."""

    value: str | None = None
    stripped_value: str | None = None
    description: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
