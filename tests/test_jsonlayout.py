"""JSON from templates of YAML: the same value as the YAML, a line for each entry that is asked for."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.jsonlayout import lay_out_json
from generator.trusted import yaml_key, yaml_value
from generator.yamllayout import lay_out, mark_block
from tests.emit.openapi_fixtures import HOSTILE

texts = (
    st.text(" \n\tab#:-'\"|>%@&*!?[]{},.0e1y~\\", max_size=30)
    | st.sampled_from([*HOSTILE, "\ud800", "\U0001f600", "a: b", "yes", "'a': b", "x" * 1100])
    | st.text(max_size=90)
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def assert_same(marked: str) -> None:
    in_json = lay_out_json(marked, {})
    assert in_json.isascii()
    assert json.loads(in_json) == yaml.load(lay_out(marked), yaml.CSafeLoader)


@given(texts, values, st.integers(0, 3))
def test_a_value_is_what_the_yaml_says(key: str, value: object, depth: int) -> None:
    block = f"{yaml_key(key)} {yaml_value(value)}\nother key: 1\nlast: [a, 'null']\n"
    for _ in range(depth):
        block = f"parent:\n  {mark_block(block)}\nnone:\n  {mark_block('')}\n"
    assert_same(block)


@given(st.recursive(texts, lambda inner: st.lists(inner, min_size=1, max_size=4), max_leaves=8))
def test_blocks_behind_dashes_are_what_the_yaml_says(value: object) -> None:
    def block(item: object) -> str:
        if isinstance(item, list):
            return "".join(f"- {mark_block(block(member))}\n" for member in item)
        return f"k: {yaml_value(item)}\nnothing:\n  - {mark_block('')}\n"

    assert_same(f"top:\n  {mark_block(block(value))}\nend: 1\n")


def test_a_block_may_be_some_of_the_entries_of_a_mapping() -> None:
    assert_same(f"a:\n  {mark_block('type: string')}\n  format: date\nb: {{}}\nc: []\nd: 'it''s'\n")


def test_a_text_of_several_lines_in_a_template() -> None:
    assert_same("# a comment\ntop:\n  text: |-\n    One # line.\n\n      - indented: yes\n    Last.\n\n  next: 3.1.1\n")
    assert_same("text: |-\n  The end.\n")


def test_entries_have_lines_as_deep_as_is_asked_for() -> None:
    marked = "version: 1.0.0\npaths:\n  /a:\n    get: {}\n  /b: {}\nparts:\n  kinds:\n    A:\n      x: 1\n    B: {}\n"
    assert lay_out_json(marked, {"paths": 1, "parts": 2}).splitlines() == [
        "{",
        '"version":"1.0.0",',
        '"paths":{',
        '"/a":{"get":{}},',
        '"/b":{}},',
        '"parts":{',
        '"kinds":{',
        '"A":{"x":1},',
        '"B":{}}}}',
    ]


def test_a_line_that_belongs_to_nothing_is_a_bug() -> None:
    with pytest.raises(AssertionError, match="column 1"):
        lay_out_json("a:\n  b: 1\n c: 2\n", {})
