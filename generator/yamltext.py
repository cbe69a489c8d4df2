"""YAML as this project writes it: one restricted style that people can read and every YAML reader understands.

A `dict` is a block mapping, a `list` a block sequence, a `tuple` of short texts a flow sequence. Text is plain where
that is unambiguous, a block where it is long, has several lines or holds quotes, and escaped only when it holds
characters that cannot be seen.

PyYAML's C dumper can choose a style by content too (`represent_scalar`), and is not used for these reasons:

- With `allow_unicode` it writes zero-width and bidirectional characters (U+200B, U+202E) as they are, without it every
  letter beyond ASCII as an escape. Text from a page must neither hide nor become unreadable.
- A representer is not told the column, and libyaml folds a line after the word that passes the width: of the specs of
  the 2023 pages 3,415 lines are longer than 120 columns, here 3. It cannot indent the items of a sequence.
- It writes whole documents; templates place 28,378 single values of the OpenAPI document, each behind a key.
  That takes 1.6 s, here 0.4 s; the specs take 0.7 s, here 0.4 s (`python -m benchmarks.yaml_styles`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

import yaml

Value = str | int | float | bool | None | Mapping[str, "Value"] | Sequence["Value"]

WIDTH = 120
"""Columns after which prose and flow sequences are folded."""

_LONGEST_SIMPLE_KEY = 1000
"""YAML wants `? key` for anything longer than 1,024 characters (YAML 1.2.2, section 7.4.2)."""

# Everything that must be escaped to be seen: controls, other line ends, zero-width and bidirectional marks, surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)
_PLAIN = re.compile(
    r"(?!\.\.\.)[A-Za-z0-9_/$(.+\u00c0-\u1fff\u2c00-\ud7ff](?:[^:#\t\n]|:(?=[^\s])|(?<=[^\s])#)*(?<! )\Z"
)
_FLOW_PLAIN = re.compile(r"[A-Za-z0-9_/$(.+][^,\[\]{}:#?\t\n\"']*(?<! )\Z")
# What YAML 1.1 or 1.2 could take for a number, a date, a boolean or null; wider than either, on purpose.
_NOT_TEXT = re.compile(
    r"(?:[-+]?[0-9.][-+0-9a-fA-FxXoO_.:tTzZ ]*|[-+]?\.?(?:inf|nan)|null|true|false|yes|no|on|off|y|n)\Z", re.IGNORECASE
)
_FOLDABLE = re.compile(r"\Z|[^ \t\n](?:.*[^ \t\n])?\Z", re.DOTALL)
_FOLD = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def dump(value: Mapping[str, Value]) -> str:
    """A whole document. `yaml.safe_load` of it is the value again, with tuples as lists."""
    lines: list[str] = []
    _mapping(value, "", lines)
    return "\n".join(lines) + "\n" if lines else "{}\n"


def key(text: str, indent: int = 0) -> str:
    """A key of a mapping with its colon, in column `indent`; one that is too long for a line takes two."""
    name = _name(text)
    return f"{name}:" if len(name) <= _LONGEST_SIMPLE_KEY else f"? {name}\n{' ' * indent}:"


def behind_key(value: Value, indent: int = 0, taken: int | None = None) -> str:
    """What stands behind the colon of a key, or the dash of an item, in column `indent`: ` value`, or lines below.

    `taken` is how many columns of the line are taken by then; without it only those before the key.
    """
    lines: list[str] = []
    head = " " * (indent if taken is None else taken)
    _entry(head, value, " " * indent, lines)
    return "\n".join(lines)[len(head) :]


def compose(text: str) -> yaml.Node | None:
    """The node tree of a document, with line and column marks; None for an empty one. Every scalar is text.

    Raises yaml.YAMLError on anything that is not one YAML document.
    """
    loader = _TextLoader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def is_deep(text: str, levels: int) -> bool:
    """Whether YAML is nested more than so many levels deep. Events come one by one, without recursion.

    PyYAML composes by recursion in C, and thousands of levels end the process.

    Raises yaml.YAMLError on anything that is not YAML.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent))
        depth -= isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent))
        if depth > levels:
            return True
    return False


class _TextLoader(yaml.CBaseLoader):
    """The C loader without its guesses at what a scalar is, which cost as much as the parsing."""

    def descend_resolver(self, *_: object) -> None: ...

    def ascend_resolver(self) -> None: ...

    def resolve(self, kind: type[yaml.Node], *_: object) -> str:
        return _TAGS[kind]


_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


def _mapping(value: Mapping[str, Value], indent: str, lines: list[str]) -> None:
    for key, item in value.items():
        name = _name(key)
        if len(name) > _LONGEST_SIMPLE_KEY:
            lines.append(f"{indent}? {name}")
            name = ""
        _entry(f"{indent}{name}:", item, indent, lines)


def _sequence(value: Sequence[Value], indent: str, lines: list[str]) -> None:
    for item in value:
        if isinstance(item, (str, int, float, tuple)) or not item:
            _entry(f"{indent}-", item, indent, lines)
            continue
        start = len(lines)
        if isinstance(item, Mapping):
            _mapping(item, f"{indent}  ", lines)
        else:
            _sequence(item, f"{indent}  ", lines)
        # The first line of the item stands behind the dash.
        lines[start] = f"{indent}- {lines[start][len(indent) + 2 :]}"


def _entry(head: str, value: Value, indent: str, lines: list[str]) -> None:
    if isinstance(value, str):
        _text(head, value, f"{indent}  ", lines)
    elif value is None or isinstance(value, (int, float)):
        lines.append(f"{head} {_constant(value)}")
    elif not value:
        lines.append(f"{head} {'{}' if isinstance(value, Mapping) else '[]'}")
    elif isinstance(value, tuple):
        _flow(head, value, f"{indent}  ", lines)
    else:
        lines.append(head)
        if isinstance(value, Mapping):
            _mapping(value, f"{indent}  ", lines)
        else:
            _sequence(value, f"{indent}  ", lines)


def _flow(head: str, items: tuple[Value, ...], indent: str, lines: list[str]) -> None:
    texts = [_flow_item(item) for item in items]
    line = f"{head} [{', '.join(texts)}]"
    if len(line) <= WIDTH:
        lines.append(line)
        return
    line = f"{head} ["
    for number, text in enumerate(texts):
        piece = text + ("," if number < len(texts) - 1 else "]")
        if len(line) + 1 + len(piece) > WIDTH and not line.endswith("["):
            lines.append(line)
            line = indent + piece
        else:
            line += piece if line.endswith("[") else f" {piece}"
    lines.append(line)


def _flow_item(item: Value) -> str:
    if isinstance(item, str):
        return item if _FLOW_PLAIN.match(item) and is_plain(item) else _quoted(item)
    if item is None or isinstance(item, (int, float)):
        return _constant(item)
    raise TypeError(f"a flow sequence holds scalars: {item!r}")


def _constant(value: float | None) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = repr(value)
    if text in ("inf", "-inf", "nan"):
        return text.replace("inf", ".inf").replace("nan", ".nan")
    # YAML 1.1 reads a number with an exponent only if it has a point as well.
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


def _text(head: str, text: str, indent: str, lines: list[str]) -> None:
    if not text or _UNSEEN.search(text):
        lines.append(f"{head} {_quoted(text)}")
    elif "\n" in text:
        paragraphs = text.split("\n")
        if max(map(len, paragraphs)) > WIDTH - len(indent) and all(map(_FOLDABLE.match, (text, *paragraphs))):
            _fold(head, paragraphs, indent, lines)
        else:
            _literal(head, text, indent, lines)
    elif len(head) + len(text) < WIDTH:
        if is_plain(text):
            lines.append(f"{head} {text}")
        elif ("'" in text or '"' in text) and text[0] not in " \t" and text[-1] not in " \t":
            _literal(head, text, indent, lines)
        else:
            lines.append(f"{head} {_quoted(text)}")
    elif text[0] in " \t" or text[-1] in " \t":
        lines.append(f"{head} {_quoted(text)}")
    else:
        _fold(head, [text], indent, lines)


def _literal(head: str, text: str, indent: str, lines: list[str]) -> None:
    indicator = "2" if text[0] in " \t\n" else ""
    if not text.endswith("\n"):
        chomping, body = "-", text
    elif text.endswith("\n\n") or text == "\n":
        chomping, body = "+", text[:-1]
    else:
        chomping, body = "", text[:-1]
    lines.append(f"{head} |{indicator}{chomping}")
    lines.extend(indent + line if line else "" for line in body.split("\n"))


def _fold(head: str, paragraphs: list[str], indent: str, lines: list[str]) -> None:
    lines.append(f"{head} >-")
    room = WIDTH - len(indent)
    for number, paragraph in enumerate(paragraphs):
        if not paragraph:
            lines.append("")
            continue
        if number:
            lines.append("")  # a line end that is meant is one line end more in a folded block
        line = ""
        for word in _FOLD.split(paragraph):
            if line and len(line) + 1 + len(word) > room:
                lines.append(indent + line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(indent + line)


@functools.lru_cache(maxsize=10_000)  # the same keys come again and again
def _name(text: str) -> str:
    return text if is_plain(text) else _quoted(text)


def is_plain(text: str) -> bool:
    """Whether a text means itself without quotes, as a key or behind one, to every reader of YAML."""
    return bool(_PLAIN.match(text)) and not _NOT_TEXT.match(text) and not _UNSEEN.search(text)


def _quoted(text: str) -> str:
    if "'" not in text and "\n" not in text and "\t" not in text and not _UNSEEN.search(text):
        return f"'{text}'"
    return (
        '"'
        + _UNSEEN.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t"))
        + '"'
    )


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xD800 <= code <= 0xDFFF:
        return "\\ufffd"  # no YAML, and no UTF-8, can hold half of a surrogate pair
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
