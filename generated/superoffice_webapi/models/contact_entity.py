"""ContactEntity."""

from .._model import Model
from .._timestamp import Timestamp
from .associate import Associate
from .category import Category
from .country import Country
from .email_or_phone import EmailOrPhone
from .interest import Interest
from .person import Person


class ContactEntity(Model):
    """ContactEntity."""

    contact_id: int | None = None
    """Primary key"""
    name: str | None = None
    """Name of the company"""
    department: str | None = None
    """Branch or department"""
    org_nr: str | None = None
    """Number in the company register"""
    updated_date: Timestamp | None = None
    """Last changed in UTC."""
    created_date: Timestamp | None = None
    """When the company was registered, in UTC. The property is read-only."""
    emails: list[EmailOrPhone] | None = None
    """E-mail addresses, the main one first"""
    interests: list[Interest] | None = None
    """What the company is interested in. Use MDO List name "contint" for the values."""
    phones: list[EmailOrPhone] | None = None
    """Phone numbers, the main one first"""
    description: str | None = None
    """Free text, shown as a note on the card."""
    created_by: Associate | None = None
    """The user who registered the company"""
    associate: Associate | None = None
    """Our contact at the company. Use MDO List name "associate" for the values."""
    category: Category | None = None
    """Category of the company; must be chosen. Use MDO List name "category" for the values."""
    country: Country | None = None
    """Country of the company; it decides how addresses and phone numbers look. Use MDO List name "country" for the
    values.
    """
    persons: list[Person] | None = None
    """Everybody who works there."""
    no_mailing: bool | None = None
    """True when the company wants no advertising."""
    xstop: bool | None = None
    """STOP: ask before doing business"""
    bounce_emails: list[str] | None = None
    """Addresses from which mail has come back."""
    user_defined_fields: dict[str, str] | None = None
    """Deprecated: Use {SuperOffice.CRM.Services.ContactEntity.CustomFields} instead. Values of the user defined
    fields. A key is the ProgId of the field, or "SuperOffice:" and its number where it has none.
    """
    extra_fields: dict[str, str] | None = None
    """Deprecated: Use {SuperOffice.CRM.Services.ContactEntity.CustomFields} instead. Values that plug-ins and foreign
    systems have added.
    """
    custom_fields: dict[str, str] | None = None
    """All added values in one map: user defined fields and extra fields together. It takes the place of
    UserDefinedFields.
    """
