"""Pages in, an Api out: the one entry to this stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.findings import Finding
from generator.inference.models import Models
from generator.inference.names import name_models
from generator.inference.observe import observe
from generator.inference.operations import group_of, operation_of
from generator.inference.places import attach
from generator.inference.records import sort_records
from generator.pages.model import Page
from generator.spec.model import Api, Group, GroupKind, Model, Operation
from generator.spec.types import references


@dataclass(frozen=True, slots=True)
class Inference:
    """The Api, what was noticed on the way, and the models with their evidence."""

    api: Api
    findings: tuple[Finding, ...]
    models: Models = field(compare=False)


def infer(
    pages: Sequence[Page],
    evidence: Sequence[Sequence[Page]] = (),
    *,
    title: str = "API",
    version: str = "v1",
) -> Inference:
    """Join the evidence of all pages. `evidence` are further editions, newest first: they add types and no operation."""
    current = [observe(page) for page in pages]
    by_id = {item.page.id: item for item in current}
    further = []
    for edition, older_pages in enumerate(evidence, 1):
        for page in older_pages:
            older = observe(page, edition)
            newer = by_id.get(page.id)
            if newer is None:
                further.append(older)
                continue
            for mine, theirs in ((newer.request, older.request), (newer.response, older.response)):
                if mine is not None and theirs is not None:
                    attach(mine, theirs)
    records = sort_records([*current, *further])
    models = Models(records, name_models(records))
    findings = [*records.findings, *models.resolver.findings]
    groups: dict[tuple[GroupKind, str], list[Operation]] = defaultdict(list)
    for item in current:
        groups[group_of(item.page)].append(operation_of(item, models, findings))
    api = Api(
        title=title,
        version=version,
        groups=tuple(
            Group(kind, name, tuple(sorted(operations, key=lambda operation: operation.id)))
            for (kind, name), operations in sorted(groups.items())
        ),
        models=_used(models.models, groups.values()),
    )
    return Inference(api, tuple(sorted(findings, key=lambda finding: finding.sort_key)), models)


def _used(models: dict[str, Model], groups: Iterable[list[Operation]]) -> tuple[Model, ...]:
    """The models that an operation reaches."""
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
    return tuple(models[name] for name in sorted(found))
