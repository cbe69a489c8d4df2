"""TicketEntity."""

from .._model import Model
from .._timestamp import Timestamp
from .associate import Associate
from .field_property import FieldProperty
from .table_right import TableRight
from .ticket_status_entity import TicketStatusEntity


class TicketEntity(Model):
    """TicketEntity."""

    ticket_id: int | None = None
    """The primary key (auto-incremented)"""
    title: str | None = None
    """What the request is about."""
    created_at: Timestamp | None = None
    """When the request came in."""
    created_by: Associate | None = None
    """Who wrote it down."""
    status: TicketStatusEntity | None = None
    """How far it has come."""
    tags: list[int] | None = None
    """Ids of its tags"""
    suggested_category_id: int | None = None
    """Category that fits best, says the AI"""
    orig_human_category_id: int | None = None
    """Category that a human chose first; read-only"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
