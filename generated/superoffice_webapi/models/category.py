"""Category."""

from .._model import Model
from .field_property import FieldProperty
from .table_right import TableRight


class Category(Model):
    """Category."""

    id: int | None = None
    """Number of the item"""
    value: str | None = None
    """Name of the item"""
    tooltip: str | None = None
    """Hint to show beside the name"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
