"""The semantic diff: each kind of change, and what looks like one and is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from generator.diff.compare import compare
from generator.diff.model import KINDS, SEVERITIES, SEVERITY
from generator.spec.model import Api, Field, Parameter, RequestBody, Response
from generator.spec.types import INT32, STRING, ListOf, Ref, from_text
from tests.diff.harbours import (
    answering,
    changes,
    minus_field,
    model,
    plus_field,
    with_body,
    with_field,
    with_model,
    with_operation,
    with_parameter,
    with_response,
    without_operation,
)
from tests.overrides.harbour import GET, HARBOUR
from tests.spec.strategies import apis

_MIRRORED = {"added": "removed", "removed": "added"}


def _mirror(kind: str) -> str:
    head, _, tail = kind.rpartition("-")
    return f"{head}-{_MIRRORED[tail]}" if tail in _MIRRORED else kind


PAGE = (Path(__file__).parents[2] / "docs" / "diff.md").read_text("utf-8")
BOAT_ANSWERS = "(v1Boat_Get response.200.{0}, v1Boat_Put response.200.{0})"
BOAT_REQUESTS = "(v1Boat.Move request.Boat.{0}, v1Boat_Put request.{0})"


CHANGES: list[tuple[Api, list[str]]] = [
    (without_operation("Rule"), ["breaking operation-removed Rule: GET /api/v1/Rules > None (Rule)"]),
    (
        with_operation("Rule", id="AllRules"),
        ["compatible operation-renamed AllRules: Rule > AllRules (AllRules)"],
    ),
    (
        with_operation("Rule", path="/api/v2/Rules"),
        ["breaking operation-renamed Rule: GET /api/v1/Rules > GET /api/v2/Rules (Rule)"],
    ),
    (
        with_operation("Rule", id="AllRules", method="POST"),
        [
            "breaking operation-removed Rule: GET /api/v1/Rules > None (Rule)",
            "compatible operation-added AllRules: None > POST /api/v1/Rules (AllRules)",
        ],
    ),
    (
        with_operation("v1Boat_Get", parameters=GET.parameters[:2]),
        ["breaking parameter-removed v1Boat_Get.header.X-Tide: string > None (v1Boat_Get header.X-Tide)"],
    ),
    (
        with_operation("v1Boat_Get", parameters=(*GET.parameters, Parameter("query", "$a.b", required=True))),
        [
            'breaking parameter-added v1Boat_Get.query."$a.b": None > string, required (v1Boat_Get query."$a.b")',
        ],
    ),
    (
        with_operation("v1Boat_Get", parameters=(*GET.parameters, Parameter("query", "size"))),
        ["compatible parameter-added v1Boat_Get.query.size: None > string (v1Boat_Get query.size)"],
    ),
    (
        with_parameter("v1Boat_Get", "id", type=STRING),
        ["breaking parameter-type-changed v1Boat_Get.path.id: int32 > string (v1Boat_Get path.id)"],
    ),
    (
        with_parameter("v1Boat_Get", "fields", required=True),
        ["breaking parameter-required-changed v1Boat_Get.query.fields: optional > required (v1Boat_Get query.fields)"],
    ),
    (
        minus_field("Boat", "Length"),
        [
            f"breaking request-property-removed Boat.Length: int32 > None {BOAT_REQUESTS.format('Length')}",
            f"breaking response-property-removed Boat.Length: int32 > None {BOAT_ANSWERS.format('Length')}",
        ],
    ),
    (
        plus_field("Boat", Field("Flag", STRING, required=True)),
        [
            f"breaking request-property-added Boat.Flag: None > string, required {BOAT_REQUESTS.format('Flag')}",
            f"compatible response-property-added Boat.Flag: None > string {BOAT_ANSWERS.format('Flag')}",
        ],
    ),
    (
        with_field("Boat", "Length", type="int64"),
        [
            f"breaking response-property-type-changed Boat.Length: int32 > int64 {BOAT_ANSWERS.format('Length')}",
            f"compatible request-property-type-changed Boat.Length: int32 > int64 {BOAT_REQUESTS.format('Length')}",
        ],
    ),
    (
        with_field("Boat", "Length", required=True),
        [
            "breaking request-property-type-changed Boat.Length: int32 > int32, required"
            f" {BOAT_REQUESTS.format('Length')}"
        ],
    ),
    (
        with_field("Boat", "State", type="enum[Sunk]"),
        [
            f"breaking enum-value-removed Boat.State: Afloat > None {BOAT_REQUESTS.format('State')}",
            f"compatible enum-value-removed Boat.State: Afloat > None {BOAT_ANSWERS.format('State')}",
            f"compatible enum-value-added Boat.State: None > Sunk {BOAT_REQUESTS.format('State')}",
            f"compatible enum-value-added Boat.State: None > Sunk {BOAT_ANSWERS.format('State')}",
        ],
    ),
    (
        with_field("Berth", "odata.id", type="int32"),
        [
            'breaking request-property-type-changed Berth."odata.id": string > int32'
            ' (v1Boat.Move request.To."odata.id", v1Boat_Put request.Berth."odata.id")',
            'breaking response-property-type-changed Berth."odata.id": string > int32'
            ' (v1Boat_Get response.200.Berth."odata.id", v1Boat_Put response.200.Berth."odata.id")',
        ],
    ),
    (
        with_body("v1Boat.Move", fields=(Field("Boat", Ref("Boat")),)),
        ["breaking request-property-removed v1Boat.Move.request.To: Berth, required > None (v1Boat.Move request.To)"],
    ),
    (
        with_operation("v1Boat_Send", body=RequestBody("request", "value", INT32, required=False)),
        ["compatible request-property-added v1Boat_Send.request: None > int32 (v1Boat_Send request)"],
    ),
    (
        with_response("v1Boat_Get", 200, nullable=True),
        [
            "breaking response-property-type-changed v1Boat_Get.response.200: Boat > Boat or null"
            " (v1Boat_Get response.200)"
        ],
    ),
    (
        with_operation("v1Boat_Get", responses=GET.responses[:1]),
        ["compatible status-removed v1Boat_Get.response.404: no body > None (v1Boat_Get response.404)"],
    ),
    (
        with_operation("v1Boat_Send", responses=(Response(202, "OK"),)),
        [
            "breaking status-removed v1Boat_Send.response.200: no body > None (v1Boat_Send response.200)",
            "compatible status-added v1Boat_Send.response.202: None > no body (v1Boat_Send response.202)",
        ],
    ),
    (
        with_response("v1Boat_Get", 200, media_types=("text/json",)),
        [
            "breaking media-type-removed v1Boat_Get.response.200: application/json > None (v1Boat_Get response.200)",
            "compatible media-type-added v1Boat_Get.response.200: None > text/json (v1Boat_Get response.200)",
        ],
    ),
    (
        with_operation("Rule", deprecated="Ask the harbour master."),
        ["compatible deprecated Rule: None > Ask the harbour master. (Rule)"],
    ),
    (
        with_field("Rule", "Text", deprecated=""),
        ["compatible deprecated Rule.Text: None >  (Rule response.200[].Text)"],
    ),
    (
        with_field("Boat", "Name", description="Its name."),
        [
            f"docs text-changed Boat.Name: What it is called. > Its name. {BOAT_REQUESTS.format('Name')}",
            f"docs text-changed Boat.Name: What it is called. > Its name. {BOAT_ANSWERS.format('Name')}",
        ],
    ),
]


@pytest.mark.parametrize(("new", "expected"), CHANGES)
def test_a_change(new: Api, expected: list[str]) -> None:
    assert changes(new) == expected


@pytest.mark.parametrize(
    "new",
    [
        with_operation(
            "v1Boat_Get",
            path="/API/v1/boat/{number}/",
            parameters=(replace(GET.parameters[0], name="number"), *GET.parameters[1:]),
        ),
        with_operation("Rule", page="other/Rule.md", samples=(), client_name="rules", name="Rules"),
        with_operation("v1Boat_Get", parameters=tuple(reversed(GET.parameters))),
        with_parameter("v1Boat_Get", "X-Tide", name="x-tide"),
        with_model("Boat", fields=tuple(reversed(HARBOUR.models_by_name["Boat"].fields))),
        with_field("Boat", "Name", description="What  it is\n`called`"),
        with_response("v1Boat_Get", 200, media_types=()),
        with_response("v1Boat_Get", 200, media_types=("Application/JSON",)),
        with_model("Ferry", fields=()),  # no operation uses it
        replace(HARBOUR, title="Port", version="9"),
    ],
)
def test_what_is_no_change(new: Api) -> None:
    assert changes(new) == []
    assert changes(HARBOUR, new) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("unknown", "Boat", "docs"),
        ("list[unknown]", "list[string]", "docs"),
        ("map[unknown]", "Boat", "docs"),
        ("string", "enum[Slim]", "docs"),
        ("byte", "binary", "docs"),
        ("int32", "unknown", "docs"),
        ("int64", "int32", "compatible"),
        ("string", "date-time", "compatible"),
        ("union[string | int32]", "string", "compatible"),
        ("string", "union[int32 | string]", "breaking"),
        ("list[int32]", "int32", "breaking"),
        ("map[int32]", "map[Boat]", "breaking"),
        ("date", "date-time", "breaking"),
        ("union[string | int32]", "union[int32 | string]", None),
    ],
)
def test_how_much_a_type_in_an_answer_matters(old: str, new: str, expected: str | None) -> None:
    boat = model("Boat", Name="string")
    found = compare(*(answering("Boat", boat, type_=type_) for type_ in (old, new)))
    assert [(change.kind, change.severity) for change in found] == (
        [("response-property-type-changed", expected)] if expected else []
    )


def test_a_model_that_is_renamed_is_one_change_and_its_properties_are_compared() -> None:
    old = answering("Boat", model("Boat", Name="string", Length="int32"), model("Berth", Boats="list[Boat]"))
    new = answering("Ship", model("Ship", Name="string", Length="string"), model("Berth", Boats="list[Ship]"))
    assert changes(new, old) == [
        "breaking response-property-type-changed Ship.Length: int32 > string (Get response.200.Length)",
        "compatible model-renamed Ship: Boat > Ship (Get response.200)",
    ]


def test_a_model_of_another_shape_is_another_type() -> None:
    old = answering("Boat", model("Boat", Name="string", Length="int32"))
    new = answering("Berth", model("Berth", Number="int32", Depth="int32"))
    assert changes(new, old) == [
        "breaking response-property-type-changed Get.response.200: Boat > Berth (Get response.200)"
    ]


def test_a_model_that_another_takes_the_place_of_is_no_rename() -> None:
    boat, ship = model("Boat", Name="string", Length="int32"), model("Ship", Name="string", Masts="int32")
    assert changes(answering("Ship", boat, ship), answering("Boat", boat, ship)) == [
        "breaking response-property-type-changed Get.response.200: Boat > Ship (Get response.200)"
    ]
    twin = model("Twin", Name="string", Length="int32")
    assert changes(answering("Twin", boat, twin), answering("Boat", boat, twin)) == []


def test_a_record_that_takes_the_name_of_one_that_is_gone_is_a_rename_both_ways() -> None:
    boat, ship = model("Boat", Name="string"), model("Ship", Name="string")
    both, one = answering("Boat", boat, ship), answering("Ship", ship)
    assert changes(one, both) == ["compatible model-renamed Ship: Boat > Ship (Get response.200)"]
    assert changes(both, one) == ["compatible model-renamed Boat: Ship > Boat (Get response.200)"]


def test_the_shortest_way_counts_and_a_cycle_ends() -> None:
    old = answering("Boat", model("Boat", Escort="list[Boat]", Crew="map[Person]", Captain="Person"), model("Person"))
    new = replace(old, models=(old.models[0], model("Person", Rank="string")))
    assert changes(new, old) == [
        "compatible response-property-added Person.Rank: None > string (Get response.200.Crew{}.Rank)"
    ]


def test_a_property_is_that_of_the_model_that_declares_it() -> None:
    api = with_response("Rule", 200, type=ListOf(Ref("Ferry")))
    assert [text.split(" (")[0] for text in changes(minus_field("Boat", "Length", api), api)] == [
        "breaking request-property-removed Boat.Length: int32 > None",
        "breaking response-property-removed Boat.Length: int32 > None",
    ]


def test_a_property_that_moves_to_the_base_is_no_change() -> None:
    api = with_response("Rule", 200, type=ListOf(Ref("Ferry")))
    moved = minus_field("Ferry", "Decks", plus_field("Boat", Field("Decks", INT32), api))
    assert [text for text in changes(moved, api) if "Rule" in text] == []


def test_arguments_that_become_a_record_are_compared_by_name() -> None:
    moved = with_body("v1Boat.Move", form="value", type=Ref("Order"), fields=())
    new = replace(moved, models=(*HARBOUR.models, model("Order", Boat="Boat")))
    assert changes(new) == [
        "breaking request-property-removed v1Boat.Move.request.To: Berth, required > None (v1Boat.Move request.To)",
    ]


def test_operations_that_share_an_address_are_not_guessed_at() -> None:
    one = with_operation("Rule", path="/x", method="GET")
    old = with_operation("v1Boat_Send", one, path="/x", method="GET")
    new = with_operation("v1Boat_Send", with_operation("Rule", old, id="RuleTwo"), id="SendTwo")
    assert {change.kind for change in compare(old, new)} == {"operation-added", "operation-removed"}


@given(apis())
@settings(max_examples=25, deadline=None)
def test_nothing_differs_from_itself(api: Api) -> None:
    assert compare(api, api) == ()


@pytest.mark.parametrize("new", [new for new, _ in CHANGES])
def test_a_change_taken_back(new: Api) -> None:
    there, back = compare(HARBOUR, new), compare(new, HARBOUR)
    assert sorted(change.kind for change in there) == sorted(_mirror(change.kind) for change in back)
    assert sorted((change.before or "", change.after or "") for change in there) == sorted(
        (change.after or "", change.before or "") for change in back
    )


@given(apis(), apis())
@settings(max_examples=25, deadline=None)
def test_the_other_way_round_kinds_are_mirrored(old: Api, new: Api) -> None:
    there, back = compare(old, new), compare(new, old)
    assert sorted(change.kind for change in there) == sorted(_mirror(change.kind) for change in back)
    assert compare(old, new) == there


def test_the_table_of_severities_has_every_kind() -> None:
    assert tuple(SEVERITY) == KINDS
    assert {severity for cases in SEVERITY.values() for severity in cases.values()} == set(SEVERITIES)


def test_the_page_about_diffs_has_the_same_table() -> None:
    rows = [line.strip("| ").split("|") for line in PAGE.splitlines() if line.startswith("| `")]
    listed = {
        cells[0].strip(" `"): {
            (case, severity)
            for severity, cell in zip(SEVERITIES, [*cells[1:], "", ""], strict=False)
            for case in cell.strip().split(", ")
            if case
        }
        for cells in rows
    }
    words = {"": "always", "address": "its address", "name": "its name"}
    said = {kind: {(words.get(case, case), severity) for case, severity in of.items()} for kind, of in SEVERITY.items()}
    assert listed == said
    assert list(listed) == list(SEVERITY)


def test_a_record_of_its_own_for_requests_loses_nothing_that_servers_add() -> None:
    shown = model("BoatRequest", Name="string", Length="int32")
    new = with_body("v1Boat_Put", type=from_text("BoatRequest"))
    new = replace(new, models=(*HARBOUR.models, shown))
    assert [line for line in changes(new) if "-removed" in line] == []
    without = minus_field("Boat", "State", new)
    assert [line for line in changes(without) if "request-property-removed" in line] == [
        "breaking request-property-removed Boat.State: enum[Afloat] > None "
        "(v1Boat.Move request.Boat.State, v1Boat_Put request.State)"
    ]
