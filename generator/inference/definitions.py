"""The types that pages define, as evidence of the strongest kind: rows of tables and JSON representations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.findings import Finding
from generator.inference.ambiguous_names import DEFINITION
from generator.inference.cell_claims import CellReader
from generator.inference.cells import read_cell
from generator.inference.defined_types import DEFINED_TWICE, NO_BASE, DefinedType, apply_definitions, leave_circles
from generator.inference.evidence import EvidenceNode, TypeName, add_sample
from generator.inference.observe import PageEvidence
from generator.inference.vocabulary import Vocabulary
from generator.naming import unique
from generator.pages.model import Definition, Example, SampleMessage
from generator.spec.types import STRING, OpenEnum


def defined_names(definitions: Sequence[Definition]) -> dict[str, str]:
    """The name of each type in lower case, whole and without what stands before its last `.` -> the model's name.

    Of two types that differ only in what stands before, the second is called by all of its name.
    """
    names: dict[str, str] = {}
    for definition in definitions:
        short = definition.name.rpartition(".")[2]
        name = short[:1].upper() + short[1:]
        if name in names.values() and definition.name.lower() not in names:
            whole = "".join(part[:1].upper() + part[1:] for part in definition.name.split("."))
            name = unique([whole], names.values())[0]
        names.setdefault(definition.name.lower(), name)
        names.setdefault(short.lower(), name)
    return names


@dataclass(frozen=True, slots=True)
class Defined:
    """What the definitions and examples of a run say."""

    evidence: tuple[PageEvidence, ...]
    types: Mapping[str, DefinedType]
    """Model -> its definition."""
    descriptions: Mapping[str, str]
    """Model -> what its page says about it."""
    findings: tuple[Finding, ...]

    @property
    def bases(self) -> dict[str, str]:
        """Model -> the model that it extends."""
        return {name: type_.base for name, type_ in self.types.items() if type_.base}


def define(
    definitions: Iterable[Definition],
    examples: Iterable[Example],
    current: Iterable[PageEvidence],
    vocabulary: Vocabulary,
) -> Defined:
    """Read the definitions, and give the samples of `current` pages what they say about the properties."""
    reader = _Reader(vocabulary)
    evidence = tuple(reader.read(definitions, examples))
    findings = [finding for item in evidence for finding in item.findings]
    findings += leave_circles(reader.types)
    findings += apply_definitions((*current, *evidence), reader.types)
    return Defined(evidence, reader.types, reader.descriptions, tuple(findings))


class _Reader:
    """Makes the evidence of definitions and of examples of their values."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.descriptions: dict[str, str] = {}
        self.types: dict[str, DefinedType] = {}

    def read(self, definitions: Iterable[Definition], examples: Iterable[Example]) -> Iterator[PageEvidence]:
        """The evidence, a page for each definition and each example."""
        for definition in definitions:
            yield self._definition(definition)
        for example in examples:
            root = EvidenceNode(example.page, "response", 0)
            holder = root.items() if example.type.is_list else root
            self._claim(holder, example.type.text, example.value)
            if not example.type.is_list and example.value.has_json:
                add_sample(example.value.value, holder, example.value, self._vocabulary.type_names)
            yield PageEvidence(example.page, None, None, root, ())

    def _definition(self, definition: Definition) -> PageEvidence:
        name = self._vocabulary.defined[definition.name.lower()]
        root = EvidenceNode(definition.page, DEFINITION, 0)
        place = definition.representation.span if definition.representation else definition.page.span
        root.claim(TypeName(name), "documented", place)
        root.claim("record", "documented", place)
        cells = CellReader(self._vocabulary)
        cells.rows(root, definition.rows)
        if definition.representation is not None and isinstance(definition.representation.value, dict):
            self._representation(definition.representation.value, root, definition.representation)
        for property_, values, span in definition.choices:
            node = root.field(property_)
            (node.items() if node.is_claimed("list") else node).claim(
                OpenEnum(tuple(sorted(values))), "documented", span
            )
        for node in root.walk():
            _prefer_choices(node)
        first = self.types.get(name)
        if first is not None:
            message = f"`{definition.name}` is defined twice: write all about it in one place"
            where = ((first.roots[0].page.span, "the other definition"),)
            cells.findings.append(Finding(DEFINED_TWICE, message, definition.page.span, where))
        self.descriptions[name] = self.descriptions.get(name) or definition.description
        base = self._vocabulary.defined.get(definition.base.lower(), first.base if first else "")
        if definition.base and not base:
            message = f"no page defines `{definition.base}`, which `{name}` extends: add one, or correct the name"
            cells.findings.append(Finding(NO_BASE, message, definition.page.span))
        roots = (*first.roots, root) if first else (root,)
        self.types[name] = DefinedType(roots, base, definition.is_open or bool(first and first.is_open))
        return PageEvidence(definition.page, None, None, root, (), tuple(cells.findings))

    def _representation(self, value: Mapping[str, Any], node: EvidenceNode, sample: SampleMessage) -> None:
        for name, inner in value.items():
            if name not in self._vocabulary.representation.type:
                self._value(inner, node.field(name), sample)

    def _value(self, value: Any, node: EvidenceNode, sample: SampleMessage) -> None:
        """What a value of a representation says: the name of a type, choices, an object, or a value like any other."""
        representation = self._vocabulary.representation
        text = _first(value, representation.type) if isinstance(value, dict) else None
        if text:
            self._claim(node, str(text), sample)
        elif isinstance(value, dict):
            self._representation(value, node, sample)
            node.claim("object", "sample", sample)
        elif isinstance(value, list):
            node.claim("list", "sample", sample)
            for inner in value[:1]:
                self._value(inner, node.items(), sample)
        elif isinstance(value, str):
            self._text(value, node, sample)
        else:
            add_sample(value, node, sample)

    def _text(self, value: str, node: EvidenceNode, sample: SampleMessage) -> None:
        representation = self._vocabulary.representation
        if representation.choice and representation.choice in value:
            parts = {part.strip() for part in value.split(representation.choice.strip())}
            values = sorted(part for part in parts if part.strip("."))  # `...` stands for others
            node.claim(OpenEnum(tuple(values)), "documented", sample)
            return
        text = representation.note.sub("", value).strip() if representation.note else value
        cell = read_cell(text, self._vocabulary.types, self._vocabulary.defined)
        if cell and not isinstance(cell[0][0], TypeName):
            node.claim(cell[0][0], "json_kind", sample)
        else:
            node.claim(STRING, "json_kind", sample)

    def _claim(self, node: EvidenceNode, text: str, sample: SampleMessage) -> None:
        cell = read_cell(text, self._vocabulary.types, self._vocabulary.defined)
        for depth, type_ in enumerate(cell[0] if cell else ()):
            (node.items() if depth else node).claim(type_, "documented", sample)


def _first(value: Mapping[str, Any], keys: Iterable[str]) -> Any:
    """The value of the first key that is there."""
    return next((value[key] for key in keys if key in value), None)


def _prefer_choices(node: EvidenceNode) -> None:
    """Leave out that a value is any text, where the page lists the texts that it can be."""
    if any(isinstance(claim.type, OpenEnum) for claim in node.claims):
        node.claims = [claim for claim in node.claims if claim.type != STRING]
