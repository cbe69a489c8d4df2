"""ListItemEntity."""

from .._model import Model
from .field_property import FieldProperty
from .table_right import TableRight


class ListItemEntity(Model):
    """ListItemEntity."""

    id: int | None = None
    """Number of the item"""
    name: str | None = None
    """Name of the item"""
    tooltip: str | None = None
    """Hint to show beside the name"""
    deleted: bool | None = None
    """True for an item that can no longer be chosen"""
    ud_list_definition_id: int | None = None
    """The list that the item belongs to"""
    rank: int | None = None
    """Position in the list"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
