"""Webhook."""

from typing import Annotated, Any, Literal

from .._model import Model, Open
from .._timestamp import Timestamp
from .associate import Associate


class Webhook(Model):
    """Webhook."""

    webhook_id: int | None = None
    """Primary Key. Number of the webhook."""
    name: str | None = None
    """Name of the webhook; two may share one."""
    events: list[str] | None = None
    """What it listens to: ['contact.created', 'sale.changed']"""
    target_url: str | None = None
    """Where events are posted: an address, or the id of a script"""
    secret: str | None = None
    """Shared key of the SHA256 HMAC with which the receiver checks the sender"""
    state: Annotated[Literal["Active", "TooManyErrors"] | str | None, Open] = None
    """1=Active, 2=Stopped or 3=TooManyErrors"""
    type: str | None = None
    """Which plug-in delivers the events. 'webhook' is the one that posts them."""
    headers: dict[str, str] | None = None
    """HTTP headers to add when an event is posted."""
    properties: dict[str, Any] | None = None
    """Values to add to the JSON that is posted."""
    registered: Timestamp | None = None
    """When the webhook was made, in UTC."""
    registered_associate: Associate | None = None
    """Who made it."""
    updated: Timestamp | None = None
    """Last changed in UTC."""
    updated_associate: Associate | None = None
    """Who changed it last."""
