"""What is sent for a record: under the names of the API, and nothing that was not there."""

from __future__ import annotations

import asyncio
import copy
import importlib
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from tests.client import harbour
from tests.client.harbour import Answer, Server

BOAT = {"name": "Elida", "URL": "u", "crew": [{"name": "Tor", "ship": {"hull": {"length": 5}}}], "New": None}
IN_JSON = {"Name": "Elida", "URL": "u", "Crew": [{"Name": "Tor", "Ship": {"Hull": {"Length": 5}}}], "New": None}


def encode(value: Any) -> Any:
    """The JSON value of a model of the client."""
    harbour.package()
    return importlib.import_module("harbour_client._model").encode(value)


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


SELECTED = {
    "BoatId": 7,
    "Name": None,
    "Kind": None,
    "Crew": [{"Name": None, "Ship": {"Captain": None, "Hull": None}}],
    "Tender": None,
    "New": None,
    "Newer": 1,
}


@pytest.mark.parametrize("select", ["name, crew/ship/captain", ["Name", "crew/ship/captain"]])
def test_what_was_not_selected_is_never_sent_back(server: Server, client: Any, select: Any) -> None:
    package = harbour.package()
    server.will(Answer(body=SELECTED))
    boat = client.boat.get(7, select=select if isinstance(select, str) else iter(select))
    assert encode(boat) == SELECTED
    whole = client.boat.get(7)
    whole.crew = boat.crew
    raw = client.boat.with_raw_response.get(7, select=select).value
    server.received.clear()
    copies = (copy.deepcopy(boat), pickle.loads(pickle.dumps(boat)), boat.model_copy(update={"name": "Anna"}))  # noqa: S301
    for incomplete in (boat, raw, whole, *copies):
        calls: tuple[Callable[[Any], Any], ...] = (
            client.boat.create,
            client.boat.update,
            client.boat.save,
            lambda body: client.boat.patch(7, body),
        )
        for call in calls:
            with pytest.raises(package.IncompleteRecord, match="was read with select='"):
                call(incomplete)
    with pytest.raises(package.IncompleteRecord, match="this Sailor was read with select='"):
        client.agents.pilot.guide(crew=boat.crew)
    assert server.received == []


def test_the_changes_of_a_record_that_was_selected_from_can_be_sent(server: Server, client: Any) -> None:
    server.will(Answer(body=SELECTED))
    before = client.boat.get(7, select="name")
    after = before.model_copy(update={"name": "Anna"})
    client.boat.patch(7, before, after)
    assert server.last.json == {"Name": "Anna"}
    client.boat.update(7, {"name": "Anna"})
    assert server.last.json == {"Name": "Anna"}


@pytest.mark.parametrize("select", [None, "*", "name,*", "name,kind,url,built,changed,extra,list,tender,crew,new"])
def test_a_record_from_which_nothing_is_left_out_is_sent(server: Server, client: Any, select: Any) -> None:
    server.will(Answer(body=SELECTED))
    client.boat.update(7, client.boat.get(7, select=select))
    assert server.last.json == SELECTED


def test_what_a_call_answers_with_may_be_selected_too(server: Server, client: Any) -> None:
    server.will(Answer(body=SELECTED))
    with pytest.raises(harbour.package().IncompleteRecord):
        client.boat.save(client.agents.pilot.guide(select="name"))


def test_the_asynchronous_client_refuses_the_same(server: Server) -> None:
    package = harbour.package()

    async def main() -> None:
        async with package.AsyncHarbour(server.url) as client:
            boat = await client.boat.get(7, select="name")
            for call in (client.boat.update, client.boat.save, client.boat.create):
                with pytest.raises(package.IncompleteRecord):
                    await call(boat)

    server.will(Answer(body=SELECTED))
    asyncio.run(main())
    assert len(server.received) == 1


READ = {"BoatId": 7, "Name": "Elida", "Changed": "2024-01-06T12:00:00.7", "New": 1}


def test_update_takes_the_key_from_the_record(server: Server, client: Any) -> None:
    server.will(Answer(body=READ))
    boat = client.boat.get(7)
    calls: tuple[Callable[[], Any], ...] = (
        lambda: client.boat.update(boat),
        lambda: client.boat.update(boat, language="en"),
        lambda: client.boat.with_raw_response.update(boat).value,
        lambda: client.boat.update(7, boat),
        lambda: client.boat.update(id=7, entity=boat),
        lambda: client.boat.update(7, READ),
    )
    for call in calls:
        assert call().boat_id == 7
        assert (server.last.method, server.last.path, server.last.json) == ("PUT", "/Cust1/api/v1/Boat/7", READ)
        assert "if-unmodified-since" not in server.last.headers


def test_what_cannot_be_updated_is_refused(server: Server, client: Any) -> None:
    boat = harbour.package().models.Boat
    for nameless in (boat(), boat(boat_id=0), boat(boat_id=None)):
        with pytest.raises(ValueError, match="this Boat has no boat_id"):
            client.boat.update(nameless)
    with pytest.raises(TypeError, match="expected a record"):
        client.boat.update(7)
    for never_read in (boat(boat_id=7), boat(boat_id=7, changed=None)):
        with pytest.raises(ValueError, match="with its changed"):
            client.boat.save(never_read, if_unchanged=True)
    with pytest.raises(ValueError, match="with its changed"):
        client.boat.update(7, {"Changed": "2024-01-06T12:00:00"}, if_unchanged=True)
    assert server.received == []


def test_save_creates_what_has_no_key_and_updates_the_rest(server: Server, client: Any) -> None:
    server.will(Answer(body=READ))
    boat = harbour.package().models.Boat(name="Elida")
    saved = client.boat.save(boat, if_unchanged=True)
    assert (server.last.method, server.last.path, server.last.json) == ("POST", "/Cust1/api/v1/Boat", {"Name": "Elida"})
    client.boat.save(saved)
    assert (server.last.method, server.last.path, server.last.json) == ("PUT", "/Cust1/api/v1/Boat/7", READ)
    saved.boat_id = 0
    assert client.boat.with_raw_response.save(saved, language="en").status == 200
    assert (server.last.method, server.last.headers["hb-language"]) == ("POST", "en")


def test_a_record_that_somebody_else_changed_is_not_saved(server: Server, client: Any) -> None:
    server.will(Answer(body=READ))
    boat = client.boat.get(7)
    server.will(Answer(412, {"Message": "changed"}))
    for call in (client.boat.save, client.boat.update, client.boat.with_raw_response.save):
        with pytest.raises(harbour.package().PreconditionFailed):
            call(boat, if_unchanged=True)
        assert server.last.headers["if-unmodified-since"] == "Sat, 06 Jan 2024 12:00:00 GMT"


def test_the_asynchronous_client_saves_the_same(server: Server) -> None:
    async def main() -> None:
        async with harbour.package().AsyncHarbour(server.url) as client:
            boat = await client.boat.save(harbour.package().models.Boat(name="Elida"))
            await client.boat.update(boat)
            await client.boat.save(boat, if_unchanged=True)
            response = await client.boat.with_raw_response.save(boat)
            assert response.status == 200

    server.will(Answer(body=READ))
    asyncio.run(main())
    assert [request.method for request in server.received] == ["POST", "PUT", "PUT", "PUT"]
    assert server.received[2].headers["if-unmodified-since"] == "Sat, 06 Jan 2024 12:00:00 GMT"
