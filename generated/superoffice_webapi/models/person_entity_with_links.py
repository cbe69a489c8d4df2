"""PersonEntityWithLinks."""

from .._model import Model, wire
from .._timestamp import Timestamp
from .email_or_phone import EmailOrPhone
from .field_property import FieldProperty
from .table_right import TableRight


class PersonEntityWithLinks(Model):
    """PersonEntityWithLinks."""

    person_id: int | None = None
    """Primary key"""
    firstname: str | None = None
    """First name"""
    lastname: str | None = None
    """Last name"""
    title: str | None = None
    """Title as printed on the card"""
    birth_date: Timestamp | None = None
    """Day of birth; the time of day means nothing."""
    retired: bool | None = None
    """True for a person who has left the company"""
    emails: list[EmailOrPhone] | None = None
    """E-mail addresses, the main one first"""
    phones: list[EmailOrPhone] | None = None
    """Phone numbers at work, the main one first"""
    updated_date: Timestamp | None = None
    """Last changed in UTC."""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
    links: dict[str, str] | None = wire("_Links")
