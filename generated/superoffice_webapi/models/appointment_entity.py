"""AppointmentEntity."""

from typing import Annotated, Literal

from .._model import Model, Open
from .._timestamp import Timestamp
from .associate import Associate
from .contact import Contact
from .field_property import FieldProperty
from .link import Link
from .participant import Participant
from .person import Person
from .recurrence_info import RecurrenceInfo
from .table_right import TableRight
from .task import Task
from .visible_for import VisibleFor


class AppointmentEntity(Model):
    """AppointmentEntity."""

    associate: Associate | None = None
    """The user in whose diary the appointment stands. Use MDO List name "associate" for the values."""
    contact: Contact | None = None
    """The company that the appointment is about; may be null. Use MDO List name "contact_new" for the values."""
    created_by: Associate | None = None
    """The user who made the appointment. The property is read-only."""
    updated_by: Associate | None = None
    """The user who changed the appointment last."""
    created_date: Timestamp | None = None
    """When the appointment was made, in UTC."""
    appointment_id: int | None = None
    """Primary key"""
    description: str | None = None
    """What the appointment is about."""
    start_date: Timestamp | None = None
    """Planned start, date and time"""
    end_date: Timestamp | None = None
    """Planned end, date and time"""
    person: Person | None = None
    """The person to meet, one of the company's. Use MDO List name "person" for the values."""
    private: Annotated[Literal["Public"] | str | None, Open] = None
    """Who may read the appointment: everybody, a group, or “private” to its owner."""
    type: Annotated[Literal["BookingForDiary"] | str | None, Open] = None
    """Whether it stands in the diary or in the checklist, and whether it is a booking."""
    updated_date: Timestamp | None = None
    """Last changed in UTC."""
    links: list[Link] | None = None
    """Documents, sales and other things that the appointment points to."""
    alarm_lead_time: str | None = None
    """How long before the start the alarm goes off."""
    is_allday_event: bool | None = None
    """True for an appointment that takes the whole day"""
    location: str | None = None
    """Where to meet: a booked place, or any text"""
    reject_reason: str | None = None
    """Why the invitation was turned down; the list gives ideas, any text is allowed. Use MDO List name "rejectReason"
    for the values.
    """
    recurrence: RecurrenceInfo | None = None
    """How the appointment repeats."""
    participants: list[Participant] | None = None
    """The ids of everybody who takes part."""
    active_date: Timestamp | None = None
    """The date to search for & to sort by"""
    task: Task | None = None
    """Kind of activity, like “Phone call” or “Meeting”. Use MDO List name "task" for the values."""
    user_defined_fields: dict[str, str] | None = None
    """Deprecated: Use {SuperOffice.CRM.Services.AppointmentEntity.CustomFields} instead. Values of the user defined
    fields. A key is the ProgId of the field, or "SuperOffice:" and its number where it has none.
    """
    extra_fields: dict[str, str] | None = None
    """Deprecated: Use {SuperOffice.CRM.Services.AppointmentEntity.CustomFields} instead. Values that plug-ins and
    foreign systems have added.
    """
    custom_fields: dict[str, str] | None = None
    """All added values in one map: user defined fields and extra fields together. It takes the place of
    UserDefinedFields.
    """
    visible_for: list[VisibleFor] | None = None
    """Users and groups who may see the record"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
