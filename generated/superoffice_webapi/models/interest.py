"""Interest."""

from .._model import Model
from .._timestamp import Timestamp
from .field_property import FieldProperty
from .table_right import TableRight


class Interest(Model):
    """Interest."""

    id: int | None = None
    """Number of the item"""
    name: str | None = None
    """Name of the item"""
    tool_tip: str | None = None
    """Hint to show beside the name"""
    deleted: bool | None = None
    """True for an item that can no longer be chosen"""
    rank: int | None = None
    """Position in the list"""
    type: str | None = None
    """Kind of item; each list has its own kinds."""
    color_block: int | None = None
    """Colour of the block before the name"""
    icon_hint: str | None = None
    """Name of an icon for the item."""
    selected: bool | None = None
    """True for a chosen item"""
    last_changed: Timestamp | None = None
    """When it was chosen or dropped last."""
    child_items: "list[Interest] | None" = None
    """The items below this one, of the same kind: SelectableMDOListItem"""
    extra_info: str | None = None
    """Whatever else the list knows of the item."""
    style_hint: str | None = None
    """How to draw the item, its background for example."""
    hidden: bool | None = None
    """True for an item that is not shown"""
    full_name: str | None = None
    """Name with the headings above it"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
