"""Appointment: 6 methods."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._property_names import json_names
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import UNSET, Names


class AppointmentAgent(Resource):
    """The Appointment agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AppointmentAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AppointmentAgentRaw(self)

    def accept(
        self,
        *,
        appointment_id: int | None = UNSET,
        update_mode: Literal["OnlyThis"] | str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Accepts an invitation to an appointment.

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1AppointmentAgent_Accept: agent/Appointment_Agent/v1AppointmentAgent_Accept.md
        """
        return self._send(
            "POST /api/v1/Agents/Appointment/Accept",
            query={"$select": select},
            json={"AppointmentId": appointment_id, "UpdateMode": update_mode},
            options=extra,
        )

    def accept_rejected(
        self,
        *,
        appointment_id: int | None = UNSET,
        update_mode: Literal["OnlyThis"] | str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.AppointmentEntity:
        """Takes note that somebody you invited has turned the invitation down.

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1AppointmentAgent_AcceptRejected: agent/Appointment_Agent/v1AppointmentAgent_AcceptRejected.md
        """
        return self._call(
            "POST /api/v1/Agents/Appointment/AcceptRejected",
            models.AppointmentEntity,
            query={"$select": select},
            json={"AppointmentId": appointment_id, "UpdateMode": update_mode},
            options=extra,
        )

    def accept_with_smtp_email_confirmation(
        self,
        *,
        appointment_id: int | None = UNSET,
        update_mode: str | None = UNSET,
        smtp_email_connection_info: models.EMailConnectionInfo | Mapping[str, Any] | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Accepts an invitation and tells the organizer by e-mail.

        Args:
            smtp_email_connection_info: Everything that is needed to reach a mail server Carrier object for
                EMailConnectionInfo. More at its agent.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1AppointmentAgent_AcceptWithSmtpEmailConfirmation:
        agent/Appointment_Agent/v1AppointmentAgent_AcceptWithSmtpEmailConfirmation.md
        """
        return self._send(
            "POST /api/v1/Agents/Appointment/AcceptWithSmtpEmailConfirmation",
            query={"$select": select},
            json={
                "AppointmentId": appointment_id,
                "UpdateMode": update_mode,
                "SmtpEMailConnectionInfo": json_names(models.EMailConnectionInfo, smtp_email_connection_info),
            },
            options=extra,
        )

    def default_recurrence(self, *, select: Names | None = None, **extra: Unpack[CallOptions]) -> models.RecurrenceInfo:
        """Creates a RecurrenceInfo object with the values that a new one starts with.

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1AppointmentAgent_CreateDefaultRecurrence:
        agent/Appointment_Agent/v1AppointmentAgent_CreateDefaultRecurrence.md
        """
        return self._read(
            "POST /api/v1/Agents/Appointment/CreateDefaultRecurrence",
            models.RecurrenceInfo,
            query={"$select": select},
            options=extra,
        )

    def reject(
        self,
        *,
        appointment_id: int | None = UNSET,
        reject_reason: str | None = UNSET,
        update_mode: Literal["OnlyThis"] | str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Turns down an invitation to an appointment

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1AppointmentAgent_Reject: agent/Appointment_Agent/v1AppointmentAgent_Reject.md
        """
        return self._send(
            "POST /api/v1/Agents/Appointment/Reject",
            query={"$select": select},
            json={"AppointmentId": appointment_id, "RejectReason": reject_reason, "UpdateMode": update_mode},
            options=extra,
        )

    def reject_with_smtp_email_confirmation(
        self,
        *,
        appointment_id: int | None = UNSET,
        reject_reason: str | None = UNSET,
        update_mode: str | None = UNSET,
        smtp_email_connection_info: models.EMailConnectionInfo | Mapping[str, Any] | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Turns down an invitation and tells the organizer by e-mail.

        Args:
            smtp_email_connection_info: Everything that is needed to reach a mail server Carrier object for
                EMailConnectionInfo. More at its agent.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1AppointmentAgent_RejectWithSmtpEmailConfirmation:
        agent/Appointment_Agent/v1AppointmentAgent_RejectWithSmtpEmailConfirmation.md
        """
        return self._send(
            "POST /api/v1/Agents/Appointment/RejectWithSmtpEmailConfirmation",
            query={"$select": select},
            json={
                "AppointmentId": appointment_id,
                "RejectReason": reject_reason,
                "UpdateMode": update_mode,
                "SmtpEMailConnectionInfo": json_names(models.EMailConnectionInfo, smtp_email_connection_info),
            },
            options=extra,
        )

    create_default_recurrence = deprecated_name(default_recurrence)


class AppointmentAgentRaw(RawMethods):
    """The methods of `AppointmentAgent`, returning raw responses."""

    def __init__(self, plain: AppointmentAgent) -> None:
        super().__init__(plain)
        self.accept = raw(plain.accept)
        self.accept_rejected = raw(plain.accept_rejected)
        self.accept_with_smtp_email_confirmation = raw(plain.accept_with_smtp_email_confirmation)
        self.default_recurrence = raw(plain.default_recurrence)
        self.reject = raw(plain.reject)
        self.reject_with_smtp_email_confirmation = raw(plain.reject_with_smtp_email_confirmation)


class AsyncAppointmentAgent(AsyncResource):
    """The Appointment agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncAppointmentAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncAppointmentAgentRaw(self)

    async def accept(
        self,
        *,
        appointment_id: int | None = UNSET,
        update_mode: Literal["OnlyThis"] | str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Accepts an invitation to an appointment. See `AppointmentAgent.accept`."""
        return await self._send(
            "POST /api/v1/Agents/Appointment/Accept",
            query={"$select": select},
            json={"AppointmentId": appointment_id, "UpdateMode": update_mode},
            options=extra,
        )

    async def accept_rejected(
        self,
        *,
        appointment_id: int | None = UNSET,
        update_mode: Literal["OnlyThis"] | str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.AppointmentEntity:
        """Takes note that somebody you invited has turned the invitation down."""
        return await self._call(
            "POST /api/v1/Agents/Appointment/AcceptRejected",
            models.AppointmentEntity,
            query={"$select": select},
            json={"AppointmentId": appointment_id, "UpdateMode": update_mode},
            options=extra,
        )

    async def accept_with_smtp_email_confirmation(
        self,
        *,
        appointment_id: int | None = UNSET,
        update_mode: str | None = UNSET,
        smtp_email_connection_info: models.EMailConnectionInfo | Mapping[str, Any] | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Accepts an invitation and tells the organizer by e-mail."""
        return await self._send(
            "POST /api/v1/Agents/Appointment/AcceptWithSmtpEmailConfirmation",
            query={"$select": select},
            json={
                "AppointmentId": appointment_id,
                "UpdateMode": update_mode,
                "SmtpEMailConnectionInfo": json_names(models.EMailConnectionInfo, smtp_email_connection_info),
            },
            options=extra,
        )

    async def default_recurrence(
        self, *, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.RecurrenceInfo:
        """Creates a RecurrenceInfo object with the values that a new one starts with."""
        return await self._read(
            "POST /api/v1/Agents/Appointment/CreateDefaultRecurrence",
            models.RecurrenceInfo,
            query={"$select": select},
            options=extra,
        )

    async def reject(
        self,
        *,
        appointment_id: int | None = UNSET,
        reject_reason: str | None = UNSET,
        update_mode: Literal["OnlyThis"] | str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Turns down an invitation to an appointment. See `AppointmentAgent.reject`."""
        return await self._send(
            "POST /api/v1/Agents/Appointment/Reject",
            query={"$select": select},
            json={"AppointmentId": appointment_id, "RejectReason": reject_reason, "UpdateMode": update_mode},
            options=extra,
        )

    async def reject_with_smtp_email_confirmation(
        self,
        *,
        appointment_id: int | None = UNSET,
        reject_reason: str | None = UNSET,
        update_mode: str | None = UNSET,
        smtp_email_connection_info: models.EMailConnectionInfo | Mapping[str, Any] | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Turns down an invitation and tells the organizer by e-mail."""
        return await self._send(
            "POST /api/v1/Agents/Appointment/RejectWithSmtpEmailConfirmation",
            query={"$select": select},
            json={
                "AppointmentId": appointment_id,
                "RejectReason": reject_reason,
                "UpdateMode": update_mode,
                "SmtpEMailConnectionInfo": json_names(models.EMailConnectionInfo, smtp_email_connection_info),
            },
            options=extra,
        )

    create_default_recurrence = deprecated_name(default_recurrence)


class AsyncAppointmentAgentRaw(RawMethods):
    """The methods of `AsyncAppointmentAgent`, returning raw responses."""

    def __init__(self, plain: AsyncAppointmentAgent) -> None:
        super().__init__(plain)
        self.accept = async_raw(plain.accept)
        self.accept_rejected = async_raw(plain.accept_rejected)
        self.accept_with_smtp_email_confirmation = async_raw(plain.accept_with_smtp_email_confirmation)
        self.default_recurrence = async_raw(plain.default_recurrence)
        self.reject = async_raw(plain.reject)
        self.reject_with_smtp_email_confirmation = async_raw(plain.reject_with_smtp_email_confirmation)
