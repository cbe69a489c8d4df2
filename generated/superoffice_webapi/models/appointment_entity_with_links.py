"""AppointmentEntityWithLinks."""

from .._model import wire
from .appointment_entity import AppointmentEntity


class AppointmentEntityWithLinks(AppointmentEntity):
    """AppointmentEntityWithLinks."""

    links_: dict[str, str] | None = wire("_Links")
