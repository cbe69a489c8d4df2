"""The catalogue of findings is what the code says, and every entry is fit to be read."""

from __future__ import annotations

import re
from pathlib import Path

from docs.catalogue import FAMILIES, PAGE, catalogue_page
from generator.lint.rules import every_rule


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == catalogue_page(list(every_rule().values())), "run `make docs`"


def test_every_rule_has_a_family_and_says_why_and_how() -> None:
    for rule in every_rule().values():
        assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
        assert rule.code[:2] in FAMILIES, rule.code
        assert rule.title[0].isupper() or not rule.title[0].isalpha(), rule.code
        assert not rule.title.endswith("."), rule.code
        assert rule.why.endswith("."), rule.code
        assert rule.fix.endswith("."), rule.code


ACTIONS = re.compile(
    r"\b(?:add|bundle|close|complete|convert|copy|correct|delete|fill|give|keep|merge|move|name|pass|put|remove|rename|"
    r"repair|save|shorten|show|swap|type|use|write)\b"
)
"""How a message says what to do: in the imperative, in lower case."""


def test_every_message_says_what_to_do() -> None:
    cases = Path(__file__).parent / "cases"
    lines = [line for path in sorted(cases.glob("*/findings.txt")) for line in path.read_text("utf-8").splitlines()]
    messages = [line.partition("] ")[2] for line in lines if re.match(r"\S+:\d+:\d+: \w+\[", line)]
    assert len(messages) > 100
    assert [message for message in messages if not ACTIONS.search(message)] == []
