"""What of a spec another one no longer has: operations, fields and samples. A pure function of two specs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.diff.compare import compare
from generator.diff.pairing import pair_operations
from generator.lock.origins import pages_by_model
from generator.spec.model import Api, Operation
from generator.spec.samples import SampleCount, count_samples
from generator.spec.types import references

_NONE = SampleCount()


@dataclass(frozen=True, slots=True)
class Loss:
    """How much of one kind is lost. `pages` has, for the name of each part that is lost, the pages that show it."""

    kind: str
    total: int
    lost: int
    pages: Mapping[str, Set[str]]

    def exceeds(self, percent: float, count: int) -> bool:
        """Whether more is lost than a share of all, in percent, and than a number."""
        return self.lost > count and self.lost * 100 > percent * self.total


def losses(old: Api, new: Api, samples: Mapping[str, SampleCount]) -> tuple[Loss, Loss, Loss]:
    """What is lost of operations, of fields and of samples. `samples` are how many each operation of the old spec has.

    What has another name is not lost: operations are followed by address, models by what callers send and get.
    """
    pairing = pair_operations(old, new)
    successors = {before.id: after for before, after in pairing.pairs}
    removed = {operation.id: {operation.page} for operation in pairing.removed}
    fields = dict(_lost_fields(old, new, successors))
    operations = [operation for _, operation in old.operations()]
    fewer = {o.id: _fewer(samples.get(o.id, _NONE), successors.get(o.id)) for o in operations}
    return (
        Loss("operations", len(operations), len(removed), removed),
        Loss("fields", _field_count(old), len(fields), fields),
        Loss(
            "samples",
            sum(map(max, samples.values())),
            sum(fewer.values()),
            {operation.id: {operation.page} for operation in operations if fewer[operation.id]},
        ),
    )


def _fewer(had: SampleCount, operation: Operation | None) -> int:
    """How many samples are lost. One that has lost its request or its response counts as lost."""
    has = count_samples(operation) if operation else _NONE
    return max(0, *(before - after for before, after in zip(had, has, strict=True)))


def _field_count(api: Api) -> int:
    arguments = sum(len(operation.body.fields) for _, operation in api.operations() if operation.body)
    return arguments + sum(len(model.fields) for model in api.models)


def _lost_fields(old: Api, new: Api, successors: Mapping[str, Operation]) -> Iterator[tuple[str, Set[str]]]:
    """Each property of a model and each argument that is lost, with the pages that show it."""
    shown = pages_by_model(old)
    for model, names in _lost_properties(old, new).items():
        yield from ((f"{model}.{name}", shown[model]) for name in names)
    for _, operation in old.operations():
        fields = operation.body.fields if operation.body else ()
        kept = _sent(new, successors.get(operation.id)) if fields else set()
        yield from ((f"{operation.id}.{f.name}", {operation.page}) for f in fields if f.name not in kept)


def _lost_properties(old: Api, new: Api) -> Mapping[str, Sequence[str]]:
    """The properties of each model of the old spec that neither its namesake has, nor what has come into its place."""
    lost = {model.name: _without([f.name for f in model.fields], new, {model.name}) for model in old.models}
    if not any(lost.values()):
        return {}  # as after most edits, and comparing all records takes long
    renamed: dict[str, set[str]] = defaultdict(set)
    for change in compare(old, new):
        if change.kind == "model-renamed" and change.before and change.after:
            renamed[change.before].add(change.after)
    return {model: _without(names, new, renamed[model]) for model, names in lost.items() if names}


def _without(names: Sequence[str], api: Api, models: Set[str]) -> Sequence[str]:
    """The names that are no property of these models, as far as there are such models."""
    found = [api.models_by_name[name] for name in models if name in api.models_by_name]
    kept = {field.name for model in found for field in api.all_fields(model)}
    return [name for name in names if name not in kept]


def _sent(api: Api, operation: Operation | None) -> set[str]:
    """The names of the properties of a request body."""
    if operation is None or operation.body is None:
        return set()
    models = references(operation.body.type) if operation.body.type else ()
    inside = (field.name for name in models for field in api.all_fields(api.models_by_name[name]))
    return {*(field.name for field in operation.body.fields), *inside}
