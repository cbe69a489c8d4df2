"""ContactEntityWithLinks."""

from .._model import wire
from .contact_entity import ContactEntity
from .field_property import FieldProperty
from .table_right import TableRight


class ContactEntityWithLinks(ContactEntity):
    """ContactEntityWithLinks."""

    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
    links: dict[str, str] | None = wire("_Links")
