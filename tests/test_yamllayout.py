"""YAML from templates: what goes in comes back, it reads well, and it is laid out for the place where it stands."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.trusted import SafeText, UntrustedTextError, yaml_key, yaml_value, yaml_words
from generator.yamllayout import lay_out, mark_block
from tests.emit.openapi_fixtures import HOSTILE

awkward = st.text(" \n\tab#:-'\"|>%@&*!?[]{},.0e1y~\\", max_size=30) | st.text("ab \n", max_size=300)
texts = awkward | st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]))
numbers = st.integers() | st.floats(allow_nan=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(texts, texts.filter(lambda key: key != "next"))
def test_any_text_comes_back_equal_as_a_value_and_as_a_key(value: str, key: str) -> None:
    document = lay_out(f"top:\n  {yaml_key(key)} {yaml_value(value)}\n  next: 1\n")
    assert yaml.safe_load(document) == {"top": {key: value, "next": 1}}
    assert yaml.load(document, yaml.CSafeLoader) == {"top": {key: value, "next": 1}}


@given(values, st.integers(0, 3))
def test_any_json_value_comes_back_equal_at_any_depth(value: object, depth: int) -> None:
    block = f"key: {yaml_value(value)}\nnext: 1\n"
    for _ in range(depth):
        block = f"parent:\n  {mark_block(block)}\n"
    found = yaml.safe_load(lay_out(block))
    for _ in range(depth):
        found = found["parent"]
    assert found == {"key": value, "next": 1}


@given(st.recursive(texts, lambda inner: st.lists(inner, min_size=1, max_size=4), max_leaves=8))
def test_blocks_come_back_equal_behind_dashes(value: object) -> None:
    def block(item: object) -> str:
        if isinstance(item, list):
            return "".join(f"- {mark_block(block(member))}\n" for member in item)
        return f"k: {yaml_value(item)}\n"

    def expected(item: object) -> object:
        return [expected(member) for member in item] if isinstance(item, list) else {"k": item}

    assert yaml.safe_load(lay_out(block(value))) == expected(value)


def test_a_block_stands_where_it_is_placed_and_an_empty_one_is_a_mapping() -> None:
    pair, nothing = mark_block("b: 1\nc: 2\n"), mark_block("")
    inner = mark_block(f"a:\n  - {pair}\n  - {nothing}\nd:\n  {nothing}\n")
    assert lay_out(f"top:\n    {inner}\nend: 1\n").splitlines() == [
        "top:",
        "    a:",
        "      - b: 1",
        "        c: 2",
        "      - {}",
        "    d: {}",
        "end: 1",
    ]


@pytest.mark.parametrize("length", range(100, 120))
def test_a_text_is_folded_where_its_line_would_pass_the_width_with_the_key(length: int) -> None:
    text = ("word " * 30)[: length - 1] + "."
    line, wide = (lay_out(f"a:\n  description: {yaml_value(text, wide=wide)}\n") for wide in (False, True))
    assert (">-" in line) == (len("  description:") + length >= 120)
    assert (">-" in wide) == (len("  ") + length >= 120)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain words, (and) more", "plain words, (and) more"),
        ("https://{host}/{customer}", "https://{host}/{customer}"),
        ("$select", "$select"),
        ("yes", "'yes'"),
        ("Off", "'Off'"),
        ("1e3", "'1e3'"),
        ("0o17", "'0o17'"),
        ("null", "'null'"),
        ("200", "'200'"),
        ("@at", "'@at'"),
        ("a: b", "'a: b'"),
        ("a #b", "'a #b'"),
        ("a#b", "a#b"),
        ("it's: so", "|-\n      it's: so"),
        ("", "''"),
        ("bell\x07", '"bell\\x07"'),
        ("right \u202e left", '"right \\u202e left"'),
        ("\U000e0041", '"\\U000e0041"'),
        ("\ud800", '"\\ufffd"'),
        ("one\ntwo", "|-\n      one\n      two"),
        ("one\n\ntwo\n", "|\n      one\n\n      two"),
        (" one\ntwo", "|2-\n       one\n      two"),
        (None, "null"),
        (True, "true"),
        (12, "12"),
        (1e300, "1.0e+300"),
        (1.5, "1.5"),
        (float("-inf"), "-.inf"),
    ],
)
def test_a_scalar_is_written_in_the_plainest_way_that_is_safe(value: str | float | None, written: str) -> None:
    assert lay_out(f"    key: {yaml_value(value)}") == f"    key: {written}"
    assert isinstance(yaml_value(value), SafeText)


def test_a_long_line_is_folded_where_there_is_one_blank() -> None:
    text = "two  " + "and " * 24 + "two  two  two  two end: #"
    assert lay_out(
        f"  k: {yaml_value(text)}"
    ) == f"  k: >-\n    two  {'and ' * 24}\n    two  two  two  two end: #".replace(" \n", "\n")


def test_a_key_that_is_too_long_for_one_line_takes_two() -> None:
    key = "k" * 1100
    assert lay_out(f"  {yaml_key(key)} 1") == f"  ? {key}\n  : 1"
    assert yaml.safe_load(lay_out(f"top: {yaml_value({key: {'a': [{'b': 1}]}})}")) == {"top": {key: {"a": [{"b": 1}]}}}


def test_blocks_read_as_a_person_would_write_them() -> None:
    value = {
        "type": ["string", "null"],
        "values": ["a, b", "[c]", "yes", "it's", 1, None],
        "empty": {},
        "none": [],
        "list": [{"name": "x", "in": {"deep": True}}, ["a", ["b"]]],
    }
    assert lay_out(f"key: {yaml_value(value)}").splitlines()[1:] == [
        "  type: [string, 'null']",
        "  values: ['a, b', '[c]', 'yes', \"it's\", 1, null]",
        "  empty: {}",
        "  none: []",
        "  list:",
        "    - name: x",
        "      in:",
        "        deep: true",
        "    - - a",
        "      - [b]",
    ]


def test_what_is_no_json_value_is_refused() -> None:
    with pytest.raises(UntrustedTextError, match="not a JSON value: <object"):
        yaml_value(object())


def test_words_within_a_block_scalar_stay_on_its_line() -> None:
    assert yaml_words(" one\n- two:\x00\u202e three ") == "one - two: three"
