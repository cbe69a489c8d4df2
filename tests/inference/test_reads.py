"""What follows from an operation that only reads."""

from __future__ import annotations

import pytest

from generator.inference.reads import with_effects
from generator.profiles.api import Reads, SectionRule
from generator.profiles.build import PartError
from generator.spec.model import Operation, Response
from generator.spec.types import BINARY, STRING, ListOf, Ref, Type

READS = Reads(verbs=("Get", "Is", "CreateDefault"), unless=("OrCreate", "AndLock"), lookups=("Get",))
OPTIONAL = SectionRule("agents", "Agents", "agent", absent="none")
BOAT = Ref("Boat")


def made(method: str, type_: Type | None = BOAT, section: SectionRule = OPTIONAL, http: str = "POST") -> Operation:
    operation = Operation("x", http, "/x", "x.md", responses=(Response(200, "", type_), Response(404, "")))  # type: ignore[arg-type]
    return with_effects(operation, method, section, READS)


@pytest.mark.parametrize(
    ("method", "repeatable"),
    [
        ("GetBoat", True),
        ("Get", True),
        ("CreateDefaultBoat", True),
        ("Getaway", None),
        ("CreateBoat", None),
        ("GetOrCreateBoat", None),
        ("GetAndLockBoat", None),
        ("GetOrCreatedBoats", True),
        ("", None),
    ],
)
def test_the_verb_says_whether_a_request_may_be_repeated(method: str, repeatable: bool | None) -> None:
    assert made(method).repeatable is repeatable


def test_what_answers_nothing_is_no_read_and_a_get_needs_no_word() -> None:
    assert made("GetBoat", None).repeatable is None
    assert made("GetBoat", http="GET").repeatable is None


@pytest.mark.parametrize(
    ("method", "type_", "nullable"),
    [
        ("GetBoat", BOAT, True),
        ("GetPhoto", BINARY, True),
        ("GetBoats", ListOf(BOAT), False),
        ("GetName", STRING, False),
        ("CreateDefaultBoat", BOAT, False),
        ("SaveBoat", BOAT, False),
    ],
)
def test_only_a_lookup_of_one_thing_may_find_nothing(method: str, type_: Type, nullable: bool) -> None:
    assert [response.nullable for response in made(method, type_).responses] == [nullable, False]


def test_a_section_that_raises_has_nothing_nullable() -> None:
    section = SectionRule("entities", "Entities", "entity")
    assert not made("GetBoat", section=section).responses[0].nullable


def test_a_lookup_is_one_of_the_verbs() -> None:
    with pytest.raises(PartError, match="`Find` is not one of the verbs"):
        Reads(verbs=("Get",), lookups=("Find",))


def test_without_words_nothing_is_a_read() -> None:
    assert not Reads().is_read("GetBoat")
