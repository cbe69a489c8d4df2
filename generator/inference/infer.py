"""Pages in, an Api out: the one entry to this stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.findings import Finding, rule
from generator.inference.evidence import EvidenceNode, Named, attach, locate
from generator.inference.groups import group_path
from generator.inference.maps import is_odata_row
from generator.inference.models import Models
from generator.inference.names import name_models
from generator.inference.observe import PageEvidence, observe, successes
from generator.inference.operations import operation_of
from generator.inference.records import group_records
from generator.inference.resolve import TYPES_DISAGREE, is_complete
from generator.inference.sample_check import SAMPLE_DISAGREES, check_sample
from generator.inference.vocabulary import Vocabulary
from generator.pages.model import Page
from generator.profiles.model import Profile
from generator.spec.model import Api, ClientOption, Group, Model, Operation, SecurityScheme
from generator.spec.types import Type, Unknown, references, to_text

UNKNOWN_TYPE = rule(
    "T110",
    "info",
    "No page says what this is",
    "Every page leaves the type open, so the outputs take any JSON value here rather than guess.",
    "Show a value that is not null, `{}` or `[]` in one sample, name the type in one table, or pass an older edition "
    "that does with `--evidence`.",
)
BODY_WITHOUT_CONTENT = rule(
    "T105",
    "info",
    "A type is named for an answer without a body",
    "A 204 has no content (RFC 9110, section 15.3.5): the name under it most likely leaked from another page.",
    "Remove the type from the heading.",
)


@dataclass(frozen=True, slots=True)
class Inference:
    """The Api, what was noticed on the way, and the evidence, for `explain`."""

    api: Api
    findings: tuple[Finding, ...]
    unknown: int
    """How many facts about types no page settles: fields, arguments, bodies."""
    models: Models = field(compare=False)
    evidence: tuple[PageEvidence, ...] = field(compare=False)


def infer(
    pages: Sequence[Page],
    profile: Profile,
    evidence: Sequence[Sequence[Page]] = (),
    *,
    title: str = "API",
    version: str = "v1",
) -> Inference:
    """Join the evidence of all pages.

    `evidence` are further editions, the one that counts most first: they add types and no operation.
    """
    vocabulary = Vocabulary(profile)
    current = [observe(page, vocabulary) for page in pages]
    further = _attached(current, evidence, vocabulary)
    records = group_records([*current, *further], vocabulary)
    models = Models(records, name_models(records, vocabulary), vocabulary.sentences)
    findings = [*records.findings]
    groups: dict[tuple[str, ...], list[Operation]] = defaultdict(list)
    for item in current:
        operation = operation_of(item, models, vocabulary, profile.security, findings)
        groups[group_path(item.page, vocabulary.operation_id(item.page.id).group, profile.sections)].append(operation)
    api = Api(
        title=title,
        version=version,
        sections=tuple(rule.section() for rule in profile.sections),
        groups=tuple(
            Group(path, tuple(sorted(operations, key=lambda operation: operation.id)))
            for path, operations in sorted(groups.items())
        ),
        models=tuple(_families(_used(models.models, groups.values()))),
        security_schemes=tuple(_used_schemes(profile.security.spec_schemes(), groups.values())),
        options=tuple(_documented_options(profile.options, groups.values())),
        extensions=tuple(meaning.extension(key) for key, meaning in profile.extensions.items()),
    )
    unknown = [*_unknown_fields(api, models), *_unknown_bodies(current, models)]
    findings += [*unknown, *_leaked_bodies(current), *_samples(current, models), *models.resolver.findings]
    told = {finding.span for finding in models.resolver.findings if finding.rule is TYPES_DISAGREE}
    findings = [finding for finding in findings if finding.rule is not SAMPLE_DISAGREES or finding.span not in told]
    ordered = tuple(sorted(set(findings), key=lambda finding: finding.sort_key))
    return Inference(api, ordered, len(unknown), models, tuple(current))


def _attached(
    current: Iterable[PageEvidence], evidence: Sequence[Sequence[Page]], vocabulary: Vocabulary
) -> list[PageEvidence]:
    """Join older editions of the current pages to them; give the pages that only the older editions have."""
    by_id = {item.page.id: item for item in current}
    further = []
    for edition, pages in enumerate(evidence, 1):
        for page in pages:
            older, newer = observe(page, vocabulary, edition), by_id.get(page.id)
            if newer is None:
                further.append(older)
                continue
            for mine, theirs in ((newer.request, older.request), (newer.response, older.response)):
                if mine is not None and theirs is not None:
                    attach(mine, theirs)
    return further


def _used(models: dict[str, Model], groups: Iterable[list[Operation]]) -> list[Model]:
    """The models that an operation reaches, by name."""
    waiting = [
        type_
        for operations in groups
        for operation in operations
        for type_ in (
            *(response.type for response in operation.responses),
            *((operation.body.type, *(f.type for f in operation.body.fields)) if operation.body else ()),
            *(parameter.type for parameter in operation.parameters),
        )
        if type_ is not None
    ]
    found: set[str] = set()
    while waiting:
        for name in references(waiting.pop()):
            if name not in found:
                found.add(name)
                waiting += [f.type for f in models[name].fields]
    return [models[name] for name in sorted(found)]


def _used_schemes(schemes: Iterable[SecurityScheme], groups: Iterable[list[Operation]]) -> Iterator[SecurityScheme]:
    used = {key for operations in groups for o in operations for requirement in o.security for key, _ in requirement}
    return (scheme for scheme in schemes if scheme.key in used)


def _documented_options(options: Mapping[str, str], groups: Iterable[list[Operation]]) -> Iterator[ClientOption]:
    headers = {p.name for operations in groups for o in operations for p in o.parameters if p.location == "header"}
    return (ClientOption(name, header) for name, header in options.items() if header in headers)


def _families(models: Sequence[Model]) -> Iterator[Model]:
    """`XWithLinks` said as X and what it has beyond X, where X is a model too and they agree on all that they share."""
    by_name = {model.name: model for model in models}
    for model in models:
        base = by_name.get(model.name.partition("With")[0])
        if base is None or base is model or not set(base.fields) <= set(model.fields):
            yield model
        else:
            shared = set(base.fields)
            yield replace(model, fields=tuple(f for f in model.fields if f not in shared), extends=base.name)


def _unknown_fields(api: Api, models: Models) -> Iterator[Finding]:
    for model in api.models:
        for f in model.fields:
            places = models.places[model.name][f.name]
            if not is_complete(f.type) and not any(place.item and is_odata_row(place.item) for place in places):
                yield _unknown(f"{model.name}.{f.name}", f.type, places)


def _unknown_bodies(evidence: Iterable[PageEvidence], models: Models) -> Iterator[Finding]:
    for item in evidence:
        for name, place in (*item.arguments(), *item.bodies()):
            type_ = models.type_of([place], name)
            if not is_complete(type_):
                yield _unknown(f"{item.page.id} {name or 'response'}", type_, [place])


def _unknown(name: str, type_: Type, places: Sequence[EvidenceNode]) -> Finding:
    place = min(places, key=lambda place: (place.edition, place.page.display_path, place.path()))
    span = locate(place.claims[0], place) if place.claims else place.page.span
    known = f" beyond {to_text(type_)}" if not isinstance(type_, Unknown) else ""
    return Finding(UNKNOWN_TYPE, f"no page says what `{name}` is{known}; {_settling(places)} would", span)


def _settling(places: Sequence[EvidenceNode]) -> str:
    """The evidence that is missing."""
    names = sorted({claim.says.name for place in places for claim in place.claims if isinstance(claim.says, Named)})
    if any(place.is_cut_short or (place.item is not None and place.item.is_cut_short) for place in places):
        return "a sample that shows the properties instead of `{}`"
    if names:
        return f"a sample that is not null, or the true type name instead of `{names[0]}`,"
    return "a type in the table, or a sample that is not null and not empty,"


def _leaked_bodies(evidence: Iterable[PageEvidence]) -> Iterator[Finding]:
    for item in evidence:
        answer = item.page.response
        if answer is not None and item.response is None and answer.body_type:
            yield Finding(BODY_WITHOUT_CONTENT, f"`{answer.body_type}` is named for an empty answer", answer.body_span)


def _samples(evidence: Iterable[PageEvidence], models: Models) -> Iterator[Finding]:
    """Every sample against its type."""
    for item in evidence:
        for name, place in item.bodies():
            type_ = models.type_of([place], name)
            samples = item.page.sample_requests if place is item.request else successes(item.page)
            for sample in samples:
                if sample.has_json:
                    yield from check_sample(sample, sample.value, type_, models.models)
        for name, place in item.arguments():
            type_ = models.type_of([place], name)
            for sample in item.page.sample_requests:
                if isinstance(sample.value, dict):
                    yield from check_sample(sample, sample.value.get(name), type_, models.models, (name,))
