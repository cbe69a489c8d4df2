"""All models of the API. Each model is imported at first use, together with the models that it refers to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .appointment_entity import AppointmentEntity as AppointmentEntity
    from .appointment_entity_with_links import AppointmentEntityWithLinks as AppointmentEntityWithLinks
    from .associate import Associate as Associate
    from .category import Category as Category
    from .contact import Contact as Contact
    from .contact_entity import ContactEntity as ContactEntity
    from .contact_entity_with_links import ContactEntityWithLinks as ContactEntityWithLinks
    from .country import Country as Country
    from .day_pattern import DayPattern as DayPattern
    from .document_entity import DocumentEntity as DocumentEntity
    from .document_template import DocumentTemplate as DocumentTemplate
    from .duplicate_rule import DuplicateRule as DuplicateRule
    from .email_connection_info import EMailConnectionInfo as EMailConnectionInfo
    from .email_or_phone import EmailOrPhone as EmailOrPhone
    from .field_property import FieldProperty as FieldProperty
    from .interest import Interest as Interest
    from .link import Link as Link
    from .list_entity import ListEntity as ListEntity
    from .list_entity_with_links import ListEntityWithLinks as ListEntityWithLinks
    from .list_item_entity import ListItemEntity as ListItemEntity
    from .month_pattern import MonthPattern as MonthPattern
    from .o_data_slim_response import ODataSlimResponse as ODataSlimResponse
    from .participant import Participant as Participant
    from .person import Person as Person
    from .person_entity_with_links import PersonEntityWithLinks as PersonEntityWithLinks
    from .preference import Preference as Preference
    from .preference_spec import PreferenceSpec as PreferenceSpec
    from .recurrence_date import RecurrenceDate as RecurrenceDate
    from .recurrence_info import RecurrenceInfo as RecurrenceInfo
    from .table_right import TableRight as TableRight
    from .task import Task as Task
    from .ticket_entity import TicketEntity as TicketEntity
    from .ticket_status_entity import TicketStatusEntity as TicketStatusEntity
    from .visible_for import VisibleFor as VisibleFor
    from .webhook import Webhook as Webhook
    from .week_pattern import WeekPattern as WeekPattern
    from .year_pattern import YearPattern as YearPattern

_HOME: dict[str, str] = {
    "AppointmentEntity": "appointment_entity",
    "AppointmentEntityWithLinks": "appointment_entity_with_links",
    "Associate": "associate",
    "Category": "category",
    "Contact": "contact",
    "ContactEntity": "contact_entity",
    "ContactEntityWithLinks": "contact_entity_with_links",
    "Country": "country",
    "DayPattern": "day_pattern",
    "DocumentEntity": "document_entity",
    "DocumentTemplate": "document_template",
    "DuplicateRule": "duplicate_rule",
    "EMailConnectionInfo": "email_connection_info",
    "EmailOrPhone": "email_or_phone",
    "FieldProperty": "field_property",
    "Interest": "interest",
    "Link": "link",
    "ListEntity": "list_entity",
    "ListEntityWithLinks": "list_entity_with_links",
    "ListItemEntity": "list_item_entity",
    "MonthPattern": "month_pattern",
    "ODataSlimResponse": "o_data_slim_response",
    "Participant": "participant",
    "Person": "person",
    "PersonEntityWithLinks": "person_entity_with_links",
    "Preference": "preference",
    "PreferenceSpec": "preference_spec",
    "RecurrenceDate": "recurrence_date",
    "RecurrenceInfo": "recurrence_info",
    "TableRight": "table_right",
    "Task": "task",
    "TicketEntity": "ticket_entity",
    "TicketStatusEntity": "ticket_status_entity",
    "VisibleFor": "visible_for",
    "Webhook": "webhook",
    "WeekPattern": "week_pattern",
    "YearPattern": "year_pattern",
}


if not TYPE_CHECKING:  # type checkers know the names: with this function, they would allow any

    def __getattr__(name: str) -> Any:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f".{_HOME[name]}", __name__), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
