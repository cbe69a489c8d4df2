"""How a sample becomes a call, the request that it must make, and what must come of the answer."""

from __future__ import annotations

import json
from typing import Any

from generator.spec.model import Api, Group, Message, Operation, Parameter, Response, Sample
from generator.spec.types import OpenEnum, Scalar
from generator.views.python.contract import contract_view
from generator.views.python.design import client_design
from tests.sections import SECTIONS
from tests.views.python.contract_fixtures import API, BOAT, SETTINGS


def cases(api: Api) -> list[Any]:
    """Every case of the contract tests of an API."""
    view = contract_view(client_design(api), SETTINGS)
    return [json.loads(case) for group in view.groups for case in group.cases]


CASES = {case["id"]: case for case in cases(API)}


def single(operation: Operation, section: str = "entities") -> Any:
    """The one case of an API with one operation."""
    api = Api("T", "1", (Group((section, "Boat"), (operation,)),), sections=SECTIONS)
    (case,) = cases(api)
    return case


def test_every_operation_has_a_case_in_the_file_of_its_group() -> None:
    view = contract_view(client_design(API), SETTINGS)
    assert [(group.name, len(group.cases)) for group in view.groups] == [("agent_boat", 3), ("entity_boat", 8)]
    assert len(CASES) == 11
    assert (view.package, view.client) == ("boat_client", "Boats")


def test_arguments_of_an_agent_come_from_the_body_and_the_documented_query() -> None:
    case = CASES["v1BoatAgent_Rename"]
    assert case["call"] == "agents.boat.rename"
    assert case["kind"] == "call"
    assert case["given"] == {"select": "name,harbour/id"}
    assert case["types"] == {"boat": "Boat", "when": "datetime"}
    assert case["request"] == {
        "method": "POST",
        "template": "/api/v1/Agents/Boat/Rename",
        "path": "/api/v1/Agents/Boat/Rename",
        "query": [["$select", "name,harbour/id"]],
        "headers": {"authorization": "Basic dGplMDpUamUw"},
        "accept": ["application/json"],
        "content_types": ["application/json"],
        "json": {"Boat": {"BoatId": 7}, "When": "2005-12-09T18:28:47.7818442+01:00"},
        "arguments": {"boat": "Boat", "when": "When"},
    }


def test_a_start_line_fills_path_and_query_and_wins_over_the_example() -> None:
    case = CASES["v1BoatEntity_GetBoat"]
    assert case["given"] == {"id": 42, "select": "Name"}
    assert case["request"]["path"] == "/api/v1/Boat/42"
    assert case["request"]["query"] == [["$select", "Name"]]


def test_a_template_in_a_start_line_gets_a_value_of_its_type() -> None:
    assert CASES["v1BoatEntity_PatchBoat"]["given"] == {"id": 123}
    image = CASES["v1BoatEntity_GetImage"]
    assert image["given"] == {"name": "a value/é"}
    assert image["request"]["path"] == "/api/v1/Boat/a%20value%2F%C3%A9/Image"


def test_a_patch_may_say_what_it_is() -> None:
    request = CASES["v1BoatEntity_PatchBoat"]["request"]
    assert request["argument"] == "changes"
    assert request["json"] == [{"op": "add", "path": "/Name", "value": "x"}]
    assert request["content_types"][1:] == ["application/json-patch+json", "application/merge-patch+json"]


def test_an_upload_is_bytes() -> None:
    request = CASES["v1BoatEntity_SetImage"]["request"]
    assert (request["text"], request["argument"], request["content_types"]) == (
        "GIF89....",
        "image",
        ["application/json", "image/png"],
    )


def test_a_model_is_passed_as_one() -> None:
    case = CASES["v1BoatEntity_PostBoat"]
    assert case["types"] == {"new_entity": "Boat"}
    assert case["request"]["argument"] == "new_entity"


def test_outcomes() -> None:
    outcomes = {name.partition("_")[2]: case["response"]["outcome"] for name, case in CASES.items()}
    assert outcomes == {
        "Ping": "value",
        "Rename": "value",
        "Sink": "none",
        "GetBoat": "value",
        "GetAll": "value",
        "GetGone": "missing",
        "PatchBoat": "value",
        "PostBoat": "value",
        "SetImage": "none",
        "GetImage": "value",
        "DeleteBoat": "refused",
    }
    assert CASES["v1BoatAgent_Ping"]["response"]["json"] == "a value/é"  # made from the type: it has no sample
    assert CASES["v1BoatEntity_GetGone"]["response"]["json"] is None
    assert CASES["v1BoatEntity_GetImage"]["response"]["text"] == "GIF89...."
    assert "json" not in CASES["v1BoatAgent_Sink"]["response"]


def test_what_must_be_given_and_has_no_sample_is_made_up() -> None:
    operation = Operation(
        "v1BoatEntity_Find",
        "GET",
        "/api/v1/Boat/Find",
        "p.md",
        parameters=(
            Parameter("query", "kind", OpenEnum(("Motor", "Sail")), required=True),
            Parameter("query", "deep", Scalar("bool"), example="False"),
            Parameter("query", "other", Scalar("string")),
            Parameter("header", "X-Trace", Scalar("string"), required=True),
        ),
        responses=(Response(200, "OK", Scalar("string")),),
    )
    case = single(operation)
    assert case["request"]["query"] == [["kind", "Motor"], ["deep", "false"]]
    assert case["given"]["kind"] == "Motor"
    assert case["given"]["deep"] is False
    assert "other" not in case["given"]


def test_hostile_samples_do_no_harm() -> None:
    sample = Sample(
        Message("", (("Authorization", "Basic \u202e"), ("X", "a\nb")), "{not json"),
        Message("HTTP/9 abc", (("Content Type\r\n", "x"), ("Date", "\x00")), '"\\ud800"'),
    )
    operation = Operation(
        "v1BoatEntity_Odd",
        "GET",
        "/api/v1/Odd({id})",
        "p.md",
        parameters=(Parameter("path", "id", Scalar("int32"), required=True),),
        responses=(Response(200, "OK", Scalar("string")),),
        samples=(sample,),
    )
    case = single(operation)
    assert case["request"] == {"method": "GET", "template": "/api/v1/Odd({id})", "path": "/api/v1/Odd(123)"}
    assert case["response"] == {"status": 200, "json": "\ud800", "outcome": "value"}


def test_the_data_are_ascii_and_a_line_each() -> None:
    for group in contract_view(client_design(API), SETTINGS).groups:
        for case in group.cases:
            assert case.isascii()
            assert "\n" not in case
    assert "15858.039999999999" in BOAT
    assert any("15858.039999999999" in case for case in contract_view(client_design(API), SETTINGS).groups[0].cases)


def test_headers_of_the_network_are_not_the_callers() -> None:
    sample = Sample(
        Message("GET /api/v1/Boat", (("Host", "h"), ("SO-Language", "nb"), ("If-Modified-Since", "Sun"))),
        Message("HTTP/1.1 304 Not Modified", (("Content-Length", "9"), ("ETag", '"a"'))),
    )
    operation = Operation(
        "v1BoatEntity_List",
        "GET",
        "/api/v1/Boat",
        "p.md",
        responses=(Response(200, "OK", Scalar("string")), Response(304, "Not Modified")),
        samples=(sample,),
    )
    case = single(operation)
    assert case["given"] == {"if_modified_since": "Sun"}
    assert case["request"]["headers"] == {"so-language": "nb", "if-modified-since": "Sun"}
    assert case["request"]["from_arguments"] == ["if-modified-since"]
    assert case["response"] == {"status": 304, "headers": {"ETag": '"a"'}, "outcome": "refused"}


def test_a_required_header_is_sent_under_the_name_that_the_page_gives_it() -> None:
    header = Parameter("header", "X_Berth_Id", Scalar("int32"), required=True)
    start = "GET /api/v1/Boat"
    unseen = Sample(Message(start, (("Accept", "application/json"),), None), Message("HTTP/1.1 200 OK", (), '"x"'))
    shown = Sample(Message(start, (("X_Berth_Id", "7"),), None), Message("HTTP/1.1 200 OK", (), '"x"'))
    for sample, value in ((unseen, "123"), (shown, "7")):
        case = single(
            Operation(
                "v1BoatEntity_GetAll",
                "GET",
                "/api/v1/Boat",
                "x.md",
                parameters=(header,),
                responses=(Response(200, "OK", Scalar("string"), ("application/json",)),),
                samples=(sample,),
            )
        )
        assert case["given"] == {"x_berth_id": value}
        assert case["request"]["headers"] == {"x_berth_id": value}
