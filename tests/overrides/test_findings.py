"""Each finding about an entry: one that has it, and one that is nearly so and has it not."""

from __future__ import annotations

from datetime import date

import pytest

from generator.overrides.check import expired
from generator.overrides.entries import read_overrides
from tests.overrides.harbour import HARBOUR, correct, corrected, found


def test_an_entry_that_matches_nothing_is_an_error() -> None:
    assert found("- {at: Boat.Lenght, type: int64, reason: r}") == [
        "o.yaml:1:8: error[O105] `Boat.Lenght` matches nothing: the model `Boat` has no property `Lenght`; "
        "did you mean `Boat.Length`?"
    ]
    assert found("- {at: Boat.Length, type: int64, reason: r}") == []


@pytest.mark.parametrize(
    ("at", "fact", "message"),
    [
        ("Boat", "type: int32", "`type` cannot be given here; what can is `description`, `rename`, `add`, `drop`"),
        ("Boat.Name", "method: x", "`method` cannot be given here; what can is "),
        ("v1Boat_Get.path.id", "drop: true", "`drop` cannot be given here; what can is "),
        ("v1Boat_Get.path.id", "required: false", "`required` cannot be given here; what can is "),
        ("v1Boat_Get.response.200", "rename: '201'", "`rename` cannot be given here; what can is "),
        ("v1Boat_Get.query", "drop: true", "`drop` cannot be given here; what can is `add`"),
        ("Boat.Length", "values: [A]", "only a string has values: give its `type` too"),
        ("v1Boat.Move.request", "type: Boat", "the request has named arguments: override them one by one, as in "),
        ("v1Boat_Put.request", "add: {X: int32}", "the request is one value, without named arguments: add properties "),
        (
            "v1Boat_Get",
            "add: {X: int32}",
            "a GET request has no body: add query parameters with ",
        ),
    ],
)
def test_a_fact_that_does_not_fit_its_place_is_an_error(at: str, fact: str, message: str) -> None:
    (line,) = found(f"- at: {at}\n  {fact}\n  reason: r\n")
    assert line.startswith(f"o.yaml:2:{fact.index(':') + 5}: error[O106] {message}")


def test_a_type_that_names_an_unknown_model_is_an_error() -> None:
    assert found("- {at: Boat.Length, type: 'list[Bert]', reason: r}") == [
        "o.yaml:1:27: error[O107] there is no model `Bert`; did you mean `Berth`?"
    ]
    assert found("- {at: Boat.Length, type: 'list[sting]', reason: r}") == [
        "o.yaml:1:27: error[O107] there is no model `sting`; did you mean `string`?"
    ]
    assert found("- {at: Boat, add: {X: Zzz}, reason: r}") == ["o.yaml:1:19: error[O107] there is no model `Zzz`"]
    assert found("- {at: Boat.Length, type: 'list[Berth]', reason: r}") == []


@pytest.mark.parametrize(
    ("at", "name", "message"),
    [
        ("Boat", "Berth", "there is another `Berth` beside `Boat`"),
        ("Boat", "string", "`string`: no model can be called so"),
        ("Boat", "A B", "`A B`: no model can be called so"),
        ("Boat.Name", "Length", "there is another `Length` beside `Boat.Name`"),
        ("Ferry.Decks", "Length", "there is another `Length` beside `Ferry.Decks`"),
        ("v1Boat_Get", "v1Boat_Put", "there is another `v1Boat_Put` beside `v1Boat_Get`"),
        ("v1Boat.Move.request.To", "Boat", "there is another `Boat` beside `v1Boat.Move.request.To`"),
        ("v1Boat_Get.header.X-Tide", "X Tide", "`X Tide`: no header can be called so"),
        ("v1Boat_Get.path.id", "a/b", "`a/b`: the name of a path parameter holds no"),
        ("v1Boat_Get.query.fields", "\\t", "`\t`: the name is blank"),
    ],
)
def test_a_name_that_is_taken_or_cannot_be_one_is_an_error(at: str, name: str, message: str) -> None:
    (line,) = found(f'- at: {at}\n  rename: "{name}"\n  reason: r\n')
    assert line.startswith(f"o.yaml:2:11: error[O108] {message}")


def test_a_name_that_is_taken_elsewhere_is_free_here() -> None:
    corrected(
        "- {at: Boat.Name, rename: Number, reason: a property of another model}\n"
        "- {at: v1Boat_Get.query.fields, rename: X-Tide, reason: a parameter of another kind}\n"
        "- {at: Ferry, rename: v1Boat_Get, reason: an operation}\n"
    )


def test_adding_what_is_there_is_an_error_unless_it_is_the_same() -> None:
    assert found("- {at: Boat, add: {Length: string}, reason: r}") == [
        "o.yaml:1:19: error[O108] the pages have `Boat.Length` as `int32`: correct it with `at: Boat.Length`"
    ]
    assert found("- {at: Ferry, add: {Length: string}, reason: inherited}")[0].startswith("o.yaml:1:20: error[O108]")
    assert found("- {at: Boat, add: {Length: int32}, reason: r}") == [
        "o.yaml:1:19: warning[O111] the pages have `Boat.Length` with this type: delete it here"
    ]
    assert found("- {at: Boat, add: {length: int32}, reason: another name}") == []


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        ("at: Boat.Name, required: true", "at: Boat.Name, required: false", "Boat.Name"),
        ("at: Boat, add: {X: int32}", "at: Boat, add: {X: string}", "Boat.X"),
        ("at: Boat, add: {X: int32}", "at: Boat.X, type: string", "Boat.X"),
        ("at: Boat, rename: A", "at: A, rename: B", "Boat"),
    ],
)
def test_two_values_for_one_fact_are_an_error_with_both_places(first: str, second: str, place: str) -> None:
    (line,) = found(f"- {{{first}, reason: r}}\n- {{{second}, reason: r}}\n")
    assert f"error[O110] `{place}` has two values for `" in line
    assert line.startswith("o.yaml:2:")
    assert line.endswith(": the other value")
    assert "\n    o.yaml:1:" in line


@pytest.mark.parametrize(
    ("drop", "other"),
    [
        ("Boat.Length", "at: Boat.Length, type: string"),
        ("Ferry", "at: Ferry.Decks, required: true"),
        ("v1Boat_Get", "at: v1Boat_Get.response.404, drop: true, description: x"),
        ("v1Boat_Put.request", "at: v1Boat_Put.request, required: false"),
        ("v1Boat.Move.request", "at: v1Boat.Move.request.To, required: false"),
    ],
)
def test_correcting_what_is_dropped_is_an_error(drop: str, other: str) -> None:
    lines = found(f"- {{at: {drop}, drop: true, reason: r}}\n- {{{other}, reason: r}}\n")
    assert any(
        "error[O110]" in line and f"o.yaml:1:{len(drop) + 16}: `{drop}` is dropped here" in line for line in lines
    )


def test_dropping_one_thing_and_correcting_another_is_fine() -> None:
    corrected(
        "- {at: Boat.Length, drop: true, reason: r}\n- {at: Boat.Name, required: true, reason: r}\n"
        "- {at: Boat, description: d, reason: r}\n- {at: v1Boat.Move.request.To, drop: true, reason: r}\n"
        "- {at: v1Boat.Move, deprecated: true, reason: r}\n"
    )


@pytest.mark.parametrize(
    "entry",
    [
        "at: Boat.Length, type: int32",
        "at: Boat.Name, description: What it is called., required: false",
        "at: Boat.State, values: [Afloat]",
        "at: Boat.State, type: string, values: [Afloat]",
        "at: Vessel, rename: Boat",
        "at: Boat.Title, rename: Name",
        "at: v1Boat_Fetch, rename: v1Boat.Move",
        "at: v1Boat_Get, deprecated: false",
    ],
)
def test_an_entry_that_the_pages_agree_with_is_told(entry: str) -> None:
    (line,) = found(f"- {{{entry}, reason: r}}")
    assert line.startswith("o.yaml:1:8: warning[O111] the pages agree about `")
    assert line.endswith("`: delete this entry")
    assert correct(f"- {{{entry}, reason: r}}").api == HARBOUR


def test_a_fact_that_the_pages_agree_with_is_told_beside_one_that_they_do_not() -> None:
    assert found("- at: Boat.Length\n  type: int32\n  required: true\n  reason: r\n") == [
        "o.yaml:2:9: warning[O111] the pages agree about `type` of `Boat.Length`: delete it here"
    ]


def test_an_entry_that_says_what_another_says_is_told() -> None:
    text = "- {at: Boat.Length, type: int64, reason: r}\n"
    assert found(text + text) == [
        "o.yaml:2:27: warning[O111] another entry says the same about `type` of `Boat.Length`: delete one of them\n"
        "    o.yaml:1:27: the other entry"
    ]


@pytest.mark.parametrize(("today", "codes"), [(date(2027, 1, 31), []), (date(2027, 2, 1), ["O112"])])
def test_an_entry_whose_day_has_passed_is_told(today: date, codes: list[str]) -> None:
    entries = read_overrides("- {at: Boat, description: d, until: 2027-01-31, reason: r}", "o.yaml").entries
    findings = list(expired(entries, today))
    assert [finding.rule.code for finding in findings] == codes
    assert [str(finding.span) for finding in findings] == ["o.yaml:1:8"] * len(codes)


def test_with_an_error_nothing_is_applied() -> None:
    correction = correct("- {at: Boat.Length, type: string, reason: r}\n- {at: Lost, drop: true, reason: r}\n")
    assert correction.has_errors
    assert correction.api is HARBOUR
