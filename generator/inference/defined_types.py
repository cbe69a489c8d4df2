"""Samples of types that pages define: what the definition says of a property holds for every sample of the type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.findings import Finding, rule
from generator.inference.ambiguous_names import claimed_name, span_of
from generator.inference.evidence import EvidenceNode, TypeName
from generator.inference.observe import PageEvidence

UNDEFINED_PROPERTY = rule(
    "T119",
    "warning",
    "A sample shows a property that its type does not define",
    "The page that defines the type has neither a row nor a representation of the property. It is left out.",
    "Add the property to the page of the type, or correct the sample.",
)

NO_BASE = rule(
    "T120",
    "warning",
    "The base of a type is left out",
    "The page of the type names one that no page defines, or one that extends the type itself.",
    "Add a page for the base, or correct its name.",
)

DEFINED_TWICE = rule(
    "T121",
    "warning",
    "A type is defined twice",
    "What both definitions say is put together. Where they differ, one of them decides.",
    "Define the type in one place.",
)


@dataclass(frozen=True, slots=True)
class DefinedType:
    """A type that pages define."""

    roots: tuple[EvidenceNode, ...]
    """What each page says; nearly always it is one."""
    base: str
    """The name of the type that it extends; blank for none."""
    is_open: bool
    """Whether values may have further properties, which nothing documents."""


def leave_circles(types: dict[str, DefinedType]) -> Iterator[Finding]:
    """Take the base from each type that extends itself, directly or not, until none does."""
    for name, type_ in types.items():
        above = type_.base
        seen = {name}
        while above in types and above not in seen:
            seen.add(above)
            above = types[above].base
        if above == name:
            types[name] = replace(type_, base="")
            message = f"`{name}` extends itself by way of `{type_.base}`, which is left out: correct one of the bases"
            yield Finding(NO_BASE, message, type_.roots[0].page.span)


def apply_definitions(evidence: Iterable[PageEvidence], types: Mapping[str, DefinedType]) -> list[Finding]:
    """Give the samples of defined types the names that definitions give to their properties.

    A property that the type does not define is taken out of the sample; the findings say so, unless the type is open.
    """
    findings: list[Finding] = []
    if types:
        for item in evidence:
            for root in (item.request, item.response):
                if root is not None:
                    findings += _apply(root, types)
    return findings


def _apply(root: EvidenceNode, types: Mapping[str, DefinedType]) -> Iterator[Finding]:
    for node in root.walk():
        name = claimed_name(node)
        if name is None or name not in types:
            continue
        known = _properties(name, types)
        for field_name in list(node.fields):
            defined = known.get(field_name)
            if defined is None:
                inner = node.fields.pop(field_name)
                if not types[name].is_open and not field_name.startswith("@"):
                    message = f"`{name}` defines no `{field_name}`: add it to the page of the type"
                    yield Finding(UNDEFINED_PROPERTY, message, span_of(inner), cause=message)
            else:
                _take_names(node.fields[field_name], defined)


def _properties(name: str, types: Mapping[str, DefinedType]) -> dict[str, EvidenceNode]:
    """The properties that a type defines, and those of the types that it extends."""
    found: dict[str, EvidenceNode] = {}
    seen: set[str] = set()
    while name in types and name not in seen:
        seen.add(name)
        for root in types[name].roots:
            for field_name, node in root.fields.items():
                found.setdefault(field_name, node)
        name = types[name].base
    return found


def _take_names(node: EvidenceNode, defined: EvidenceNode) -> None:
    """Add the names of types that a definition claims, where the sample shows values of them."""
    if not node.claimed_names():
        node.claims += [claim for claim in defined.claims if isinstance(claim.type, TypeName)]
    if node.item is not None and defined.item is not None:
        _take_names(node.item, defined.item)
