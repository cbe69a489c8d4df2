"""The line of a JSON Pointer in a document, looked up only when it is asked for: few places are ever printed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import yaml

from generator.findings import Span

_SPACE = re.compile(r"[ \t\r\n]*")
_VALUE = json.JSONDecoder()


class Places:
    """The places of one well-formed document. A container on the way to a place is looked through once."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._is_json = text.lstrip().startswith("{")
        self._members: dict[int, dict[str, tuple[int, int]]] = {}
        self._root: yaml.Node | None = None

    def span(self, pointer: str) -> Span:
        """Where a JSON Pointer (RFC 6901) leads, or where the last part of it that exists stands."""
        steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        return self._in_json(steps) if self._is_json else self._in_yaml(steps)

    def _in_json(self, steps: list[str]) -> Span:
        place = value = self._skip(0)
        for step in steps:
            found = self._members_at(value).get(step)
            if found is None:
                break
            place, value = found
        start = self._text.rfind("\n", 0, place) + 1
        return Span(self._path, self._text.count("\n", 0, place) + 1, place - start + 1)

    def _members_at(self, at: int) -> dict[str, tuple[int, int]]:
        """Key -> offset of the key and of its value, for the object or the array at an offset; none for a scalar."""
        if at in self._members:
            return self._members[at]
        found: dict[str, tuple[int, int]] = {}
        text, opening = self._text, self._text[at : at + 1]
        if opening in ("{", "["):
            here = self._skip(at + 1)
            while text[here : here + 1] not in ("}", "]", ""):
                key, value = str(len(found)), here
                if opening == "{":
                    key, end = _VALUE.raw_decode(text, here)
                    value = self._skip(self._skip(end) + 1)
                found[key] = here, value
                here = self._skip(_VALUE.raw_decode(text, value)[1])
                if text[here : here + 1] == ",":
                    here = self._skip(here + 1)
        self._members[at] = found
        return found

    def _skip(self, at: int) -> int:
        m = _SPACE.match(self._text, at)
        return m.end() if m else at

    def _in_yaml(self, steps: list[str]) -> Span:
        if self._root is None:
            self._root = yaml.compose(self._text, Loader=yaml.CSafeLoader)
        node = place = self._root
        for step in steps:
            if isinstance(node, yaml.MappingNode):
                pair = next(((key, value) for key, value in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and step.isdigit() and int(step) < len(node.value):
                pair = (node.value[int(step)],) * 2
            else:
                pair = None
            if pair is None:
                break
            place, node = pair
        if place is None:
            return Span(self._path)
        return Span(self._path, place.start_mark.line + 1, place.start_mark.column + 1)


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """A place in a document whose line is not looked up yet. `pointer` is a JSON Pointer."""

    places: Places
    pointer: str

    def span(self) -> Span:
        """File and line."""
        return self.places.span(self.pointer)
