"""Where an override applies: `at: Model.Field` to a place of an Api."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, TypeVar, get_args

from generator.spec.model import Api, Field, Model, Operation, Parameter, ParameterIn, RequestBody, Response

Kind = Literal[
    "model", "field", "operation", "request", "argument", "path", "query", "header", "response", "query list",
    "header list",
]  # fmt: skip
"""`query list` and `header list` are all parameters of an operation in that location: what can be added to."""

Named = TypeVar("Named", Field, Parameter)

Part = Model | Field | Operation | RequestBody | Parameter | Response

TITLES: dict[Kind, str] = {
    "model": "a model",
    "field": "a property of a model",
    "operation": "an operation",
    "request": "a request body",
    "argument": "an argument of a request",
    "path": "a path parameter",
    "query": "a query parameter",
    "header": "a request header",
    "response": "a response",
    "query list": "the query parameters of an operation",
    "header list": "the request headers of an operation",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of an `at`. A quoted one may hold dots, and is never joined with its neighbours."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A part of an Api. `owner` is the operation id or the name of the model; `name` is the part's own name in it."""

    kind: Kind
    owner: str
    name: str = ""

    def __str__(self) -> str:
        """The `at` that leads here."""
        owner = _owner(self.owner)
        match self.kind:
            case "model" | "operation":
                return owner
            case "field":
                return f"{owner}.{quoted(self.name)}"
            case "request":
                return f"{owner}.request"
            case "argument":
                return f"{owner}.request.{quoted(self.name)}"
            case "query list" | "header list":
                return f"{owner}.{self.kind.removesuffix(' list')}"
            case _:
                return f"{owner}.{self.kind}.{quoted(self.name)}"


class NoPlaceError(LookupError):
    """Nothing is there. `near` is the `at` with the most similar text, if there is one."""

    def __init__(self, message: str, near: str = "") -> None:
        super().__init__(message + (f"; did you mean `{near}`?" if near else ""))


_SEGMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\']|\'\')*)\'|([^."\'][^.]*)')


def segments(text: str) -> tuple[Segment, ...]:
    """The segments of an `at`, split at its dots. Raises ValueError for an empty one and for a quote without its end.

    A segment in double quotes takes `\\"` for a quote, one in single quotes `''`, as in YAML.
    """
    found: list[Segment] = []
    at = 0
    while True:
        match = _SEGMENT.match(text, at)
        if match is None or (match.end() < len(text) and text[match.end()] != "."):
            raise ValueError("expected names with dots between them; a name that holds a dot stands in quotes")
        double, single, bare = match.groups()
        if bare is not None:
            found.append(Segment(bare))
        else:
            inner = re.sub(r"\\(.)", r"\1", double) if double is not None else single.replace("''", "'")
            found.append(Segment(inner, quoted=True))
        if match.end() == len(text):
            return tuple(found)
        at = match.end() + 1


def quoted(name: str) -> str:
    """A name as a segment: in quotes where it holds a dot or a quote."""
    if name and not re.search(r"[.\"']", name):
        return name
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _owner(name: str) -> str:
    """An operation id or the name of a model: it may hold dots without quotes."""
    try:
        return quoted(name) if any(segment.quoted for segment in segments(name)) else name
    except ValueError:
        return quoted(name)


class Places:
    """Every place of an Api, by what an `at` says."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.operations = {operation.id: operation for _, operation in api.operations()}

    def find(self, at: Sequence[Segment]) -> Place:
        """The place that an `at` means. Raises NoPlaceError.

        The longest operation id that the `at` starts with wins, then the longest name of a model.
        """
        owners = [
            (is_operation, name, at[count:])
            for is_operation, known in ((True, self.operations), (False, self.api.models_by_name))
            for count, name in _starts(at)
            if name in known
        ]
        missed = []
        for is_operation, name, rest in owners:
            try:
                return self._in_operation(name, rest) if is_operation else self._in_model(name, rest)
            except NoPlaceError as error:
                missed.append(error)
        if missed:
            raise missed[0]
        known = [*self.operations, *self.api.models_by_name]
        raise NoPlaceError(f"there is no operation or model `{at[0].text}`", _near(at[0].text, known))

    def part(self, place: Place) -> Part:
        """What stands at a place; of a list of parameters, the operation. Raises KeyError."""
        match place.kind:
            case "model":
                return self.api.models_by_name[place.owner]
            case "field":
                return _named(place.name, self.api.models_by_name[place.owner].fields)
        operation = self.operations[place.owner]
        match place.kind:
            case "operation" | "query list" | "header list":
                return operation
            case "response":
                found = [r for r in operation.responses if str(r.status) == place.name]
                if not found:
                    raise KeyError(place.name)
                return found[0]
            case "request" | "argument":
                if operation.body is None:
                    raise KeyError(place.name)
                return operation.body if place.kind == "request" else _named(place.name, operation.body.fields)
            case _:
                return _named(place.name, [p for p in operation.parameters if p.location == place.kind])

    def within(self, owner: str, *, is_operation: bool) -> Iterator[Place]:
        """The parts of an operation or a model that an `at` can lead to."""
        if not is_operation:
            for field in self.api.models_by_name[owner].fields:
                yield Place("field", owner, field.name)
            return
        operation = self.operations[owner]
        if operation.body is not None:
            yield Place("request", owner)
            for field in operation.body.fields:
                yield Place("argument", owner, field.name)
        for parameter in operation.parameters:
            yield Place(parameter.location, owner, parameter.name)
        for response in operation.responses:
            yield Place("response", owner, str(response.status))

    def _in_model(self, name: str, rest: Sequence[Segment]) -> Place:
        model = self.api.models_by_name[name]
        if not rest:
            return Place("model", name)
        wanted = rest[0].text
        if len(rest) == 1 and any(field.name == wanted for field in model.fields):
            return Place("field", name, wanted)
        base = model
        while len(rest) == 1 and base.extends:
            base = self.api.models_by_name[base.extends]
            if any(field.name == wanted for field in base.fields):
                place = Place("field", base.name, wanted)
                raise NoPlaceError(f"`{name}` inherits `{wanted}`", str(place))
        text = ".".join(quoted(segment.text) for segment in rest)
        raise self._missed(f"the model `{name}` has no property `{text}`", name, text, is_operation=False)

    def _in_operation(self, name: str, rest: Sequence[Segment]) -> Place:
        texts = [segment.text for segment in rest]
        place: Place | None = None
        match texts:
            case []:
                return Place("operation", name)
            case ["request"] if self.operations[name].body is not None:
                return Place("request", name)
            case ["query"]:
                return Place("query list", name)
            case ["header"]:
                return Place("header list", name)
            case ["request", inner]:
                place = Place("argument", name, inner)
            case [("path" | "query" | "header" | "response") as kind, inner]:
                place = Place(kind, name, inner)
        if place is not None and place in self.within(name, is_operation=True):
            return place
        text = ".".join(quoted(text) for text in texts)
        kinds = ("request", *get_args(ParameterIn), "response")
        known = "has no" if texts[0] in kinds else f"has {', '.join(f'`{kind}`' for kind in kinds)}, but no"
        raise self._missed(f"the operation `{name}` {known} `{text}`", name, text, is_operation=True)

    def _missed(self, message: str, owner: str, rest: str, *, is_operation: bool) -> NoPlaceError:
        places = list(map(str, self.within(owner, is_operation=is_operation)))
        return NoPlaceError(message, _near(f"{_owner(owner)}.{rest}", places))


def _near(text: str, known: Iterable[str]) -> str:
    """The known text that is most like this one, whatever the case; blank where none is."""
    folded = {name.lower(): name for name in known}
    close = get_close_matches(text.lower(), folded, 1, 0.7)
    return folded[close[0]] if close else ""


def _starts(at: Sequence[Segment]) -> Iterator[tuple[int, str]]:
    """How many segments, and the name that they make, the longest first: an operation id may hold dots."""
    bare = next((count for count, segment in enumerate(at) if segment.quoted), len(at))
    for count in range(bare, 1, -1):
        yield count, ".".join(segment.text for segment in at[:count])
    yield 1, at[0].text


def _named(name: str, parts: Sequence[Named]) -> Named:
    for part in parts:
        if part.name == name:
            return part
    raise KeyError(name)
