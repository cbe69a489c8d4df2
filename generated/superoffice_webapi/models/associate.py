"""Associate."""

from typing import Annotated, Literal

from .._model import Model, Open
from .field_property import FieldProperty
from .table_right import TableRight


class Associate(Model):
    """Associate."""

    associate_id: int | None = None
    """Primary key"""
    name: str | None = None
    """Initials with which the user signs in"""
    person_id: int | None = None
    """The person behind the user. Use MDO List name "person" for the values."""
    rank: int | None = None
    """Position among the users in lists"""
    tooltip: str | None = None
    """Hint to show beside the name"""
    type: Annotated[Literal["InternalAssociate"] | str | None, Open] = None
    """Kind of user: an employee, a resource, an external or an anonymous one"""
    group_idx: int | None = None
    """The user's own group; further groups are listed elsewhere"""
    full_name: str | None = None
    """First, middle and last name as the culture writes them"""
    formal_name: str | None = None
    """Full name with the title in front"""
    deleted: bool | None = None
    """True for a user who has left"""
    ej_user_id: int | None = None
    """Id of the same user in Service; 0 without one"""
    user_name: str | None = None
    """Name to sign in with"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
