"""Preference: 1 method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Unpack

from .. import models
from .._deprecated_name import RawMethods
from .._options import CallOptions
from .._property_names import json_names
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import UNSET, Names


class PreferenceAgent(Resource):
    """The Preference agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> PreferenceAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return PreferenceAgentRaw(self)

    def get_preferences(
        self,
        *,
        specifications: Sequence[models.PreferenceSpec | Mapping[str, Any]] | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> list[models.Preference]:
        """Gets the preferences that the specifications name.

        DisplayValue and DisplayTooltip stay blank, which is faster

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1PreferenceAgent_GetPreferences: agent/Preference_Agent/v1PreferenceAgent_GetPreferences.md
        """
        return self._read(
            "POST /api/v1/Agents/Preference/GetPreferences",
            list[models.Preference],
            query={"$select": select},
            json={"Specifications": json_names(list[models.PreferenceSpec], specifications)},
            options=extra,
        )


class PreferenceAgentRaw(RawMethods):
    """The methods of `PreferenceAgent`, returning raw responses."""

    def __init__(self, plain: PreferenceAgent) -> None:
        super().__init__(plain)
        self.get_preferences = raw(plain.get_preferences)


class AsyncPreferenceAgent(AsyncResource):
    """The Preference agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncPreferenceAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncPreferenceAgentRaw(self)

    async def get_preferences(
        self,
        *,
        specifications: Sequence[models.PreferenceSpec | Mapping[str, Any]] | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> list[models.Preference]:
        """Gets the preferences that the specifications name. See `PreferenceAgent.get_preferences`."""
        return await self._read(
            "POST /api/v1/Agents/Preference/GetPreferences",
            list[models.Preference],
            query={"$select": select},
            json={"Specifications": json_names(list[models.PreferenceSpec], specifications)},
            options=extra,
        )


class AsyncPreferenceAgentRaw(RawMethods):
    """The methods of `AsyncPreferenceAgent`, returning raw responses."""

    def __init__(self, plain: AsyncPreferenceAgent) -> None:
        super().__init__(plain)
        self.get_preferences = async_raw(plain.get_preferences)
