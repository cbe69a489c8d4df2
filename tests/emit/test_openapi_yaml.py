"""The YAML filter: what goes in comes back, and it reads well."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.trusted import SafeText, UntrustedTextError, yaml_key, yaml_scalar, yaml_value
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
    document = f"top:\n  {yaml_key(key, 2)} {yaml_scalar(value, 2)}\n  next: 1\n"
    assert yaml.safe_load(document) == {"top": {key: value, "next": 1}}
    assert yaml.load(document, yaml.CSafeLoader) == {"top": {key: value, "next": 1}}


@given(values, st.integers(0, 3))
def test_any_json_value_comes_back_equal_at_any_depth(value: object, depth: int) -> None:
    parents = "".join(f"{'  ' * level}parent:\n" for level in range(depth))
    document = f"{parents}{'  ' * depth}key:{yaml_value(value, 2 * depth)}\n{'  ' * depth}next: 1\n"
    found = yaml.safe_load(document)
    for _ in range(depth):
        found = found["parent"]
    assert found == {"key": value, "next": 1}


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
    assert yaml_scalar(value, 4) == written
    assert isinstance(yaml_scalar(value, 4), SafeText)


def test_a_long_line_is_folded_where_there_is_one_blank() -> None:
    text = "two  " + "and " * 24 + "two  two  two  two end: #"
    assert yaml_scalar(text, 2) == f">-\n    two  {'and ' * 24}\n    two  two  two  two end: #".replace(" \n", "\n")


def test_a_key_that_is_too_long_for_one_line_takes_two() -> None:
    key = "k" * 1100
    assert yaml_key(key, 2) == f"? {key}\n  :"
    assert yaml.safe_load("top:" + yaml_value({key: {"a": [{"b": 1}]}})) == {"top": {key: {"a": [{"b": 1}]}}}


def test_blocks_read_as_a_person_would_write_them() -> None:
    value = {
        "type": ["string", "null"],
        "values": ["a, b", "[c]", "yes", "it's", 1, None],
        "empty": {},
        "none": [],
        "list": [{"name": "x", "in": {"deep": True}}, ["a", ["b"]]],
    }
    assert yaml_value(value, 0).splitlines()[1:] == [
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
