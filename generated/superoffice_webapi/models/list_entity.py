"""ListEntity."""

from .._model import Model, wire
from .field_property import FieldProperty
from .table_right import TableRight


class ListEntity(Model):
    """ListEntity."""

    id: int | None = None
    """Number of the list"""
    name: str | None = None
    """Name of the list"""
    tooltip: str | None = None
    """What the list is for"""
    deleted: bool | None = None
    """True for a list that is no longer used"""
    rank: int | None = None
    """Position among the lists"""
    is_custom_list: bool | None = None
    """True for a list that an administrator has added"""
    is_mdo_list: bool | None = wire("IsMDOList")
    """True for a list that is served as an MDO list"""
    use_groups_and_headings: bool | None = None
    """True when the list has headings and is shown by user group"""
    list_type: str | None = None
    """Kind of list, often the name of its table"""
    in_use_by_user_defined_fields: bool | None = None
    """True when a user defined field offers the list"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
