"""What a release note says about each kind of change, and what it tells a caller to write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.spec.model import Api, Field, Group, Parameter, Response
from generator.spec.types import from_text
from tests.diff.harbours import (
    minus_field,
    plus_field,
    with_body,
    with_field,
    with_operation,
    with_parameter,
    with_response,
    without_operation,
)
from tests.overrides.harbour import GET, HARBOUR, SEND, operation
from tests.release.notes import entries, note

WITH_DRAUGHT = plus_field("Boat", Field("Draught", from_text("int32")))
OF_BOATS = "`client.boat.v1_move`, `client.boat.get` and `client.boat.update`"


def plus_parameter(name: str, *, required: bool) -> Api:
    parameter = Parameter("query", name, from_text("int32"), required=required)
    return with_operation("v1Boat_Get", parameters=(*GET.parameters, parameter))


SENTENCES = {
    "an operation is gone": (
        without_operation("v1Boat_Send"),
        "Removed, Entities: Boat: breaking: `client.boat.send()` is removed, because the API no longer has "
        "`POST /api/v1/Boat/Send`. Nothing takes its place.",
    ),
    "an operation has another address": (
        with_operation("v1Boat_Send", path="/api/v1/Boat/Post"),
        "Changed, Entities: Boat: breaking: `client.boat.send` now sends `POST /api/v1/Boat/Post`, not "
        "`POST /api/v1/Boat/Send`. Its calls stay as they are, but earlier versions of the client still use the old "
        "address.",
    ),
    "a method has another name": (
        with_operation("v1Boat_Send", id="v1Boat_Dispatch"),
        "Changed, Entities: Boat: breaking: `client.boat.send` is now `client.boat.dispatch`. Write "
        "`client.boat.dispatch()` instead of `client.boat.send()`.",
    ),
    "an argument has another name": (
        with_parameter("v1Boat_Get", "fields", client_name="columns"),
        "Changed, Entities: Boat: breaking: The argument `fields` of `client.boat.get` is now called `columns`. Change "
        "it where it is passed by name.",
    ),
    "an argument is gone": (
        with_operation("v1Boat_Get", parameters=tuple(p for p in GET.parameters if p.name != "fields")),
        "Removed, Entities: Boat: breaking: The argument `fields` of `client.boat.get` is removed. Write "
        '`client.boat.get(1)` instead of `client.boat.get(1, fields="text")`.',
    ),
    "an argument is new": (
        plus_parameter("depth", required=False),
        "Added, Entities: Boat: `client.boat.get` takes the new argument `depth` (`int`).",
    ),
    "an argument is new and needed": (
        plus_parameter("depth", required=True),
        "Changed, Entities: Boat: breaking: `client.boat.get` now needs the argument `depth` (`int`). Write "
        "`client.boat.get(1, depth=1)` instead of `client.boat.get(1)`.",
    ),
    "an argument is needed": (
        with_parameter("v1Boat_Get", "fields", required=True),
        "Changed, Entities: Boat: breaking: The argument `fields` of `client.boat.get` must now be given. Write "
        '`client.boat.get(1, fields="text")` instead of `client.boat.get(1)`.',
    ),
    "an argument has another type": (
        with_parameter("v1Boat_Get", "fields", type=from_text("int32")),
        "Changed, Entities: Boat: breaking: The argument `fields` of `client.boat.get` now takes `int`, not `str`. "
        'Write `client.boat.get(1, fields=1)` instead of `client.boat.get(1, fields="text")`.',
    ),
    "a body has another type": (
        with_body("v1Boat_Put", type=from_text("list[Boat]")),
        "Changed, Entities: Boat: breaking: The argument `boat` of `client.boat.update` now takes `list[models.Boat]`, "
        "not `models.Boat`. Write `client.boat.update(1, [models.Boat(...)])` instead of "
        "`client.boat.update(1, models.Boat(...))`.",
    ),
    "a property is gone": (
        minus_field("Berth", "Number"),
        "Removed, Entities: Boat: breaking: The attribute `number` of `models.Berth` is no longer in requests and "
        f"responses of 3 methods ({OF_BOATS}). Remove the code that uses it.",
    ),
    "a property has another type": (
        with_field("Berth", "Number", type="string"),
        "Changed, Entities: Boat: breaking: `models.Berth.number` is now `str`, not `int`. This concerns requests and "
        f"responses of 3 methods ({OF_BOATS}). Code that sets or reads it must follow.",
    ),
    "a property is new": (
        WITH_DRAUGHT,
        "Added, Entities: Boat: `models.Boat` has the new attribute `draught` (`int`), in requests and responses of "
        f"3 methods ({OF_BOATS}).",
    ),
    "properties are new": (
        plus_field(
            "Boat", Field("Sails", from_text("list[string]")), plus_field("Boat", Field("Draught", from_text("int32")))
        ),
        "Added, Entities: Boat: `models.Boat` has the new attributes `draught` (`int`) and `sails` (`list[str]`), in "
        f"requests and responses of 3 methods ({OF_BOATS}).",
    ),
    "a property is read-only": (
        with_field("Berth", "Number", read_only=True),
        "Changed, Entities: Boat: breaking: `models.Berth.number` is now read-only: what is sent is ignored. Do not "
        "set it.",
    ),
    "a result is a list": (
        with_response("v1Boat_Get", 200, type=from_text("list[Boat]")),
        "Changed, Entities: Boat: breaking: The result of `client.boat.get` is now `list[models.Boat]`, not "
        "`models.Boat`. Code that uses the result must follow.",
    ),
    "a result may be None": (
        with_response("v1Boat_Get", 200, nullable=True),
        "Changed, Entities: Boat: breaking: The result of `client.boat.get` may now be `None`. Test for it before you "
        "use it.",
    ),
    "a result has a class now": (
        with_response("v1Boat_Get", 200, type=from_text("Boat")),
        "Changed, Entities: Boat: breaking: The result of `client.boat.get` is now known to be `models.Boat`; it was "
        "`Any`. Where it was read as a dictionary, read the attributes of the record.",
    ),
    "the type of an argument is left open": (
        with_parameter("v1Boat_Get", "fields", type=from_text("list[unknown]")),
        "Changed, Entities: Boat: The argument `fields` of `client.boat.get` now takes `list[Any]`, not `list[str]`: "
        "its type is no longer documented in full.",
    ),
    "an operation is deprecated": (
        with_operation("v1Boat_Get", deprecated="Use `Find`."),
        r"Deprecated, Entities: Boat: `client.boat.get` is deprecated: Use \`Find\`.",
    ),
}
OLD = {
    "a result has a class now": with_response("v1Boat_Get", 200, type=from_text("unknown")),
    "the type of an argument is left open": with_parameter("v1Boat_Get", "fields", type=from_text("list[string]")),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_one_change_is_one_entry(case: str) -> None:
    new, sentence = SENTENCES[case]
    assert entries(new, OLD.get(case, HARBOUR)) == [sentence]


def test_known_values_that_came_and_went() -> None:
    assert entries(with_field("Boat", "State", type="enum[Ashore]")) == [
        "Removed, Entities: Boat: breaking: `models.Boat.state` no longer takes the value `Afloat`. Pass another "
        "value.",
        "Added, Entities: Boat: `models.Boat.state` has the new known value `Ashore`.",
    ]


def test_statuses_and_media_types() -> None:
    new = with_operation("v1Boat_Get", responses=(Response(200, "", from_text("Boat"), ("text/csv",)), Response(409)))
    assert entries(new) == [
        "Removed, Entities: Boat: breaking: `client.boat.get` no longer returns `application/json`.",
        "Changed, Entities: Boat: `client.boat.get` is no longer documented to fail with 404.",
        "Changed, Entities: Boat: `client.boat.get` may now fail with status 409.",
        "Added, Entities: Boat: `client.boat.get` returns `text/csv` too.",
    ]


def test_texts_are_counted_and_not_listed() -> None:
    found = note(with_field("Boat", "Name", description="Another text."))
    assert (found.entries, found.texts) == ((), 2)  # in requests, and in responses


def test_a_record_with_another_name_is_one_entry_whatever_uses_it() -> None:
    models = tuple(replace(m, name="HarbourRule") if m.name == "Rule" else m for m in HARBOUR.models)
    new = with_operation(
        "Rule", replace(HARBOUR, models=models), responses=(Response(200, "", from_text("list[HarbourRule]")),)
    )
    assert entries(new) == [
        "Changed, Entities: Rules: breaking: `models.Rule` is now called `models.HarbourRule`. It is used by "
        "`client.rules.list`. Write the new name."
    ]


def test_a_group_that_came_or_went_is_one_entry() -> None:
    group = Group(("agents", "Crane"), (SEND, operation(HARBOUR, "Rule")))
    old = without_operation("v1Boat_Send")
    old = Api("Harbour", "0.1.0", old.groups[:1], old.models, old.sections)
    new = Api("Harbour", "0.1.0", (*old.groups, group), old.models, old.sections)
    assert entries(new, old) == [
        "Added, Agents: Crane: New agent `client.agents.crane`, with 2 methods (`rule` and `send`)."
    ]
    assert entries(old, new) == [
        "Removed, Agents: Crane: breaking: The agent `client.agents.crane` is removed, with 2 methods (`rule` and "
        "`send`): the API no longer has their addresses."
    ]


def test_the_same_change_of_two_methods_is_one_entry() -> None:
    limit = Parameter("query", "limit", from_text("int32"))
    new = with_operation("v1Boat_Get", parameters=(*GET.parameters, limit))
    put = operation(HARBOUR, "v1Boat_Put")
    assert entries(with_operation("v1Boat_Put", new, parameters=(*put.parameters, limit))) == [
        "Added, Entities: Boat: 2 methods (`client.boat.get` and `client.boat.update`) take the new argument `limit` "
        "(`int`)."
    ]


def test_text_of_a_page_has_no_effect_in_markdown() -> None:
    hostile = "Ask @somebody, see #12, <img src=x> [here](http://evil.example) **now**\n\n# Heading"
    (entry,) = entries(with_operation("v1Boat_Get", deprecated=hostile))
    assert entry.endswith(
        r"Ask @<!-- -->somebody, see \#<!-- -->12, \<img src=x\> \[here\](http://evil.example) \*\*now\*\* \# Heading."
    )


def test_a_part_of_a_renamed_operation_is_found() -> None:
    new = with_operation("v1Boat_Get", id="v1Boat_Read", responses=(Response(200, "", None, ("text/csv",)),))
    assert entries(new) == [
        "Removed, Entities: Boat: breaking: `client.boat.get` no longer returns a value. Do not use the result.",
        "Removed, Entities: Boat: breaking: `client.boat.get` no longer returns `application/json`.",
        "Changed, Entities: Boat: `client.boat.get` is no longer documented to fail with 404.",
        "Added, Entities: Boat: `client.boat.get` returns `text/csv` too.",
    ]
