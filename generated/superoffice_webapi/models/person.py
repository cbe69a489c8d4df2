"""Person."""

from typing import Annotated, Literal

from .._model import Model, Open
from .field_property import FieldProperty
from .table_right import TableRight


class Person(Model):
    """Person."""

    position: str | None = None
    """Position, from our own list of positions"""
    person_id: int | None = None
    """Primary key"""
    mrmrs: Annotated[Literal["Ms"] | str | None, Open] = None
    """Form of address, such as Mrs"""
    firstname: str | None = None
    """First name"""
    lastname: str | None = None
    """Last name"""
    middle_name: str | None = None
    """Middle name, or a particle such as 'van'"""
    title: str | None = None
    """Title as printed on the card"""
    description: str | None = None
    """Notes about the person"""
    email: str | None = None
    """First e-mail address"""
    full_name: str | None = None
    """Full name as the culture writes it"""
    direct_phone: str | None = None
    """Phone number on the desk"""
    country_id: int | None = None
    """Country of the person"""
    contact_id: int | None = None
    """The company that the person works for"""
    contact_name: str | None = None
    """Name of that company"""
    retired: int | None = None
    """1 for a person who has left the company"""
    rank: int | None = None
    """Position among the persons of the company"""
    mobile_phone: str | None = None
    """First mobile number"""
    associate_id: int | None = None
    """Our user who owns the person"""
    use_person_address: bool | None = None
    """True when letters go to the person, not to the company"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
