"""What is sent for a record: under the names of the API, and nothing that was not there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from tests.client import harbour
from tests.client.harbour import Server

BOAT = {"name": "Elida", "URL": "u", "crew": [{"name": "Tor", "ship": {"hull": {"length": 5}}}], "New": None}
IN_JSON = {"Name": "Elida", "URL": "u", "Crew": [{"Name": "Tor", "Ship": {"Hull": {"Length": 5}}}], "New": None}


def test_a_dict_may_have_the_names_of_attributes(server: Server, client: Any) -> None:
    client.boat.create(BOAT)
    assert server.last.json == IN_JSON
    client.boat.update(7, BOAT)
    assert server.last.json == IN_JSON
    client.boat.patch(7, BOAT)
    assert server.last.json == IN_JSON
    client.boat.patch(7, {"name": "Anna", "url": "u"}, {"Name": "Elida", "URL": "u"})
    assert server.last.json == {"Name": "Elida"}
    client.agents.pilot.guide(crew=[{"name": "Tor"}, harbour.package().models.Sailor(name="Liv")])
    assert server.last.json == {"Crew": [{"Name": "Tor"}, {"Name": "Liv"}]}


def test_a_dict_with_a_misspelt_attribute_is_not_sent(server: Server, client: Any) -> None:
    calls: tuple[Callable[[], Any], ...] = (
        lambda: client.boat.create({"nam": "x"}),
        lambda: client.boat.update(7, {"nam": "x"}),
        lambda: client.boat.patch(7, {"nam": "x"}),
        lambda: client.boat.patch(7, {}, {"nam": "x"}),
        lambda: client.agents.pilot.guide(crew=[{"nam": "Tor"}]),
    )
    for call in calls:
        with pytest.raises(ValueError, match="has no property 'nam'; did you mean 'name'"):
            call()
    assert server.received == []


def test_the_asynchronous_client_takes_and_refuses_the_same(server: Server) -> None:
    async def main() -> None:
        async with harbour.package().AsyncHarbour(server.url) as client:
            await client.boat.create(BOAT)
            with pytest.raises(ValueError, match="did you mean 'name'"):
                await client.boat.update(7, {"nam": "x"})

    asyncio.run(main())
    assert [request.json for request in server.received] == [IN_JSON]
