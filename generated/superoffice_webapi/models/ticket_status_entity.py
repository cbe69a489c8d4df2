"""TicketStatusEntity."""

from .._model import Model


class TicketStatusEntity(Model):
    """TicketStatusEntity."""

    ticket_status_id: int | None = None
    name: str | None = None
    sort_order: int | None = None
