"""The catalogue of findings is what the code says, and every entry is fit to be read."""

from __future__ import annotations

import re

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
