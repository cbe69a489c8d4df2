"""Participant."""

from .._model import Model


class Participant(Model):
    """Participant."""

    associate_id: int | None = None
    person_id: int | None = None
    contact_id: int | None = None
    email_id: int | None = None
    send_email: bool | None = None
    invitation_status: str | None = None
