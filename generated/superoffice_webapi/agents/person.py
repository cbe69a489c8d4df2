"""Person: 2 methods."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Unpack

from .. import models
from .._options import CallOptions
from .._resource import AsyncOptionalResource, OptionalResource, async_raw, raw
from .._types import UNSET, Names


class PersonAgent(OptionalResource):
    """The Person agent."""

    @cached_property
    def with_raw_response(self) -> PersonAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return PersonAgentRaw(self)

    def change_person_rank(
        self,
        *,
        person_id: int | None = UNSET,
        move_up: bool | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> int | None:
        """Moves a person up or down among the persons of a company.

        The person with rank = 1 is the main one: letters and selections go there unless somebody else is named.

        It does what the two arrows beside the list do

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            None if it does not exist.

        Operation v1PersonAgent_ChangePersonRank: agent/Person_Agent/v1PersonAgent_ChangePersonRank.md
        """
        return self._call(
            "POST /api/v1/Agents/Person/ChangePersonRank",
            int,
            query={"$select": select},
            json={"PersonId": person_id, "MoveUp": move_up},
            options=extra,
        )

    def get_person_list(
        self, person_ids: Any, *, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> list[models.Person] | None:
        """Gets an array of Person objects.

        Args:
            person_ids: The primary keys.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            None if it does not exist.

        Operation v1PersonAgent_GetPersonList: agent/Person_Agent/v1PersonAgent_GetPersonList.md
        """
        return self._call(
            "POST /api/v1/Agents/Person/GetPersonList",
            list[models.Person],
            query={"$select": select},
            json=person_ids,
            options=extra,
        )


class PersonAgentRaw:
    """The methods of `PersonAgent`, returning raw responses."""

    def __init__(self, plain: PersonAgent) -> None:
        self.change_person_rank = raw(plain.change_person_rank)
        self.get_person_list = raw(plain.get_person_list)


class AsyncPersonAgent(AsyncOptionalResource):
    """The Person agent."""

    @cached_property
    def with_raw_response(self) -> AsyncPersonAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncPersonAgentRaw(self)

    async def change_person_rank(
        self,
        *,
        person_id: int | None = UNSET,
        move_up: bool | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> int | None:
        """Moves a person up or down among the persons of a company. See `PersonAgent.change_person_rank`."""
        return await self._call(
            "POST /api/v1/Agents/Person/ChangePersonRank",
            int,
            query={"$select": select},
            json={"PersonId": person_id, "MoveUp": move_up},
            options=extra,
        )

    async def get_person_list(
        self, person_ids: Any, *, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> list[models.Person] | None:
        """Gets an array of Person objects. See `PersonAgent.get_person_list`."""
        return await self._call(
            "POST /api/v1/Agents/Person/GetPersonList",
            list[models.Person],
            query={"$select": select},
            json=person_ids,
            options=extra,
        )


class AsyncPersonAgentRaw:
    """The methods of `AsyncPersonAgent`, returning raw responses."""

    def __init__(self, plain: AsyncPersonAgent) -> None:
        self.change_person_rank = async_raw(plain.change_person_rank)
        self.get_person_list = async_raw(plain.get_person_list)
