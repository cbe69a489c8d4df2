"""The names of methods: one for each operation, and the documented one for code that was written with it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.client import harbour
from tests.client.harbour import Answer, Server

NAMES = {
    "get_boat": "get",
    "get_all": "list",
    "post_boat": "create",
    "put_boat": "update",
    "patch_boat": "patch",
    "delete_boat": "delete",
    "default_boat": "default",
    "get_boat_if_modified": "get_if_modified",
}
"""Documented name -> name of the method."""


@pytest.mark.parametrize(("old", "new"), NAMES.items())
def test_the_documented_name_is_the_same_method(client: Any, old: str, new: str) -> None:
    text = f"BoatResource.{old} is deprecated: write {new}"
    with pytest.warns(DeprecationWarning) as warned:
        assert getattr(client.boat, old) == getattr(client.boat, new)
    assert [(str(w.message), w.filename) for w in warned] == [(text, __file__)]
    with pytest.warns(DeprecationWarning) as warned:
        assert getattr(client.boat.with_raw_response, old) is getattr(client.boat.with_raw_response, new)
    assert [(str(w.message), w.filename) for w in warned] == [(text, __file__)]


def test_the_documented_name_can_be_called(server: Server, client: Any) -> None:
    server.will(Answer(body={"BoatId": 7}))
    with pytest.warns(DeprecationWarning):
        assert client.boat.get_boat(7).boat_id == 7
    with pytest.warns(DeprecationWarning):
        assert client.boat.with_raw_response.get_boat(7).status == 200

    async def main() -> None:
        async with harbour.package().AsyncHarbour(server.url) as asynchronous:
            with pytest.warns(DeprecationWarning, match="AsyncBoatResource"):
                assert (await asynchronous.boat.get_boat(7)).boat_id == 7
            with pytest.warns(DeprecationWarning, match="AsyncBoatResource"):
                assert (await asynchronous.boat.with_raw_response.get_boat(7)).status == 200

    asyncio.run(main())


def test_only_one_name_of_a_method_is_listed(client: Any) -> None:
    listed = {name for name in dir(client.boat) if not name.startswith("_")}
    assert listed & NAMES.keys() == set()
    assert listed >= {"get", "list", "create", "update", "patch", "delete", "default", "get_if_modified", "get_photo"}
    operations = {name for name in dir(client.boat.with_raw_response) if not name.startswith("_")}
    assert listed - operations == {"with_raw_response"}
    assert "count_old" in dir(client.agents.pilot), "what the pages call deprecated has no other name"


@pytest.mark.parametrize("name", ["get_ship", "_plain_class"])
def test_other_names_are_unknown(client: Any, name: str) -> None:
    empty = object.__new__(type(client.boat.with_raw_response))
    with pytest.raises(AttributeError, match=name):
        getattr(empty if name.startswith("_") else client.boat.with_raw_response, name)
