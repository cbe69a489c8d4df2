"""The agents: services that do something. Each group is imported at first use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .. import agents
from .._core import AsyncCore, Core

if TYPE_CHECKING:
    from .appointment import AppointmentAgent as AppointmentAgent
    from .appointment import AsyncAppointmentAgent as AsyncAppointmentAgent
    from .associate import AssociateAgent as AssociateAgent
    from .associate import AsyncAssociateAgent as AsyncAssociateAgent
    from .blob import AsyncBLOBAgent as AsyncBLOBAgent
    from .blob import BLOBAgent as BLOBAgent
    from .contact import AsyncContactAgent as AsyncContactAgent
    from .contact import ContactAgent as ContactAgent
    from .email import AsyncEMailAgent as AsyncEMailAgent
    from .email import EMailAgent as EMailAgent
    from .list import AsyncListAgent as AsyncListAgent
    from .list import ListAgent as ListAgent
    from .person import AsyncPersonAgent as AsyncPersonAgent
    from .person import PersonAgent as PersonAgent
    from .preference import AsyncPreferenceAgent as AsyncPreferenceAgent
    from .preference import PreferenceAgent as PreferenceAgent
    from .webhook import AsyncWebhookAgent as AsyncWebhookAgent
    from .webhook import WebhookAgent as WebhookAgent


class Agents:
    """The agents: services that do something."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @cached_property
    def appointment(self) -> agents.AppointmentAgent:
        """The Appointment agent."""
        return agents.AppointmentAgent(self._core)

    @cached_property
    def associate(self) -> agents.AssociateAgent:
        """The Associate agent."""
        return agents.AssociateAgent(self._core)

    @cached_property
    def blob(self) -> agents.BLOBAgent:
        """The BLOB agent."""
        return agents.BLOBAgent(self._core)

    @cached_property
    def contact(self) -> agents.ContactAgent:
        """The Contact agent."""
        return agents.ContactAgent(self._core)

    @cached_property
    def email(self) -> agents.EMailAgent:
        """The EMail agent."""
        return agents.EMailAgent(self._core)

    @cached_property
    def list(self) -> agents.ListAgent:
        """The List agent."""
        return agents.ListAgent(self._core)

    @cached_property
    def person(self) -> agents.PersonAgent:
        """The Person agent."""
        return agents.PersonAgent(self._core)

    @cached_property
    def preference(self) -> agents.PreferenceAgent:
        """The Preference agent."""
        return agents.PreferenceAgent(self._core)

    @cached_property
    def webhook(self) -> agents.WebhookAgent:
        """The Webhook agent."""
        return agents.WebhookAgent(self._core)


class AsyncAgents:
    """The agents: services that do something."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @cached_property
    def appointment(self) -> agents.AsyncAppointmentAgent:
        """The Appointment agent."""
        return agents.AsyncAppointmentAgent(self._core)

    @cached_property
    def associate(self) -> agents.AsyncAssociateAgent:
        """The Associate agent."""
        return agents.AsyncAssociateAgent(self._core)

    @cached_property
    def blob(self) -> agents.AsyncBLOBAgent:
        """The BLOB agent."""
        return agents.AsyncBLOBAgent(self._core)

    @cached_property
    def contact(self) -> agents.AsyncContactAgent:
        """The Contact agent."""
        return agents.AsyncContactAgent(self._core)

    @cached_property
    def email(self) -> agents.AsyncEMailAgent:
        """The EMail agent."""
        return agents.AsyncEMailAgent(self._core)

    @cached_property
    def list(self) -> agents.AsyncListAgent:
        """The List agent."""
        return agents.AsyncListAgent(self._core)

    @cached_property
    def person(self) -> agents.AsyncPersonAgent:
        """The Person agent."""
        return agents.AsyncPersonAgent(self._core)

    @cached_property
    def preference(self) -> agents.AsyncPreferenceAgent:
        """The Preference agent."""
        return agents.AsyncPreferenceAgent(self._core)

    @cached_property
    def webhook(self) -> agents.AsyncWebhookAgent:
        """The Webhook agent."""
        return agents.AsyncWebhookAgent(self._core)


_HOME: dict[str, str] = {
    "AppointmentAgent": "appointment",
    "AsyncAppointmentAgent": "appointment",
    "AssociateAgent": "associate",
    "AsyncAssociateAgent": "associate",
    "BLOBAgent": "blob",
    "AsyncBLOBAgent": "blob",
    "ContactAgent": "contact",
    "AsyncContactAgent": "contact",
    "EMailAgent": "email",
    "AsyncEMailAgent": "email",
    "ListAgent": "list",
    "AsyncListAgent": "list",
    "PersonAgent": "person",
    "AsyncPersonAgent": "person",
    "PreferenceAgent": "preference",
    "AsyncPreferenceAgent": "preference",
    "WebhookAgent": "webhook",
    "AsyncWebhookAgent": "webhook",
}


if not TYPE_CHECKING:  # type checkers know the names: with this function, they would allow any

    def __getattr__(name: str) -> Any:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f".{_HOME[name]}", __name__), name)
        return value


def __dir__() -> Iterable[str]:
    return sorted({*globals(), *_HOME})
