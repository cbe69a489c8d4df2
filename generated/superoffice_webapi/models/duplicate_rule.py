"""DuplicateRule."""

from .._model import Model
from .field_property import FieldProperty
from .table_right import TableRight


class DuplicateRule(Model):
    """DuplicateRule."""

    name: str | None = None
    """Name of the rule"""
    display_name: str | None = None
    """Name to show"""
    display_tooltip: str | None = None
    """What the rule looks at"""
    is_active: bool | None = None
    """True for a rule that is used"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
