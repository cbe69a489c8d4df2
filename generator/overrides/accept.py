"""`sdkgen overrides accept`: the text of the file with the hash of what the pages say now, and nothing else changed."""

from __future__ import annotations

import codecs
from collections.abc import Mapping

import yaml

from generator.findings import Span
from generator.overrides.rules import UNREADABLE
from generator.yamldata.tree import parse_nodes


def with_evidence(raw: bytes, hashes: Mapping[Span, str]) -> bytes:
    """The file with an `evidence` for each entry. `hashes` are by the place of the entry's `at`.

    Comments, order, quotes, line ends and a byte order mark stay as they are. `raw` has been read before: it is UTF-8,
    and fits the JSON Schema.
    """
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    return mark + _edited(raw.removeprefix(mark).decode(), hashes).encode()


def _edited(text: str, hashes: Mapping[Span, str]) -> str:
    root = parse_nodes(text, "", UNREADABLE)
    edits: list[tuple[int, int, str]] = []
    for entry in root.value if isinstance(root, yaml.SequenceNode) else ():
        keys = {key.value: (key, value) for key, value in entry.value}
        if "at" not in keys:  # a suppression
            continue
        at_key, at = keys["at"]
        new = next((h for span, h in hashes.items() if (span.line, span.column) == _position(at)), None)
        if new is None:
            continue
        if "evidence" in keys:
            _, old = keys["evidence"]
            edits.append((old.start_mark.index, _end(text, old), f'"{new}"' if entry.flow_style else new))
        elif entry.flow_style:
            edits.append((_end(text, at), _end(text, at), f', evidence: "{new}"'))
        else:
            edits.append(_line_below(text, _end(text, at), at_key.start_mark.column, f"evidence: {new}"))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _end(text: str, node: yaml.Node) -> int:
    """Where the text of a scalar ends: the mark of a block scalar is on a line further down."""
    return len(text[: node.end_mark.index].rstrip())


def _position(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _line_below(text: str, index: int, indent: int, line: str) -> tuple[int, int, str]:
    """The edit that puts a line below the one that holds an index, with the line end that the text uses."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", index)
    if end < 0:
        return len(text), len(text), f"{line_end}{' ' * indent}{line}"
    return end + 1, end + 1, f"{' ' * indent}{line}{line_end}"
