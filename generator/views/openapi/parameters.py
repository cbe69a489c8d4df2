"""Parameter Objects (OpenAPI 3.1, section 4.8.12): those of an operation, and those that operations share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.http_message import CONTENT_HEADERS, variables
from generator.spec.conformance import typed
from generator.spec.model import Api, Operation, Parameter
from generator.spec.types import Type
from generator.trusted import SafeText, yaml_key, yaml_value
from generator.views.openapi.components import component_keys
from generator.views.openapi.prose import description
from generator.views.openapi.schemas import TypeView, type_schema


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A Parameter Object. A member that is None or false is left out; `reference` tells it from a Reference Object."""

    name: SafeText
    location: SafeText
    description: SafeText | None
    required: bool
    schema: TypeView
    example: SafeText | None
    reference: None = None


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A Reference Object."""

    reference: SafeText


@dataclass(frozen=True, slots=True)
class SharedParameterView:
    """An entry of `components/parameters`: key with its colon, and parameter."""

    key: SafeText
    parameter: ParameterView


@dataclass(frozen=True, slots=True)
class SharedParameters:
    """Parameters that pages of several groups document in the same words: their keys under `components/parameters`."""

    keys: dict[Parameter, str]
    """Parameter without its example -> key."""
    examples: dict[Parameter, str]
    """Parameter without its example -> the one that most pages give."""

    @classmethod
    def of(cls, api: Api) -> SharedParameters:
        """In the order of their names; of several with one name, that of the most operations has the plain key."""
        groups: dict[Parameter, set[tuple[str, ...]]] = defaultdict(set)
        examples: dict[Parameter, Counter[str | None]] = defaultdict(Counter)
        for group, operation in api.operations():
            for parameter in _documented(operation):
                if parameter.location != "path":
                    words = _without_example(parameter)
                    groups[words].add(group.path)
                    examples[words][parameter.example] += 1
        shared = [words for words, places in groups.items() if len(places) > 1]
        shared.sort(key=lambda p: (_key_stem(p).lower(), p.location, p.name, -examples[p].total(), p.description))
        keys = component_keys(map(_key_stem, shared))
        return cls(
            dict(zip(shared, keys, strict=True)),
            {words: example for words in shared if (example := _commonest(examples[words], words.type)) is not None},
        )

    def key_of(self, parameter: Parameter) -> str | None:
        """The key that an operation refers to in place of a parameter; None for a parameter of its own."""
        return self.keys.get(_without_example(parameter))

    def components(self, models: Mapping[str, str]) -> tuple[SharedParameterView, ...]:
        """Everything under `components/parameters`. `models` maps names of models to keys of components."""
        return tuple(
            SharedParameterView(yaml_key(key), _parameter(replace(shared, example=self.examples.get(shared)), models))
            for shared, key in self.keys.items()
        )


def _without_example(parameter: Parameter) -> Parameter:
    return parameter if parameter.example is None else replace(parameter, example=None)


def _commonest(examples: Counter[str | None], type_: Type) -> str | None:
    fitting = [example for example in examples if example is not None and typed(example, type_)[0]]
    return min(fitting, key=lambda example: (-examples[example], example), default=None)


def _key_stem(parameter: Parameter) -> str:
    return re.sub(r"^[^A-Za-z0-9]+", "", parameter.name)


def parameter_views(
    operation: Operation, shared: SharedParameters, models: Mapping[str, str]
) -> Iterator[ParameterView | ReferenceView]:
    """The parameters of an operation: those of the path first, by the names that its template has."""
    for parameter in _path_parameters(operation):
        yield _parameter(parameter, models)
    for parameter in _documented(operation):
        if parameter.location != "path":
            if key := shared.key_of(parameter):
                yield ReferenceView(yaml_value(f"#/components/parameters/{key}"))
            else:
                yield _parameter(parameter, models)


def _documented(operation: Operation) -> Iterable[Parameter]:
    """Each parameter once. In names of headers the case says nothing (RFC 9110, section 5.1)."""
    seen: set[tuple[str, str]] = set()
    for parameter in operation.parameters:
        name = parameter.name.lower() if parameter.location == "header" else parameter.name
        is_said = parameter.location == "header" and name in CONTENT_HEADERS
        if not is_said and (parameter.location, name) not in seen:
            seen.add((parameter.location, name))
            yield parameter


def _path_parameters(operation: Operation) -> list[Parameter]:
    documented = [p for p in operation.parameters if p.location == "path"]
    exact = {p.name: p for p in documented}
    loose = {p.name.lower(): p for p in documented}
    found: list[Parameter] = []
    for name in variables(operation.path):
        known = exact.get(name) or loose.get(name.lower()) or Parameter("path", name)
        found.append(Parameter("path", name, known.type, True, known.description, known.example))
    return found


def _parameter(parameter: Parameter, models: Mapping[str, str]) -> ParameterView:
    fits, example = False, None
    if parameter.example is not None:
        fits, example = typed(parameter.example, parameter.type)
    return ParameterView(
        name=yaml_value(parameter.name),
        location=yaml_value(parameter.location),
        description=description(parameter.description),
        required=parameter.required,
        schema=type_schema(parameter.type, models),
        example=yaml_value(example) if fits else None,
    )
