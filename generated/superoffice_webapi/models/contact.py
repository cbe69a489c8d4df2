"""Contact."""

from .._model import Model, wire
from .field_property import FieldProperty
from .table_right import TableRight


class Contact(Model):
    """Contact."""

    contact_id: int | None = None
    """Primary key"""
    name: str | None = None
    """Name of the company"""
    org_nr: str | None = None
    """Number in the company register"""
    department: str | None = None
    """Branch or department, to tell companies of one name apart"""
    url: str | None = wire("URL")
    """First web address"""
    city: str | None = None
    """City of the postal code"""
    direct_phone: str | None = None
    """First phone number"""
    associate_id: int | None = None
    """Our contact at the company"""
    country_id: int | None = None
    """Country of the company"""
    email_address: str | None = None
    """First e-mail address"""
    associate_full_name: str | None = None
    """Full name of our contact"""
    category_name: str | None = None
    """Category, in the language of the caller"""
    country_name: str | None = None
    """Country, in the language of the caller"""
    full_name: str | None = None
    """Name and department, joined"""
    is_owner_contact: bool | None = None
    """True when the company is one of our own"""
    active_erp_links: int | None = None
    """Number of connections to ERP systems"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
