"""`at`: what it leads to, what wins where two things have one name, and what is nearest where it leads nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.overrides.places import NoPlaceError, Place, Places, Segment, segments
from generator.spec.model import Api, Field, Group, Model, Operation
from generator.spec.types import Scalar
from tests.overrides.harbour import HARBOUR
from tests.sections import SECTIONS


@pytest.mark.parametrize(
    ("at", "kind", "owner", "name"),
    [
        ("Boat", "model", "Boat", ""),
        ("Boat.Length", "field", "Boat", "Length"),
        ('Berth."odata.id"', "field", "Berth", "odata.id"),
        ("Berth.'odata.id'", "field", "Berth", "odata.id"),
        ("v1Boat_Get", "operation", "v1Boat_Get", ""),
        ("v1Boat_Get.path.id", "path", "v1Boat_Get", "id"),
        ("v1Boat_Get.query.fields", "query", "v1Boat_Get", "fields"),
        ("v1Boat_Get.header.X-Tide", "header", "v1Boat_Get", "X-Tide"),
        ("v1Boat_Get.response.404", "response", "v1Boat_Get", "404"),
        ("v1Boat_Get.query", "query list", "v1Boat_Get", ""),
        ("v1Boat_Put.request", "request", "v1Boat_Put", ""),
        ("v1Boat.Move", "operation", "v1Boat.Move", ""),
        ('"v1Boat.Move".request.To', "argument", "v1Boat.Move", "To"),
        ("v1Boat.Move.request.To", "argument", "v1Boat.Move", "To"),
        ("Rule", "operation", "Rule", ""),
        ("Rule.Text", "field", "Rule", "Text"),
    ],
)
def test_where_an_at_leads(at: str, kind: str, owner: str, name: str) -> None:
    place = Places(HARBOUR).find(segments(at))
    assert (place.kind, place.owner, place.name) == (kind, owner, name)
    assert Places(HARBOUR).find(segments(str(place))) == place


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("Boot", "there is no operation or model `Boot`; did you mean `Boat`?"),
        ("Zzz", "there is no operation or model `Zzz`"),
        ("Boat.length", "the model `Boat` has no property `length`; did you mean `Boat.Length`?"),
        ("Berth.odata.id", 'the model `Berth` has no property `odata.id`; did you mean `Berth."odata.id"`?'),
        ("Ferry.Length", "`Ferry` inherits `Length`; did you mean `Boat.Length`?"),
        (
            "v1Boat_Get.query.field",
            "the operation `v1Boat_Get` has no `query.field`; did you mean `v1Boat_Get.query.fields`?",
        ),
        ("v1Boat_Get.request", "the operation `v1Boat_Get` has no `request`"),
        ("v1Boat_Get.response.500", "the operation `v1Boat_Get` has no `response.500`"),
        (
            "v1Boat_Get.fields",
            "the operation `v1Boat_Get` has `request`, `path`, `query`, `header`, `response`, but no `fields`",
        ),
        ("Rule.Txt", "the operation `Rule` has `request`, `path`, `query`, `header`, `response`, but no `Txt`"),
    ],
)
def test_what_is_nearest_to_an_at_that_leads_nowhere(at: str, message: str) -> None:
    with pytest.raises(NoPlaceError) as raised:
        Places(HARBOUR).find(segments(at))
    assert str(raised.value).startswith(message)


def test_the_longest_operation_id_wins() -> None:
    operations = tuple(Operation(id_, "GET", f"/{id_}", f"{id_}.md") for id_ in ("a", "a.query", "a.b"))
    model = Model("a.b", (Field("c", Scalar("string")),))
    api = Api("t", "1", (Group(("entities", "A"), operations),), (model,), sections=SECTIONS)
    places = Places(api)
    assert places.find(segments("a.query")) == Place("operation", "a.query")
    assert places.find(segments("a.b")) == Place("operation", "a.b")
    assert places.find(segments("a.b.c")) == Place("field", "a.b", "c")
    assert places.find((Segment("a", quoted=True), Segment("query"))) == Place("query list", "a")


@pytest.mark.parametrize("at", ["", ".", "a.", ".a", "a..b", '"a', '"a"b', "a.'b"])
def test_an_at_that_is_no_row_of_names_is_refused(at: str) -> None:
    with pytest.raises(ValueError, match="expected names with dots between them"):
        segments(at)


@given(st.text(min_size=1), st.text(min_size=1))
def test_the_text_of_a_place_leads_to_it(model: str, name: str) -> None:
    api = Api("t", "1", models=(Model(model, (Field(name, Scalar("string")),)),))
    place = Place("field", model, name)
    assert Places(api).find(segments(str(place))) == place
