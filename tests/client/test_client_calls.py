"""What a method sends and what it gives, over a socket."""

from __future__ import annotations

import asyncio
import inspect
import subprocess
import sys
import typing
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.client import harbour
from tests.client.harbour import Answer, Server


def test_an_agent_sends_its_arguments_under_their_wire_names(server: Server, client: Any) -> None:
    server.will(Answer(body={"BoatId": 7, "Name": "Elida"}))
    boat = client.agents.pilot.guide(
        boat_id=7, speed=2.5, crew=[{"Name": "Tor"}], photo=b"\x01", select=["name", "kind"]
    )
    assert (server.last.method, server.last.path) == ("POST", "/Cust1/api/v1/Agents/Pilot/Guide?$select=name,kind")
    assert server.last.json == {"BoatId": 7, "Speed": 2.5, "Crew": [{"Name": "Tor"}], "Photo": "AQ=="}
    assert server.last.headers["content-type"] == "application/json"
    assert server.last.headers["accept"] == "application/json"
    assert (type(boat).__name__, boat.boat_id, boat.name, boat.kind) == ("Boat", 7, "Elida", None)


def test_not_given_and_none_are_two_things(server: Server, client: Any) -> None:
    client.agents.pilot.guide(boat_id=None)
    assert server.last.json == {"BoatId": None}


def test_an_agent_gives_none_for_404_and_null(server: Server, client: Any) -> None:
    server.will(Answer(404, {"errorType": "NotFound", "Message": "no"}))
    assert client.agents.pilot.guide(boat_id=1) is None
    server.will(Answer(body=None))
    assert client.agents.pilot.guide(boat_id=1) is None


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<html><title>IIS: no such page</title></html>", "IIS: no such page"),
        ({"Message": "No HTTP resource was found"}, "No HTTP resource was found"),
        ([{"ErrorType": "NotFound"}], "not found"),
        (b"", "not found"),
    ],
)
def test_a_404_of_something_else_than_the_api_is_an_error(server: Server, client: Any, body: Any, message: str) -> None:
    server.will(Answer(404, body))
    with pytest.raises(harbour.package().NotFound, match=f"/Cust1/api/v1/Agents/Pilot/Guide: 404 {message}"):
        client.agents.pilot.guide(boat_id=1)


def test_what_cannot_be_missing_is_never_none(server: Server, client: Any) -> None:
    server.will(Answer(body=None))
    with pytest.warns(harbour.package().ResponseWarning, match="expected list, got null"):
        raw = client.agents.pilot.with_raw_response.list_crew()
    assert (raw.value, raw.content) == ([], b"null")
    assert [str(problem) for problem in raw.problems] == ["$: expected list, got null"]
    server.will(Answer(404, {"ErrorType": "NotFound", "Message": "no such boat"}))
    with pytest.raises(harbour.package().NotFound, match="no such boat"):
        client.agents.pilot.list_crew()
    annotations = {
        name: inspect.signature(getattr(type(client.agents.pilot), name)).return_annotation
        for name in ("guide", "list_crew", "count_old", "get_chart")
    }
    assert annotations == {
        "guide": "models.Boat | None",
        "list_crew": "list[models.Sailor]",
        "count_old": "int",
        "get_chart": "Download | None",
    }


@pytest.mark.parametrize("value", [None, "", ".", ".."])
def test_a_path_without_a_value_is_refused_before_anything_is_sent(server: Server, client: Any, value: Any) -> None:
    server.received.clear()
    with pytest.raises(ValueError, match=r"DELETE /api/v1/Boat/\{id\}: the argument for `id` is"):
        client.boat.delete(value)

    async def call() -> None:
        async with harbour.package().AsyncHarbour(server.url) as waiting:
            await waiting.boat.delete(value)

    with pytest.raises(ValueError, match=r"DELETE /api/v1/Boat/\{id\}: the argument for `id` is"):
        asyncio.run(call())
    assert server.received == []


def test_an_entity_raises_for_404_and_null(server: Server, client: Any) -> None:
    not_found = harbour.package().NotFound
    server.will(Answer(404, {"Message": "no such boat"}))
    with pytest.raises(not_found, match="404 no such boat"):
        client.boat.get(1)
    server.will(Answer(body=None))
    with pytest.raises(not_found, match="200 the response is null"):
        client.boat.get(1)


def test_an_argument_that_is_called_like_an_option_steps_aside(server: Server, client: Any) -> None:
    client.agents.pilot.guide(language_="no", language="en")
    assert server.last.json == {"Language": "no"}
    assert server.last.headers["hb-language"] == "en"


def test_a_call_without_an_answer_gives_none(server: Server, client: Any) -> None:
    server.will(Answer(204))
    assert client.agents.pilot.leave() is None
    assert client.boat.delete(7) is None
    assert (server.last.method, server.last.path) == ("DELETE", "/Cust1/api/v1/Boat/7")


def test_the_raw_response_of_a_call_without_an_answer(server: Server, client: Any) -> None:
    async def call() -> Any:
        async with harbour.package().AsyncHarbour(server.url) as waiting:
            return await waiting.boat.with_raw_response.delete(7)

    server.will(Answer(204, b"", {"X-Trace": "1"}))
    for raw in (client.boat.with_raw_response.delete(7), asyncio.run(call())):
        assert (raw.status, raw.headers["x-trace"], raw.value, raw.problems) == (204, "1", None, ())


def test_a_model_that_was_read_goes_back_whole_but_for_the_change(server: Server, client: Any) -> None:
    sent = {"BoatId": 7, "Name": "Elida", "Built": "2005-12-09T18:28:47.7818442+01:00", "New": {"a": [1]}, "Kind": None}
    server.will(Answer(body=sent))
    boat = client.boat.get(7)
    boat.name = "Anna"
    client.boat.update(7, boat)
    assert server.last.json == {**sent, "Name": "Anna"}
    client.boat.create({"Name": "Anna"})
    assert (server.last.method, server.last.path, server.last.json) == ("POST", "/Cust1/api/v1/Boat", {"Name": "Anna"})


@pytest.mark.parametrize(
    ("changes", "media_type"),
    [
        ([{"op": "replace", "path": "/Name", "value": "x"}], "application/json-patch+json"),
        ({"Name": "x"}, "application/merge-patch+json"),
    ],
)
def test_patch_takes_either_document(server: Server, client: Any, changes: Any, media_type: str) -> None:
    client.boat.patch(7, changes)
    assert (server.last.json, server.last.headers["content-type"]) == (changes, media_type)


def test_patch_works_out_the_difference_of_two_models(server: Server, client: Any) -> None:
    boat = harbour.package().models.Boat
    client.boat.patch(7, boat(name="Elida", kind="Sail"), boat(name="Anna", kind="Sail"))
    assert server.last.json == {"Name": "Anna"}
    assert server.last.headers["content-type"] == "application/merge-patch+json"


def test_path_parts_are_quoted(server: Server, client: Any) -> None:
    server.will(Answer(body=["a"]))
    assert client.boat.get_kinds(7, "Sail/æ ?#%") == ["a"]
    assert server.last.path == "/Cust1/api/v1/Boat/7/Kinds/Sail%2F%C3%A6%20%3F%23%25"


def test_a_part_in_braces_is_not_filled_in_again(server: Server, client: Any) -> None:
    server.will(Answer(body=[]))
    client.boat.get_kinds(7, "{id}")
    assert server.last.path == "/Cust1/api/v1/Boat/7/Kinds/%7Bid%7D"


def test_options_of_a_call_and_of_a_client(server: Server, client: Any) -> None:
    danish = client.with_options(language="da", headers={"X-Trace": "1"})
    danish.agents.pilot.guide(headers={"x-trace": "2"})
    assert (server.last.headers["hb-language"], server.last.headers["x-trace"]) == ("da", "2")
    client.agents.pilot.guide()
    assert "hb-language" not in server.last.headers
    with pytest.raises(TypeError, match="speed_limit"):
        client.boat.get(7, speed_limit=1)


def test_a_header_cannot_be_broken_into_two(server: Server, client: Any) -> None:
    with pytest.raises(ValueError, match="X-Trace cannot hold a control character"):
        client.boat.get(7, headers={"X-Trace": "1\r\nX-Other: 2"})
    assert server.received == []


def test_the_whole_answer(server: Server, client: Any) -> None:
    server.will(Answer(body={"BoatId": "seven"}, headers={"X-Request-Id": "r1"}))
    with pytest.warns(
        harbour.package().ResponseWarning, match=r"GET /api/v1/Boat/\{id\}: \$\.BoatId: expected integer"
    ):
        answer = client.boat.with_raw_response.get(7)
    assert (answer.status, answer.request_id, answer.json()) == (200, "r1", {"BoatId": "seven"})
    assert answer.value.boat_id == "seven"
    assert [str(problem) for problem in answer.problems] == ["$.BoatId: expected integer, got string"]
    client.boat.get(7)  # warned of already
    with pytest.raises(harbour.package().ValidationFailed, match=r"\$\.BoatId: expected integer, got string"):
        client.boat.get(7, strict=True)


def test_conditional_requests(server: Server, client: Any) -> None:
    package = harbour.package()
    moment = datetime(2015, 10, 21, 9, 28, tzinfo=timezone(timedelta(hours=2)))
    server.will(Answer(304))
    with pytest.raises(package.NotModified):
        client.boat.get(7, if_modified_since=moment)
    assert server.last.headers["if-modified-since"] == "Wed, 21 Oct 2015 07:28:00 GMT"
    assert client.boat.get_if_modified(7, moment) is None
    assert client.boat.with_raw_response.get_if_modified(7, moment).status == 304
    server.will(Answer(body={"BoatId": 7}))
    assert client.boat.get_if_modified(7, "Wed, 21 Oct 2015 07:28:00 GMT", select="name").boat_id == 7
    assert server.last.headers["if-modified-since"] == "Wed, 21 Oct 2015 07:28:00 GMT"
    server.will(Answer(412, {"Message": "changed"}))
    with pytest.raises(package.PreconditionFailed):
        client.boat.patch(7, {}, if_unmodified_since="Wed, 21 Oct 2015 07:28:00 GMT")
    assert server.last.headers["if-unmodified-since"] == "Wed, 21 Oct 2015 07:28:00 GMT"


def test_models_that_refer_to_each_other(server: Server, client: Any) -> None:
    crew = [{"Name": "Tor", "Ship": {"Captain": {"Name": "Liv", "Ship": {"Hull": {"Length": 5}}}}}]
    server.will(Answer(body={"Crew": crew, "Tender": {"Tender": {"URL": "u"}}}))
    boat = client.boat.get(7)
    assert boat.crew[0].ship.captain.ship.hull.length == 5
    assert boat.tender.tender.url == "u"
    assert harbour.package().models.BigHull(length=1.5, depth=2.5).model_dump() == {"length": 1.5, "depth": 2.5}


def test_a_deprecated_method_says_so(server: Server, client: Any) -> None:
    server.will(Answer(body=3))
    with pytest.warns(DeprecationWarning, match="Use Count instead"):
        assert client.agents.pilot.count_old() == 3


def test_the_asynchronous_client_does_the_same(server: Server) -> None:
    package = harbour.package()

    async def main() -> None:
        async with package.AsyncHarbour(server.url, auth=package.Basic("u", "p")) as client:
            server.will(Answer(body={"BoatId": 7}))
            boat = await client.agents.pilot.guide(boat_id=7)
            assert (boat.boat_id, server.last.json) == (7, {"BoatId": 7})
            answer = await client.boat.with_raw_response.get(7)
            assert (answer.status, answer.value.boat_id) == (200, 7)
            server.will(Answer(404, {"ErrorType": "NotFound", "Message": "no"}))
            assert await client.with_options(language="da").agents.pilot.guide(boat_id=7) is None
            with pytest.raises(package.NotFound):
                await client.boat.get(7)

    asyncio.run(main())


def test_both_classes_have_the_same_methods_and_parameters() -> None:
    package = harbour.package()
    for module, names in (("agents", ("PilotAgent",)), ("entities", ("BoatResource", "ListResource"))):
        for name in names:
            sync = getattr(getattr(package, module), name)
            other = getattr(getattr(package, module), f"Async{name}")
            assert [name for name in vars(sync) if name[0] != "_"] == [name for name in vars(other) if name[0] != "_"]
            for method, function in vars(sync).items():
                if inspect.isfunction(function):
                    here, there = (list(inspect.signature(getattr(c, method)).parameters) for c in (sync, other))
                    assert here == there
                    assert getattr(sync, method).__doc__
                    assert getattr(other, method).__doc__


def test_every_annotation_resolves() -> None:
    package = harbour.package()
    hints = typing.get_type_hints(package.agents.PilotAgent.guide)
    assert hints["return"] == package.models.Boat | None
    assert typing.get_type_hints(package.entities.Entities.boat.func) == {"return": package.entities.BoatResource}


def test_help_says_what_a_person_needs() -> None:
    doc = inspect.getdoc(harbour.package().entities.BoatResource.get)
    assert doc == (
        "What v1BoatEntity_GetBoat does.\n\n"
        "Args:\n"
        "    id: Which boat.\n"
        "    select: Comma separated list of properties.\n"
        "    if_modified_since: Raise NotModified if the resource has not changed since this time.\n\n"
        "Returns:\n    The boat.\n\n"
        "Raises:\n    NotModified: Not changed.\n    NotFound: No such boat.\n\n"
        "Operation v1BoatEntity_GetBoat: https://docs.example.com/api/pages/v1BoatEntity_GetBoat"
    )


LAZY = """
import sys
import harbour_client
foreign = {name.partition(".")[0] for name in sys.modules} - {name.partition(".")[0] for name in before}
print(sorted(name for name in foreign if not name.startswith("_") and name not in sys.stdlib_module_names))
client = harbour_client.Harbour("http://localhost/C")
client.agents.pilot.guide
print("pydantic" in sys.modules, "httpx2" in sys.modules)
from harbour_client.models import Boat
print("pydantic" in sys.modules, "httpx2" in sys.modules)
print(sorted(name for name in sys.modules if name.startswith("harbour_client.models.")))
"""


def test_nothing_is_imported_before_it_is_used() -> None:
    script = f"import sys\nsys.path.insert(0, {str(harbour.folder())!r})\nbefore = set(sys.modules)\n{LAZY}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "['harbour_client']",
        "False False",
        "True False",
        "['harbour_client.models.boat', 'harbour_client.models.hull', 'harbour_client.models.sailor']",
    ]


THREADS = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
import harbour_client as package

class Fixed:
    def send(self, request, /):
        crew = b'[{"Name": "Tor", "Ship": {"Captain": {"Name": "Liv"}}}]'
        body = b'{"BoatId": 7, "Built": "2005-12-09T18:28:47.7818442+01:00", "Crew": ' + crew + b"}"
        return package.HttpResponse(200, package.Headers(), [body])
    def close(self):
        pass

sys.setswitchinterval(1e-6)
client = package.Harbour("http://h/C", transport=Fixed())
gate = threading.Barrier(16)

def call(number):
    gate.wait()
    boat = client.boat.get(number) if number % 2 else client.agents.pilot.guide(boat_id=number)
    return boat.crew[0].ship.captain.name, boat.built.text

with ThreadPoolExecutor(16) as pool:
    print(set(pool.map(call, range(16))))
"""


def test_sixteen_threads_may_be_the_first() -> None:
    for _ in range(3):
        script = f"import sys\nsys.path.insert(0, {str(harbour.folder())!r})\n{THREADS}"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout == "{('Liv', '2005-12-09T18:28:47.7818442+01:00')}\n"
