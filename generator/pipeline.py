"""The composition root: every stage in its order, from settings to trees in memory. Nothing here touches the disk."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.config import NO_PAGES, Settings, SettingsError, embedded_pages, page_roots, shown
from generator.emit.format import format_tree
from generator.emit.plan import OutputSettings, output_tree
from generator.emit.tree import Target, merge
from generator.emit.verify import check_operations, verify_package
from generator.findings import Finding, Span
from generator.inference.explain import explain
from generator.inference.infer import Inference, infer
from generator.pages.read import Reading, read_pages
from generator.spec.decode import decode
from generator.spec.encode import encode
from generator.spec.model import Api
from generator.views.client import ClientSettings
from generator.views.openapi import OpenapiSettings

Watch = Callable[[str, int, int], None]
"""Told the name of a stage when it starts, and how much of how much is done; total 0 where that is unknown."""


def no_watch(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the pages say, as a spec that was written and read back."""

    api: Api
    specs: dict[str, str]
    """The spec files: path relative to the spec folder -> text."""
    findings: tuple[Finding, ...]
    pages: int
    failed: tuple[str, ...]
    """Pages that could not become an operation."""
    lines_not_understood: int
    unknown: int
    """How many facts about types no page settles."""
    embedded: bool
    """Whether the pages are those that sdkgen carries, because none were named."""

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return self.severities["error"]

    @property
    def severities(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Build:
    """The whole output, in memory."""

    facts: Facts
    specs: Target
    output: Target

    @property
    def targets(self) -> tuple[Target, Target]:
        """The folders to write."""
        return self.specs, self.output


@dataclass(frozen=True, slots=True)
class Study:
    """What was read and what was made of it, with the evidence."""

    reading: Reading
    inference: Inference
    embedded: bool


def study(settings: Settings, watch: Watch = no_watch) -> Study:
    """Read the pages and infer what they say. Raises SettingsError for folders that cannot be read."""
    embedded = not settings.pages
    roots = (embedded_pages(),) if embedded else page_roots(settings.pages)
    evidence_roots = page_roots(settings.evidence)
    with without_garbage_collection():
        reading = read_pages(roots, lambda done, total: watch("read", done, total))
        if not reading.pages and not reading.failed:
            raise SettingsError(Finding(NO_PAGES, "there is no page in the folder", Span(roots[0].shown)))
        editions = [read_pages([root], lambda done, total: watch("evidence", done, total)) for root in evidence_roots]
        watch("infer", 0, 0)
        inference = infer(
            reading.pages,
            [edition.pages for edition in editions],
            title=settings.title,
            version=settings.version,
        )
    return Study(reading, inference, embedded)


def gather(settings: Settings, watch: Watch = no_watch) -> Facts:
    """Settle what the pages say: as `study`, then written as a spec and read back."""
    studied = study(settings, watch)
    reading, inference = studied.reading, studied.inference
    with without_garbage_collection():
        watch("encode", 0, 0)
        specs = merge(encode(inference.api))
        watch("decode", 0, 0)
        decoded = decode(specs, shown(settings.specs))
    if decoded.api is None:
        raise AssertionError(f"the spec that was just written does not read back: {decoded.findings[0]}")
    findings = {finding.sort_key: finding for finding in (*reading.findings, *inference.findings)}
    return Facts(
        api=decoded.api,
        specs=specs,
        findings=tuple(findings[key] for key in sorted(findings)),
        pages=len(reading.pages) + len(reading.failed),
        failed=reading.failed,
        lines_not_understood=reading.lines_not_understood,
        unknown=inference.unknown,
        embedded=studied.embedded,
    )


def reasons(settings: Settings, name: str, watch: Watch = no_watch) -> Iterator[str]:
    """Why `Model`, `Model.Field` or an operation is what it is, line by line. Raises NothingToExplainError."""
    inference = study(settings, watch).inference
    return explain(name, inference.api, inference.models, inference.evidence)


def build(settings: Settings, facts: Facts, *, verify: bool = False, watch: Watch = no_watch) -> Build:
    """Make every output of the facts.

    Raises BrokenOutputError, DroppedOperationError, TreeError or VerifyError when it is not fit to be written.
    """
    watch("render", 0, 0)
    api = facts.api
    with without_garbage_collection():
        tree = output_tree(api, output_settings(settings))
    tree = format_tree(tree, progress=lambda done, total: watch("format", done, total))
    watch("check", 0, 0)
    check_operations(api, tree, settings.package)
    if verify:
        watch("verify", 0, 0)
        verify_package(tree, settings.package)
    return Build(
        facts=facts,
        specs=Target(Path(settings.specs), shown(settings.specs), facts.specs),
        output=Target(Path(settings.output), shown(settings.output), tree),
    )


def output_settings(settings: Settings) -> OutputSettings:
    """What the outputs are told of the settings."""
    return OutputSettings(
        openapi=OpenapiSettings(settings.title, settings.version, settings.server, settings.docs_url or None),
        client=ClientSettings(
            package=settings.package,
            client_name=settings.client,
            env_prefix=settings.client.upper(),
            version=settings.version,
            docs_url=settings.docs_url or None,
        ),
    )


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Millions of small objects that all live on: looking for cycles among them costs a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
