"""The entry to this stage: pages in, an Api out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.findings import Finding
from generator.inference.definitions import Defined, define, defined_names
from generator.inference.evidence import EvidenceNode, merge_older
from generator.inference.groups import group_path, section_of
from generator.inference.hierarchy import retyped, with_bases, with_stated_bases
from generator.inference.lookalikes import keep_apart
from generator.inference.models import Models
from generator.inference.names import name_models
from generator.inference.observe import PageEvidence, observe
from generator.inference.operations import OperationBuilder
from generator.inference.other_addresses import at_each_address
from generator.inference.published import add_references
from generator.inference.reads import with_effects
from generator.inference.records import group_records
from generator.inference.review import UnknownFact, contradictions, unknown_types
from generator.inference.security import with_scopes
from generator.inference.vocabulary import Vocabulary
from generator.pages.model import Definition, Example, Page
from generator.profiles.api import SectionRule
from generator.profiles.model import Profile
from generator.reference.model import Reference
from generator.reference.preference import DEFAULT, Preference
from generator.spec.model import Api, ClientOption, Group, Model, Operation, SecurityScheme
from generator.spec.rename import with_models_renamed
from generator.spec.types import Ref, Type, references


@dataclass(frozen=True, slots=True)
class Inference:
    """The Api, the findings, and the evidence for `explain`."""

    api: Api
    findings: tuple[Finding, ...]
    unknown: tuple[UnknownFact, ...]
    """The facts about types that no page settles: fields, arguments, bodies."""
    models: Models = field(compare=False)
    evidence: tuple[PageEvidence, ...] = field(compare=False)
    disputed: frozenset[EvidenceNode] = field(compare=False, default=frozenset())
    """What a published document has another type for than the page."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Name that the pages give a model -> the name that it has here, where these differ."""


ChooseNames = Callable[[Api], Mapping[str, str]]
"""From what the pages give to other names for models: name there -> name."""


def _no_names(_: Api) -> Mapping[str, str]:
    return {}


def infer(
    pages: Sequence[Page],
    profile: Profile,
    evidence: Sequence[Sequence[Page]] = (),
    references: Sequence[Reference] = (),
    *,
    definitions: Sequence[Definition] = (),
    examples: Sequence[Example] = (),
    prefer: Preference = DEFAULT,
    title: str = "API",
    version: str = "v1",
    choose_names: ChooseNames = _no_names,
) -> Inference:
    """The Api that the pages describe.

    `definitions` are types that pages define, and `examples` values of them. `evidence` are older editions, the newest
    first: they add types, and no operations. So do `references`, published documents, the strongest last; `prefer` says
    what decides where they and the pages disagree. `choose_names` comes when all is inferred, so that a name that it
    gives is no evidence for anything.
    """
    vocabulary = Vocabulary(profile, defined_names(definitions))
    current = [observe(page, vocabulary) for page in pages]
    defined = define(definitions, examples, current, vocabulary)
    removed = _merge_editions(current, evidence, vocabulary)
    published = add_references(current, references, prefer, oldest=len(evidence))
    records = group_records([*current, *defined.evidence, *removed, *published.models], vocabulary)
    keep_apart(records, vocabulary.sentences)
    models = Models(records, name_models(records, vocabulary), vocabulary.sentences, prefer, defined.bases)
    builder = OperationBuilder(models, vocabulary, profile.security, profile.scopes)
    operations = [_operation(item, builder, vocabulary, profile) for item in current]
    api = replace(
        _api(operations, current, models, defined, vocabulary=vocabulary, profile=profile), title=title, version=version
    )
    unlike = tuple(retyped(models.models, models.stated_bases, models.property_nodes))
    renamed = choose_names(api)
    api, models = with_models_renamed(api, renamed), models.renamed(renamed)
    unknown = tuple(unknown_types(api, current, models))
    found = {*defined.findings, *published.findings, *records.findings, *builder.findings}
    found |= {*contradictions(current, operations, models), *unlike}
    return Inference(api, _ordered(found, unknown), unknown, models, tuple(current), published.disputed, renamed)


def _api(
    operations: Sequence[Operation],
    evidence: Sequence[PageEvidence],
    models: Models,
    defined: Defined,
    *,
    vocabulary: Vocabulary,
    profile: Profile,
) -> Api:
    """The Api of the operations, without title and version."""
    return Api(
        title="",
        version="",
        sections=tuple(rule.section() for rule in profile.sections),
        groups=tuple(_groups(operations, evidence, vocabulary, profile.sections)),
        models=tuple(_models(models, operations, defined)),
        security_schemes=tuple(_schemes(profile, operations, [item.page for item in evidence])),
        options=tuple(_documented_options(profile.options, operations)),
        filters=profile.filters,
        error_properties=profile.error_properties,
        extensions=tuple(meaning.extension(key) for key, meaning in profile.extensions.items()),
        naive_times=profile.naive_times,
    )


def _ordered(findings: Iterable[Finding], unknown: Iterable[UnknownFact]) -> tuple[Finding, ...]:
    return tuple(sorted({*findings, *(fact.finding for fact in unknown)}, key=lambda finding: finding.sort_key))


def _operation(item: PageEvidence, builder: OperationBuilder, vocabulary: Vocabulary, profile: Profile) -> Operation:
    method = vocabulary.operation_id(item.page.id).method
    section = section_of(item.page, profile.sections)
    return with_effects(builder.operation(item), method, section, profile.reads)


def _groups(
    operations: Iterable[Operation],
    evidence: Iterable[PageEvidence],
    vocabulary: Vocabulary,
    sections: Sequence[SectionRule],
) -> Iterator[Group]:
    """The operations by group, in order of path and id."""
    groups: dict[tuple[str, ...], list[Operation]] = defaultdict(list)
    for operation, item in zip(operations, evidence, strict=True):
        name = vocabulary.operation_id(item.page.id).group
        for place, each in at_each_address(operation, item.page):
            groups[group_path(item.page, name, sections, place)].append(each)
    for path, members in sorted(groups.items()):
        yield Group(path, tuple(sorted(members, key=lambda operation: operation.id)))


def _merge_editions(
    current: Iterable[PageEvidence], evidence: Sequence[Sequence[Page]], vocabulary: Vocabulary
) -> list[PageEvidence]:
    """Add the claims of older editions of the current pages; the evidence of pages that only older editions have.

    A body or a parameter that only the older edition of a page has was removed: its claims are left out.
    """
    by_id = {item.page.id: item for item in current}
    removed = []
    for edition, pages in enumerate(evidence, 1):
        for page in pages:
            older, newer = observe(page, vocabulary, edition), by_id.get(page.id)
            if newer is None:
                removed.append(older)
                continue
            older_parameters = {node.name.lower(): node for node in older.query}
            pairs = [(newer.request, older.request), (newer.response, older.response)]
            pairs += [(node, older_parameters.get(node.name.lower())) for node in newer.query]
            for node, older_node in pairs:
                if node is not None and older_node is not None:
                    merge_older(node, older_node)
    return removed


def _models(models: Models, operations: Iterable[Operation], defined: Defined) -> Iterator[Model]:
    """The models of the Api, each without the fields of its base."""
    used = _used(models.models, operations, defined.types)
    described = [replace(model, description=defined.descriptions.get(model.name, "")) for model in used]
    return with_stated_bases(list(with_bases(described, models.bases)), models.stated_bases)


def _used(models: Mapping[str, Model], operations: Iterable[Operation], defined: Iterable[str]) -> list[Model]:
    """The models that an operation or a definition reaches, by name."""
    waiting: list[Type] = [
        type_
        for operation in operations
        for type_ in (
            *(response.type for response in operation.responses),
            *((operation.body.type, *(f.type for f in operation.body.fields)) if operation.body else ()),
            *(parameter.type for parameter in operation.parameters),
        )
        if type_ is not None
    ]
    waiting += [Ref(name) for name in defined if name in models]
    found: set[str] = set()
    while waiting:
        for name in references(waiting.pop()):
            if name not in found:
                found.add(name)
                waiting += [f.type for f in models[name].fields]
    return [models[name] for name in sorted(found)]


def _schemes(profile: Profile, operations: Iterable[Operation], pages: Iterable[Page]) -> Iterator[SecurityScheme]:
    """The schemes that an operation accepts, with the scopes that pages name."""
    used = {key for o in operations for requirement in o.security for key, _ in requirement}
    schemes = (scheme for scheme in profile.security.spec_schemes() if scheme.key in used)
    return with_scopes(schemes, pages, profile.scopes)


def _documented_options(options: Mapping[str, str], operations: Iterable[Operation]) -> Iterator[ClientOption]:
    headers = {p.name for o in operations for p in o.parameters if p.location == "header"}
    return (ClientOption(name, header) for name, header in options.items() if header in headers)
