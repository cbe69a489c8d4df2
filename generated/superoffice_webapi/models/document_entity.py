"""DocumentEntity."""

from typing import Annotated, Literal

from .._model import Model, Open
from .._timestamp import Timestamp
from .associate import Associate
from .contact import Contact
from .document_template import DocumentTemplate
from .field_property import FieldProperty
from .link import Link
from .person import Person
from .table_right import TableRight
from .visible_for import VisibleFor


class DocumentEntity(Model):
    """DocumentEntity."""

    document_id: int | None = None
    """Primary key"""
    updated_by: Associate | None = None
    """The user who changed the document last."""
    created_by: Associate | None = None
    """The user who registered the document. The property is read-only."""
    attention: str | None = None
    """Salutation of the letter"""
    header: str | None = None
    """Title that is shown in lists"""
    name: str | None = None
    """Name of the file"""
    our_ref: str | None = None
    """Our reference"""
    created_date: Timestamp | None = None
    """When it was registered, in UTC."""
    description: str | None = None
    """Text about the document, at most 2047 characters"""
    document_template: DocumentTemplate | None = None
    """The template that it was made from. Use MDO List name "doctmpl" for the values."""
    person: Person | None = None
    """The person that the letter goes to. Use MDO List name "person" for the values."""
    contact: Contact | None = None
    """The company that the document belongs to; may be null. Use MDO List name "contact" for the values."""
    completed: Annotated[Literal["NotStarted"] | str | None, Open] = None
    """How far the work on it has come."""
    links: list[Link] | None = None
    """Other things that the document points to."""
    lock_semantics: str | None = None
    snum: int | None = None
    """Number drawn from the counter of the template"""
    extra_fields: dict[str, str] | None = None
    """Deprecated: Use {SuperOffice.CRM.Services.DocumentEntity.CustomFields} instead. Values that plug-ins and foreign
    systems have added.
    """
    custom_fields: dict[str, str] | None = None
    """All added values in one map: user defined fields and extra fields together. It takes the place of
    UserDefinedFields.
    """
    visible_for: list[VisibleFor] | None = None
    """Users and groups who may see the record"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
