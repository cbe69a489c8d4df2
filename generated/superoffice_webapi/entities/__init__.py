"""The entities: what is stored. Each group is imported at first use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .. import entities
from .._core import AsyncCore, Core

if TYPE_CHECKING:
    from .appointment import AppointmentResource as AppointmentResource
    from .appointment import AsyncAppointmentResource as AsyncAppointmentResource
    from .archive import ArchiveResource as ArchiveResource
    from .archive import AsyncArchiveResource as AsyncArchiveResource
    from .category_list import AsyncCategoryListResource as AsyncCategoryListResource
    from .category_list import CategoryListResource as CategoryListResource
    from .contact import AsyncContactResource as AsyncContactResource
    from .contact import ContactResource as ContactResource
    from .document import AsyncDocumentResource as AsyncDocumentResource
    from .document import DocumentResource as DocumentResource
    from .list import AsyncListResource as AsyncListResource
    from .list import ListResource as ListResource
    from .person import AsyncPersonResource as AsyncPersonResource
    from .person import PersonResource as PersonResource
    from .role import AsyncRoleResource as AsyncRoleResource
    from .role import RoleResource as RoleResource
    from .selection import AsyncSelectionResource as AsyncSelectionResource
    from .selection import SelectionResource as SelectionResource
    from .table_record import AsyncTableRecordResource as AsyncTableRecordResource
    from .table_record import TableRecordResource as TableRecordResource
    from .ticket import AsyncTicketResource as AsyncTicketResource
    from .ticket import TicketResource as TicketResource
    from .user import AsyncUserResource as AsyncUserResource
    from .user import UserResource as UserResource
    from .webhook import AsyncWebhookResource as AsyncWebhookResource
    from .webhook import WebhookResource as WebhookResource


class Entities:
    """The entities: what is stored."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @cached_property
    def appointment(self) -> entities.AppointmentResource:
        """The Appointment entity."""
        return entities.AppointmentResource(self._core)

    @cached_property
    def archive(self) -> entities.ArchiveResource:
        """The Archive entity."""
        return entities.ArchiveResource(self._core)

    @cached_property
    def category_list(self) -> entities.CategoryListResource:
        """The CategoryList entity."""
        return entities.CategoryListResource(self._core)

    @cached_property
    def contact(self) -> entities.ContactResource:
        """The Contact entity."""
        return entities.ContactResource(self._core)

    @cached_property
    def document(self) -> entities.DocumentResource:
        """The Document entity."""
        return entities.DocumentResource(self._core)

    @cached_property
    def list(self) -> entities.ListResource:
        """The List entity."""
        return entities.ListResource(self._core)

    @cached_property
    def person(self) -> entities.PersonResource:
        """The Person entity."""
        return entities.PersonResource(self._core)

    @cached_property
    def role(self) -> entities.RoleResource:
        """The Role entity."""
        return entities.RoleResource(self._core)

    @cached_property
    def selection(self) -> entities.SelectionResource:
        """The Selection entity."""
        return entities.SelectionResource(self._core)

    @cached_property
    def table_record(self) -> entities.TableRecordResource:
        """The TableRecord entity."""
        return entities.TableRecordResource(self._core)

    @cached_property
    def ticket(self) -> entities.TicketResource:
        """The Ticket entity."""
        return entities.TicketResource(self._core)

    @cached_property
    def user(self) -> entities.UserResource:
        """The User entity."""
        return entities.UserResource(self._core)

    @cached_property
    def webhook(self) -> entities.WebhookResource:
        """The Webhook entity."""
        return entities.WebhookResource(self._core)


class AsyncEntities:
    """The entities: what is stored."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @cached_property
    def appointment(self) -> entities.AsyncAppointmentResource:
        """The Appointment entity."""
        return entities.AsyncAppointmentResource(self._core)

    @cached_property
    def archive(self) -> entities.AsyncArchiveResource:
        """The Archive entity."""
        return entities.AsyncArchiveResource(self._core)

    @cached_property
    def category_list(self) -> entities.AsyncCategoryListResource:
        """The CategoryList entity."""
        return entities.AsyncCategoryListResource(self._core)

    @cached_property
    def contact(self) -> entities.AsyncContactResource:
        """The Contact entity."""
        return entities.AsyncContactResource(self._core)

    @cached_property
    def document(self) -> entities.AsyncDocumentResource:
        """The Document entity."""
        return entities.AsyncDocumentResource(self._core)

    @cached_property
    def list(self) -> entities.AsyncListResource:
        """The List entity."""
        return entities.AsyncListResource(self._core)

    @cached_property
    def person(self) -> entities.AsyncPersonResource:
        """The Person entity."""
        return entities.AsyncPersonResource(self._core)

    @cached_property
    def role(self) -> entities.AsyncRoleResource:
        """The Role entity."""
        return entities.AsyncRoleResource(self._core)

    @cached_property
    def selection(self) -> entities.AsyncSelectionResource:
        """The Selection entity."""
        return entities.AsyncSelectionResource(self._core)

    @cached_property
    def table_record(self) -> entities.AsyncTableRecordResource:
        """The TableRecord entity."""
        return entities.AsyncTableRecordResource(self._core)

    @cached_property
    def ticket(self) -> entities.AsyncTicketResource:
        """The Ticket entity."""
        return entities.AsyncTicketResource(self._core)

    @cached_property
    def user(self) -> entities.AsyncUserResource:
        """The User entity."""
        return entities.AsyncUserResource(self._core)

    @cached_property
    def webhook(self) -> entities.AsyncWebhookResource:
        """The Webhook entity."""
        return entities.AsyncWebhookResource(self._core)


_HOME: dict[str, str] = {
    "AppointmentResource": "appointment",
    "AsyncAppointmentResource": "appointment",
    "ArchiveResource": "archive",
    "AsyncArchiveResource": "archive",
    "CategoryListResource": "category_list",
    "AsyncCategoryListResource": "category_list",
    "ContactResource": "contact",
    "AsyncContactResource": "contact",
    "DocumentResource": "document",
    "AsyncDocumentResource": "document",
    "ListResource": "list",
    "AsyncListResource": "list",
    "PersonResource": "person",
    "AsyncPersonResource": "person",
    "RoleResource": "role",
    "AsyncRoleResource": "role",
    "SelectionResource": "selection",
    "AsyncSelectionResource": "selection",
    "TableRecordResource": "table_record",
    "AsyncTableRecordResource": "table_record",
    "TicketResource": "ticket",
    "AsyncTicketResource": "ticket",
    "UserResource": "user",
    "AsyncUserResource": "user",
    "WebhookResource": "webhook",
    "AsyncWebhookResource": "webhook",
}


if not TYPE_CHECKING:  # type checkers know the names: with this function, they would allow any

    def __getattr__(name: str) -> Any:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f".{_HOME[name]}", __name__), name)
        return value


def __dir__() -> Iterable[str]:
    return sorted({*globals(), *_HOME})
