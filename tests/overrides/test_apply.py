"""What each fact does to the spec, and that nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.overrides.apply import apply
from generator.overrides.entries import Override, read_overrides
from generator.overrides.places import NoPlaceError, Place, Places, segments
from generator.spec.decode import decode
from generator.spec.encode import encode
from generator.spec.model import Api, Field, Parameter
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, from_text
from tests.overrides.harbour import HARBOUR, INT32, STRING, body, corrected, field, found, operation, parameter
from tests.spec.strategies import apis


def test_without_entries_nothing_changes() -> None:
    assert apply(HARBOUR, ()).api is HARBOUR


def test_facts_of_a_property() -> None:
    api = corrected(
        "- at: Boat.Length\n"
        "  type: list[Berth]\n"
        "  required: true\n"
        "  read_only: true\n"
        "  deprecated: Use Berth.\n"
        "  description: How long it is.\n"
        "  argument: berths\n"
        "  reason: r\n"
    )
    assert field(api, "Boat", "Length") == Field(
        "Length",
        ListOf(Ref("Berth")),
        "How long it is.",
        required=True,
        read_only=True,
        deprecated="Use Berth.",
        client_name="berths",
    )
    assert replace(api, models=HARBOUR.models) == HARBOUR
    assert [model for model in api.models if model.name != "Boat"] == [m for m in HARBOUR.models if m.name != "Boat"]


@pytest.mark.parametrize(
    ("at", "type_", "expected"),
    [
        ("Boat.Name", "", OpenEnum(("A", "b c"))),
        ("Boat.State", "", OpenEnum(("A", "b c"))),
        ("Boat.Length", "string", OpenEnum(("A", "b c"))),
        ("Boat.Name", "list[string]", ListOf(OpenEnum(("A", "b c")))),
        ("Boat.Name", "map[unknown]", MapOf(OpenEnum(("A", "b c")))),
        ("Boat.Name", "union[int32 | string]", from_text('union[int32 | enum[A, "b c"]]')),
    ],
)
def test_values_make_an_open_enumeration(at: str, type_: str, expected: Type) -> None:
    line = f"  type: '{type_}'\n" if type_ else ""
    api = corrected(f"- at: {at}\n{line}  values: [A, b c]\n  reason: r\n")
    assert field(api, "Boat", at.partition(".")[2]).type == expected


def test_type_and_values_may_come_from_two_entries_in_any_order() -> None:
    api = corrected(
        "- {at: Boat.Length, values: [A], reason: r}\n- {at: Boat.Length, type: 'list[string]', reason: r}\n"
    )
    assert field(api, "Boat", "Length").type == ListOf(OpenEnum(("A",)))


def test_facts_of_an_operation_and_its_parts() -> None:
    api = corrected(
        "- {at: v1Boat_Get, description: d, deprecated: true, method: fetch, reason: r}\n"
        "- {at: v1Boat_Get.path.id, type: int64, argument: number, reason: r}\n"
        "- {at: v1Boat_Get.query.fields, values: [Name], required: true, reason: r}\n"
        "- {at: v1Boat_Get.header.X-Tide, description: High or low., reason: r}\n"
        "- {at: v1Boat_Get.response.200, type: 'list[Boat]', description: Boats., reason: r}\n"
        "- {at: v1Boat.Move.request.To, required: false, type: int32, argument: berth, reason: r}\n"
        "- {at: v1Boat_Put.request, type: Ferry, required: false, argument: ferry, reason: r}\n"
    )
    get = operation(api, "v1Boat_Get")
    assert (get.description, get.deprecated, get.client_name) == ("d", "", "fetch")
    assert parameter(api, "v1Boat_Get", "id") == Parameter(
        "path", "id", Scalar("int64"), required=True, client_name="number"
    )
    assert parameter(api, "v1Boat_Get", "fields") == Parameter("query", "fields", OpenEnum(("Name",)), required=True)
    assert parameter(api, "v1Boat_Get", "X-Tide").description == "High or low."
    assert (get.responses[0].type, get.responses[0].description) == (ListOf(Ref("Boat")), "Boats.")
    assert body(api, "v1Boat.Move").fields[1] == Field("To", INT32, client_name="berth")
    put = body(api, "v1Boat_Put")
    assert (put.type, put.required, put.client_name) == (Ref("Ferry"), False, "ferry")


def test_what_a_read_is_can_be_corrected() -> None:
    api = corrected(
        "- {at: v1Boat.Move, repeatable: true, reason: r}\n"
        "- {at: v1Boat_Get, repeatable: false, reason: r}\n"
        "- {at: v1Boat_Get.response.200, nullable: true, reason: r}\n"
    )
    assert (operation(api, "v1Boat.Move").repeatable, operation(api, "v1Boat_Get").repeatable) == (True, False)
    assert [response.nullable for response in operation(api, "v1Boat_Get").responses] == [True, False]


def test_a_method_that_says_it_needs_no_correction() -> None:
    (finding,) = found("- {at: v1Boat_Get, repeatable: true, reason: r}\n")
    assert "warning[O111] the pages agree about `v1Boat_Get`" in finding


def test_a_response_that_gets_a_body_gets_media_types() -> None:
    api = corrected(
        "- {at: v1Boat_Get.response.404, type: string, reason: r}\n"
        "- {at: v1Boat_Send.response.200, type: bool, reason: r}\n"
    )
    assert operation(api, "v1Boat_Get").responses[1].media_types == ("application/json",)
    assert operation(api, "v1Boat_Send").responses[0].media_types == ("application/json",)


def test_renaming_a_model_renames_every_reference_and_keeps_the_order_of_names() -> None:
    api = corrected("- {at: Boat, rename: Vessel, reason: r}")
    assert [model.name for model in api.models] == ["Berth", "Ferry", "Rule", "Vessel"]
    assert api.models_by_name["Ferry"].extends == "Vessel"
    assert operation(api, "v1Boat_Get").responses[0].type == Ref("Vessel")
    assert body(api, "v1Boat.Move").fields[0].type == Ref("Vessel")
    assert body(api, "v1Boat_Put").type == Ref("Vessel")
    assert "Boat" not in "".join(encode(api)["models.yaml"].split("Vessel"))


def test_renaming_an_operation_a_property_and_parameters() -> None:
    api = corrected(
        "- {at: v1Boat_Get, rename: v1Boat_Zfetch, reason: r}\n"
        "- {at: v1Boat_Get.path.id, rename: boatId, reason: r}\n"
        "- {at: v1Boat_Get.query.fields, rename: $select, reason: r}\n"
        "- {at: Boat.Name, rename: Title, reason: r}\n"
        "- {at: v1Boat.Move.request.To, rename: Berth, reason: r}\n"
    )
    assert [o.id for o in api.groups[0].operations] == ["v1Boat.Move", "v1Boat_Put", "v1Boat_Send", "v1Boat_Zfetch"]
    get = operation(api, "v1Boat_Zfetch")
    assert get.path == "/api/v1/Boat/{boatId}"
    assert [p.name for p in get.parameters] == ["boatId", "$select", "X-Tide"]
    assert field(api, "Boat", "Title") == replace(field(HARBOUR, "Boat", "Name"), name="Title")
    assert [f.name for f in body(api, "v1Boat.Move").fields] == ["Boat", "Berth"]


def test_two_models_can_swap_their_names() -> None:
    api = corrected("- {at: Berth, rename: Boat, reason: r}\n- {at: Boat, rename: Berth, reason: r}\n")
    assert api.models_by_name["Boat"].fields == HARBOUR.models_by_name["Berth"].fields
    assert field(api, "Berth", "Berth").type == Ref("Boat")


def test_entries_may_call_what_is_renamed_by_either_name() -> None:
    api = corrected(
        "- {at: Boat, rename: Vessel, reason: r}\n"
        "- {at: Vessel.Name, rename: Title, reason: r}\n"
        "- {at: Vessel.Title, required: true, reason: r}\n"
        "- {at: Boat.Length, type: 'map[Vessel]', reason: r}\n"
        "- {at: Berth.Number, type: Boat, reason: r}\n"
    )
    assert field(api, "Vessel", "Title").required
    assert field(api, "Vessel", "Length").type == MapOf(Ref("Vessel"))
    assert field(api, "Berth", "Number").type == Ref("Vessel")


def test_what_is_added_can_be_corrected() -> None:
    api = corrected(
        "- {at: Boat.Colour, description: Of the hull., reason: r}\n"
        "- {at: Boat, add: {Colour: string, Owners: 'list[string]'}, reason: r}\n"
        "- {at: v1Boat.Move, add: {When: date-time}, reason: r}\n"
        "- {at: v1Boat.Move.request, add: {Why: string}, reason: r}\n"
        "- {at: v1Boat_Send, add: {Message: string}, reason: r}\n"
        "- {at: v1Boat_Get.query, add: {depth: int32}, reason: r}\n"
        "- {at: v1Boat_Get.header, add: {X-Wind: string}, reason: r}\n"
    )
    assert api.models_by_name["Boat"].fields[-2:] == (
        Field("Colour", STRING, "Of the hull."),
        Field("Owners", ListOf(STRING)),
    )
    assert [f.name for f in body(api, "v1Boat.Move").fields] == ["Boat", "To", "When", "Why"]
    assert (body(api, "v1Boat_Send").form, body(api, "v1Boat_Send").media_types) == ("arguments", ("application/json",))
    assert parameter(api, "v1Boat_Get", "depth") == Parameter("query", "depth", INT32)
    assert parameter(api, "v1Boat_Get", "X-Wind") == Parameter("header", "X-Wind", STRING)


def test_what_is_dropped_is_gone() -> None:
    api = corrected(
        "- {at: Boat.Length, drop: true, reason: r}\n"
        "- {at: Rule, drop: true, reason: the operation}\n"
        "- {at: v1Boat_Get.query.fields, drop: true, reason: r}\n"
        "- {at: v1Boat_Get.response.404, drop: true, reason: r}\n"
        "- {at: v1Boat.Move.request.Boat, drop: true, reason: r}\n"
        "- {at: v1Boat_Put.request, drop: true, reason: r}\n"
    )
    assert [f.name for f in api.models_by_name["Boat"].fields] == ["Name", "Berth", "State"]
    assert [group.name for group in api.groups] == ["Boat"], "a group without operations is gone"
    assert [p.name for p in operation(api, "v1Boat_Get").parameters] == ["id", "X-Tide"]
    assert [r.status for r in operation(api, "v1Boat_Get").responses] == [200]
    assert [f.name for f in body(api, "v1Boat.Move").fields] == ["To"]
    assert operation(api, "v1Boat_Put").body is None


def test_a_model_can_be_dropped_when_nothing_uses_it_any_more() -> None:
    text = "- {at: Ferry, drop: true, reason: r}\n"
    assert "Ferry" not in corrected(text).models_by_name
    (message,) = found("- {at: Berth, drop: true, reason: r}\n")
    assert message == ("o.yaml:1:21: error[O109] `Berth` is still the type of `Boat.Berth`, `v1Boat.Move.request.To`")
    api = corrected(
        "- {at: Berth, drop: true, reason: r}\n"
        "- {at: Boat.Berth, type: int32, reason: r}\n"
        "- {at: v1Boat.Move.request.To, drop: true, reason: r}\n"
    )
    assert "Berth" not in api.models_by_name


def test_a_corrected_spec_reads_back() -> None:
    api = corrected("- {at: Boat, rename: Vessel, reason: r}\n- {at: v1Boat_Get, method: fetch, reason: r}\n")
    decoded = decode(encode(api), "specs")
    assert decoded.findings == ()
    assert decoded.api == api


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=50)
@given(apis(), st.data())
def test_an_override_changes_its_place_and_no_other(api: Api, data: st.DataObject) -> None:
    places = Places(api)
    owners = [(model.name, False) for model in api.models] + [(id_, True) for id_ in places.operations]
    described = [
        place
        for owner, is_operation in owners
        for place in places.within(owner, is_operation=is_operation)
        if segments_lead_to(places, place) and is_described_once(api, place)
    ]
    assume(described)
    place = data.draw(st.sampled_from(described))
    correction = apply(api, [entry(place, "not what was there before")])
    assert correction.findings == ()
    assert part(correction.api, place).description == "not what was there before"
    back = apply(correction.api, [entry(place, part(api, place).description)])
    assert in_order(back.api) == in_order(api)


def entry(place: Place, description: str) -> Override:
    """The entry that gives a place this description."""
    (shape,) = read_overrides("- {at: X, description: d, reason: r}", "o.yaml").entries
    return replace(shape, at=segments(str(place)), facts=(replace(shape.facts[0], value=description),))


def part(api: Api, place: Place) -> Field | Parameter:
    """The property, argument or parameter at a place."""
    found_part = Places(api).part(place)
    assert isinstance(found_part, Field | Parameter)
    return found_part


def segments_lead_to(places: Places, place: Place) -> bool:
    """Whether a place can be named: an operation wins over a model of its name, and names may be blank."""
    try:
        return isinstance(places.part(place), Field | Parameter) and places.find(segments(str(place))) == place
    except (NoPlaceError, ValueError):
        return False


def is_described_once(api: Api, place: Place) -> bool:
    """Whether an operation has one parameter of this name, as all that come from pages do."""
    operations = Places(api).operations
    same = [p for p in operations[place.owner].parameters if p.name == place.name] if place.owner in operations else []
    return len(same) <= 1


def in_order(api: Api) -> Api:
    """The Api with its models and operations by name, as the inference gives them."""
    groups = (replace(group, operations=tuple(sorted(group.operations, key=lambda o: o.id))) for group in api.groups)
    return replace(api, groups=tuple(groups), models=tuple(sorted(api.models, key=lambda model: model.name)))
