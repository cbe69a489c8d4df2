"""The YAML that we write is what every YAML reader reads, and looks as it should."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.yamltext import Value, compose, dump
from tests.spec.strategies import texts

values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(texts, st.booleans(), st.integers(0, 999)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(texts, inner, max_size=4),
        st.lists(texts, max_size=30).map(tuple),
    ),
    max_leaves=12,
)


def _with_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_lists(item) for key, item in value.items()}
    return [_with_lists(item) for item in value] if isinstance(value, list | tuple) else value


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(texts, values, max_size=4))
def test_both_readers_of_pyyaml_read_what_was_written(value: dict[str, Any]) -> None:
    text = dump(value)
    assert yaml.load(text, yaml.CSafeLoader) == _with_lists(value)
    assert yaml.load(text, yaml.SafeLoader) == _with_lists(value)


LONG = "word " * 30 + "end"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain text, with: no trouble", "a: 'plain text, with: no trouble'"),
        ("see http://x.y/z#frag (a, b)", "a: see http://x.y/z#frag (a, b)"),
        ("", "a: ''"),
        ("yes", "a: 'yes'"),
        ("1e3", "a: '1e3'"),
        ("~", "a: '~'"),
        ("it's", "a: it's"),
        ('say "hi": now', 'a: |-\n  say "hi": now'),
        ("- item", "a: '- item'"),
        (" lead", "a: ' lead'"),
        ("trail ", "a: 'trail '"),
        ("tab\there", 'a: "tab\\there"'),
        ("bell\x07", 'a: "bell\\x07"'),
        ("right\u202eleft", 'a: "right\\u202eleft"'),
        ("half \ud800", 'a: "half \\ufffd"'),
        ("one\ntwo", "a: |-\n  one\n  two"),
        ("one\n", "a: |\n  one"),
        ("one\n\n", "a: |+\n  one\n"),
        (" one\ntwo", "a: |2-\n   one\n  two"),
        (LONG, "a: >-\n  " + ("word " * 23).strip() + "\n  " + "word " * 7 + "end"),
        (f"first\n\n{LONG}", "a: >-\n  first\n\n\n  " + ("word " * 23).strip() + "\n  " + "word " * 7 + "end"),
        (f"  code\n{LONG}", f"a: |2-\n    code\n  {LONG}"),
        ([], "a: []"),
        ({}, "a: {}"),
        ((), "a: []"),
        (("x", "a,b", "no"), "a: [x, 'a,b', 'no']"),
        (["x", {"k": "v", "l": "w"}, ["z"]], "a:\n  - x\n  - k: v\n    l: w\n  - - z"),
        (True, "a: true"),
        (7, "a: 7"),
    ],
)
def test_how_it_looks(value: Value, expected: str) -> None:
    assert dump({"a": value}) == expected + "\n"


def test_a_key_that_is_too_long_for_a_simple_key() -> None:
    key = "k" * 1100
    assert dump({key: "v"}) == f"? {key}\n: v\n"


def test_a_long_flow_sequence_is_folded() -> None:
    items = tuple(f"application/x-{n:02}" for n in range(11))
    assert dump({"media_types": items}).splitlines() == [
        "media_types: [" + ", ".join(items[:5]) + ",",
        "  " + ", ".join(items[5:]) + "]",
    ]


def test_every_scalar_is_text_to_us() -> None:
    node = compose("a: yes\nb: 0x1F\n")
    assert isinstance(node, yaml.MappingNode)
    assert [(key.value, item.value, item.tag) for key, item in node.value] == [
        ("a", "yes", "tag:yaml.org,2002:str"),
        ("b", "0x1F", "tag:yaml.org,2002:str"),
    ]
    assert compose("") is None
    with pytest.raises(yaml.YAMLError):
        compose("a: [")


@pytest.mark.parametrize("hidden", ["right\u202eleft", "zero\u200bwidth"])
def test_the_library_would_write_hidden_characters_as_they_are(hidden: str) -> None:
    """The reason why `yamltext` is not PyYAML's dumper. When this fails, the library has learned it: use it."""
    assert dump({"a": hidden}).isascii()
    assert hidden in yaml.dump({"a": hidden}, Dumper=yaml.CSafeDumper, allow_unicode=True, default_style='"')
