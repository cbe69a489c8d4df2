"""What is true of one publisher only stands in its profile: its words stand nowhere else in the generator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

_WORDS = re.compile(
    r"""
      superoffice | super[ ]office | soticket | xsrf | onedrive | microsoft\.graph | cust1
    | (?<![a-z]) mdo (?![a-z])                              # mdo_list, x-mdo-list, MDO list; MdoList is below
    | (?-i: Mdo (?=[A-Z]) )
    | (?-i: (?<![A-Za-z]) SO- (?=[A-Za-z*`]) )              # headers: SO-AppToken
    | (?<! [a-z] ) agents? (?![a-z])
    | (?-i: Agents? (?![a-z]) )                             # TaskAgent
    | (?<! [a-z] ) entit(?:y|ies) (?![a-z])
    | (?-i: Entit(?:y|ies) (?![a-z]) )                      # TaskEntity
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words of publishers. A word ends at an underscore, a digit, a hyphen and, in CapWords, at the next capital."""

_MEANS_SOMETHING_ELSE = re.compile(
    r"""
      user[-_ ]?agent
    | html[ ](?:character[ ])?entit(?:y|ies) | entity[ ](?:tag|reference)s? | character[ ]entit(?:y|ies)
    | unescape[ ]entities
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Terms of HTML and HTTP (RFC 9110, 8.8.3) that share a word."""


def words_in(text: str) -> list[str]:
    """The publishers' words in a line or a path."""
    return [match.group() for match in _WORDS.finditer(_MEANS_SOMETHING_ELSE.sub("", text))]


def occurrences(top: str) -> Iterator[str]:
    """`file:line: word …` for each line, and `file: word` for each file or folder name, that holds such a word."""
    for path in sorted((ROOT / top).rglob("*")):
        shown = path.relative_to(ROOT).as_posix()
        if shown.startswith("generator/profiles/") or "__pycache__" in path.parts:
            continue
        if found := words_in(path.name):
            yield f"{shown}: {' '.join(found)} (name)"
        if path.is_file():
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if found := words_in(line):
                    yield f"{shown}:{number}: {' '.join(found)}: {line.strip()[:80]}"


@pytest.mark.parametrize("top", ["generator", "templates"])
def test_publishers_words_stand_in_profiles(top: str) -> None:
    assert list(occurrences(top)) == []


@pytest.mark.parametrize(
    "text",
    [
        *("SuperOffice", "superoffice_webapi", "SOTicket", "_soticket", "XSRF-TOKEN", "xsrf_header", "MDO list"),
        *("mdo_list", "x-mdo-list", "MdoListItem", "SO-AppToken", "`SO-*`", "agents/", "v1TaskAgent_Get", "an agent"),
        *("TaskEntity", "entities", "kind = 'entity'", "/Cust1/", "OneDrive", "microsoft.graph.drive"),
    ],
)
def test_a_word_is_found(text: str) -> None:
    assert words_in(text)


@pytest.mark.parametrize(
    "text",
    [
        *("User-Agent", "user_agent", "UserAgent", "HTML entities", "HTML character entities", "an entity tag"),
        *("also-this", "agenda", "identity", "ISO-8601", "reagent", "Mdown", "customer"),
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert words_in(text) == []
