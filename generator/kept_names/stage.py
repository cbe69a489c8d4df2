"""The committed spec as an input for names, and for nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache import Cache
from generator.findings import Finding, Span
from generator.inference.infer import Inference
from generator.kept_names.methods import KeptMethod, keep_methods
from generator.kept_names.models import kept_models, without_overrides
from generator.kept_names.rules import BETTER_NAME, UNREADABLE_SPEC
from generator.overrides.apply import Correction
from generator.overrides.entries import Override
from generator.spec.committed import read_committed
from generator.spec.model import Api
from generator.spec.rename import with_models_renamed
from generator.spelling import did_you_mean

ALL = "*"
"""Stands for every name that could be kept."""


class UnreadableSpecError(Exception):
    """There is a committed spec, and it cannot be read. `findings` say why and where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(str(findings[0]))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class CommittedNames:
    """The committed spec, under the names that things have without the overrides; None if no name is kept."""

    api: Api | None = None
    released: frozenset[str] = frozenset()
    """Models, by either name, and ids of operations, whose names are not kept."""
    models_given: frozenset[str] = frozenset()
    """The models that overrides name, as they are called without them."""
    committed: Api | None = None
    """The committed spec as it stands; None where it was not read."""

    def models(self, pages: Api) -> dict[str, str]:
        """Name that the pages give a model -> the name that it has, for each model where these differ."""
        return kept_models(pages, self.api, self.released) if self.api else {}

    def released_in_vain(self, inference: Inference) -> tuple[str, str] | None:
        """A name to be released that nothing has, with what to say about it; None if there is none."""
        known = {*inference.renamed, *inference.renamed.values()}
        for api in (inference.api, self.api) if self.api else (inference.api,):
            known |= {*api.models_by_name, *(operation.id for _, operation in api.operations())}
        wrong = min(self.released - known, default=None)
        hint = did_you_mean(wrong, known) if wrong else ""
        return (wrong, f"no model or operation has this name{hint}") if wrong else None

    def with_offers(self, inference: Inference) -> Inference:
        """What was inferred, with a finding for each model that the pages would name otherwise."""
        findings = sorted((*inference.findings, *self._models_offered(inference)), key=lambda each: each.sort_key)
        return replace(inference, findings=tuple(findings)) if inference.renamed else inference

    def _models_offered(self, inference: Inference) -> Iterator[Finding]:
        for offered, name in inference.renamed.items():
            if name not in self.models_given and name in inference.api.models_by_name:
                nodes = inference.models.members[name]
                span = min((node.page.span for node in nodes), key=lambda span: (span.path, span.line))
                message = f"the model `{name}` keeps its name: the pages call it `{offered}` (`--rename {name}`)"
                yield Finding(BETTER_NAME, message, span)

    def with_methods(self, correction: Correction, inference: Inference) -> Correction:
        """What the overrides give, with the names of methods; a finding for each that would have another one now."""
        if self.api is None:
            return correction
        api, methods = keep_methods(correction.api, self.api, self.released)
        return replace(correction, api=api, findings=(*correction.findings, *_offered(api, methods, inference)))


NO_NAMES = CommittedNames()
"""No name is kept: everything has the name that the pages give."""


def _offered(api: Api, methods: Sequence[KeptMethod], inference: Inference) -> Iterator[Finding]:
    spans = {item.page.path: item.page.span for item in inference.evidence}
    pages = {operation.id: operation.page for _, operation in api.operations()} if methods else {}
    for each in methods:
        if each.kept != each.offered:
            page = pages[each.operation]
            message = f"`{each.operation}` keeps the method name `{each.kept}`: it would be `{each.offered}` now"
            yield Finding(BETTER_NAME, f"{message} (`--rename {each.operation}`)", spans.get(page, Span(page)))


def committed_names(
    folder: Path,
    display: str,
    overrides: Path,
    entries: Sequence[Override],
    released: Collection[str],
    *,
    cache: Cache,
) -> CommittedNames:
    """The names that the spec in a folder gives; none if all are `released`.

    `overrides` is the file of overrides, and `entries` what is in it. Raises UnreadableSpecError.
    """
    if ALL in released:
        return CommittedNames()
    committed = read_committed(folder, display, [overrides], cache=cache)
    if committed.findings:
        message = (
            "no name in it can be kept: correct what follows, restore it "
            f"(`git checkout -- {display}`), or give `generate --rename`"
        )
        raise UnreadableSpecError((Finding(UNREADABLE_SPEC, message, Span(display)), *committed.findings))
    if committed.api is None:
        return CommittedNames()
    renames = {str(new): entry.at[0].text for entry in entries if len(entry.at) == 1 and (new := entry.value("rename"))}
    api = with_models_renamed(committed.api, without_overrides(committed.api, renames))
    return CommittedNames(api, frozenset(released), frozenset(renames.values()), committed.api)
