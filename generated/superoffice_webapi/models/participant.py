"""Participant."""

from typing import Annotated, Literal

from .._model import Model, Open


class Participant(Model):
    """Participant."""

    associate_id: int | None = None
    person_id: int | None = None
    contact_id: int | None = None
    email_id: int | None = None
    send_email: bool | None = None
    invitation_status: Annotated[Literal["Accepted", "Declined"] | str | None, Open] = None
