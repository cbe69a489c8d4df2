"""Preference."""

from typing import Annotated, Any, Literal

from .._model import Model, Open
from .field_property import FieldProperty
from .preference_spec import PreferenceSpec
from .table_right import TableRight


class Preference(Model):
    """Preference."""

    level: Annotated[Literal["Individual"] | str | None, Open] = None
    """Where the value was set; Undefined if nowhere."""
    raw_value: str | None = None
    """The value"""
    specification: PreferenceSpec | None = None
    """Section and key of the preference"""
    display_value: str | None = None
    """The value as the user reads it"""
    display_tooltip: str | None = None
    """Hint to show beside it"""
    display_type: Annotated[Literal["Number"] | str | None, Open] = None
    """How to show the value."""
    tab_order: Any = None
    """Carrier object for TabOrder. More at its agent."""
    target_id: int | None = None
    """The row that the preference belongs to."""
    table_name: str | None = None
    """Table that the value points into, where it is a row of a list."""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
