"""Person: 2 methods."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import UNSET, Names


class PersonAgent(Resource):
    """The Person agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> PersonAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return PersonAgentRaw(self)

    def change_rank(
        self,
        *,
        person_id: int | None = UNSET,
        move_up: bool | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> int:
        """Moves a person up or down among the persons of a company.

        The person with rank = 1 is the main one: letters and selections go there unless somebody else is named.

        It does what the two arrows beside the list do

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1PersonAgent_ChangePersonRank: agent/Person_Agent/v1PersonAgent_ChangePersonRank.md
        """
        return self._call(
            "POST /api/v1/Agents/Person/ChangePersonRank",
            int,
            query={"$select": select},
            json={"PersonId": person_id, "MoveUp": move_up},
            options=extra,
        )

    def get_list(
        self, person_ids: Any, *, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> list[models.Person]:
        """Gets an array of Person objects.

        Args:
            person_ids: The primary keys.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1PersonAgent_GetPersonList: agent/Person_Agent/v1PersonAgent_GetPersonList.md
        """
        return self._read(
            "POST /api/v1/Agents/Person/GetPersonList",
            list[models.Person],
            query={"$select": select},
            json=person_ids,
            options=extra,
        )

    change_person_rank = deprecated_name(change_rank)
    get_person_list = deprecated_name(get_list)


class PersonAgentRaw(RawMethods):
    """The methods of `PersonAgent`, returning raw responses."""

    def __init__(self, plain: PersonAgent) -> None:
        super().__init__(plain)
        self.change_rank = raw(plain.change_rank)
        self.get_list = raw(plain.get_list)


class AsyncPersonAgent(AsyncResource):
    """The Person agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncPersonAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncPersonAgentRaw(self)

    async def change_rank(
        self,
        *,
        person_id: int | None = UNSET,
        move_up: bool | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> int:
        """Moves a person up or down among the persons of a company. See `PersonAgent.change_rank`."""
        return await self._call(
            "POST /api/v1/Agents/Person/ChangePersonRank",
            int,
            query={"$select": select},
            json={"PersonId": person_id, "MoveUp": move_up},
            options=extra,
        )

    async def get_list(
        self, person_ids: Any, *, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> list[models.Person]:
        """Gets an array of Person objects. See `PersonAgent.get_list`."""
        return await self._read(
            "POST /api/v1/Agents/Person/GetPersonList",
            list[models.Person],
            query={"$select": select},
            json=person_ids,
            options=extra,
        )

    change_person_rank = deprecated_name(change_rank)
    get_person_list = deprecated_name(get_list)


class AsyncPersonAgentRaw(RawMethods):
    """The methods of `AsyncPersonAgent`, returning raw responses."""

    def __init__(self, plain: AsyncPersonAgent) -> None:
        super().__init__(plain)
        self.change_rank = async_raw(plain.change_rank)
        self.get_list = async_raw(plain.get_list)
