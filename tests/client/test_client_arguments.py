"""A method with more arguments than a signature can show."""

from __future__ import annotations

import inspect
import typing
from typing import Any

from tests.client import harbour
from tests.client.harbour import Answer, Server


def test_the_signature_names_a_class_of_the_optional_arguments() -> None:
    resource = harbour.package().entities.BoatResource
    assert list(inspect.signature(resource.compare).parameters) == ["self", "to", "extra"]
    collected = typing.get_args(typing.get_type_hints(resource.compare)["extra"])[0]
    hints = typing.get_type_hints(collected)
    assert hints["boat_size39"] == int | None
    assert {"boat_size1", "x_unit", "timeout"} <= hints.keys()
    assert "to" not in hints
    assert "extra: 40 optional arguments, see `CompareArguments`." in (inspect.getdoc(resource.compare) or "")


def test_its_arguments_are_sent_under_their_wire_names(server: Server, client: Any) -> None:
    server.will(Answer(body=3))
    assert client.boat.compare(to=1, boat_size2=7, x_unit="ft", headers={"X-Test": "1"}) == 3
    assert server.last.path == "/Cust1/api/v1/Boat/Compare?to=1&boat.size2=7"
    assert (server.last.headers["x-unit"], server.last.headers["x-test"]) == ("ft", "1")
    assert client.boat.with_raw_response.compare(to=1, boat_size2=7).value == 3
    assert server.last.path == "/Cust1/api/v1/Boat/Compare?to=1&boat.size2=7"
