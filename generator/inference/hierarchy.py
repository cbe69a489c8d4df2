"""Which model extends which: decided by all pages that show either of the two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.findings import Finding, rule
from generator.inference.ambiguous_names import span_of
from generator.inference.evidence import EvidenceNode
from generator.spec.model import Field, Model
from generator.spec.types import STRING, OpenEnum

RETYPED = rule(
    "T122",
    "warning",
    "A type gives another type to an inherited property",
    "A value of the type has to be one of its base too, so that the type of the base is used.",
    "Correct one of the two pages.",
)

PropertyNodes = dict[str, dict[str, list[EvidenceNode]]]
"""Model name -> property -> every node that is this property."""
_SHARED = 0.8
"""The share of the properties of a base that a model must show to extend it: a misspelt row alone changes nothing."""


def bases(properties: PropertyNodes) -> dict[str, str]:
    """The base of each model that has one: `XWithLinks` extends X where it shows nearly all properties of X."""
    found = {}
    for name, shown in properties.items():
        base = name.partition("With")[0]
        if base != name and base in properties:
            known = properties[base]
            if len(known.keys() & shown.keys()) >= _SHARED * len(known):
                found[name] = base
    return found


def share_evidence(properties: PropertyNodes, extends: Mapping[str, str]) -> None:
    """Give a base and the models that extend it the same nodes for the properties of the base."""
    for base in sorted(set(extends.values())):
        family = [base, *sorted(name for name, extended in extends.items() if extended == base)]
        for name in properties[base]:
            nodes = [node for model in family for node in properties[model].get(name, ())]
            for model in family:
                if name in properties[model]:
                    properties[model][name] = nodes


def with_stated_bases(models: Sequence[Model], extends: Mapping[str, str]) -> Iterator[Model]:
    """The models, each without the fields that it has as the models above it have them.

    A field that a page describes in another way stays, beside that of the base. One with another type
    does not, since a value of the model could not stand for one of the base: see `retyped`.
    """
    by_name = {model.name: model for model in models}
    for model in models:
        above = [by_name[name] for name in _above(model.name, extends) if name in by_name]
        if not above:
            yield model
            continue
        inherited = _fields(above)
        own = tuple(f for f in model.fields if _can_stand(f, inherited) and inherited.get(f.name) != f)
        yield replace(model, fields=own, extends=above[0].name)


def retyped(models: Mapping[str, Model], extends: Mapping[str, str], properties: PropertyNodes) -> Iterator[Finding]:
    """A finding for each field that has another type than that of the base, and is left out."""
    for name in sorted(extends.keys() & models.keys()):
        inherited = _fields([models[base] for base in _above(name, extends) if base in models])
        for f in models[name].fields:
            if not _can_stand(f, inherited):
                message = f"`{name}.{f.name}` has another type than in `{extends[name]}`: correct one of the pages"
                yield Finding(RETYPED, message, span_of(properties[name][f.name][0]))


def _fields(above: Sequence[Model]) -> dict[str, Field]:
    """The fields of the models that one extends, by name; the nearest one decides."""
    return {f.name: f for base in reversed(above) for f in base.fields}


def _can_stand(own: Field, inherited: Mapping[str, Field]) -> bool:
    """Whether a value of a field is one of the inherited field of the same name. A known value is a string too."""
    base = inherited.get(own.name)
    return base is None or own.type == base.type or (base.type == STRING and isinstance(own.type, OpenEnum))


def _above(name: str, extends: Mapping[str, str]) -> list[str]:
    """The models that one extends, the nearest first; a circle is left at the model that closes it."""
    found: list[str] = []
    while (name := extends.get(name, "")) and name not in found:
        found.append(name)
    return found


def with_bases(models: Sequence[Model], extends: Mapping[str, str]) -> Iterator[Model]:
    """The models, each without the fields of its base. A base that is not among them is none."""
    by_name = {model.name: model for model in models}
    for model in models:
        base = by_name.get(extends.get(model.name, ""))
        if base is None:
            yield model
        else:
            inherited = {f.name for f in base.fields}
            own = tuple(f for f in model.fields if f.name not in inherited)
            yield replace(model, fields=own, extends=base.name)
