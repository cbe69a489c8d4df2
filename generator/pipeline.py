"""The composition root: every stage in its order, from settings to trees in memory. Nothing here touches the disk."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.config import NO_PAGES, Settings, SettingsError, display_path, page_roots, source_roots
from generator.emit.format import format_tree
from generator.emit.plan import OutputSettings, output_tree
from generator.emit.tree import Target, merge
from generator.emit.verify import check_operations, verify_package
from generator.findings import Finding, Span
from generator.inference.explain import explain
from generator.inference.infer import Inference, infer
from generator.lint.baseline import UNREADABLE_BASELINE, Baseline, BaselineError, decode_baseline
from generator.lint.selection import Selection, select
from generator.pages.read import Reading, read_pages
from generator.source import Root
from generator.spec.decode import decode
from generator.spec.encode import encode
from generator.spec.model import Api
from generator.views.openapi.document import OpenapiSettings
from generator.views.python.settings import ClientSettings

OnProgress = Callable[[str, int, int], None]
"""Told the name of a stage when it starts, and how much of how much is done; total 0 where that is unknown."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Progress is not shown."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the pages say, as a spec that was written and read back."""

    api: Api
    specs: dict[str, str]
    """The spec files: path relative to the spec folder -> text. Empty after `lint`, which writes no spec."""
    selection: Selection
    pages: int
    failed: tuple[str, ...]
    """Pages that could not become an operation."""
    lines_not_understood: int
    unknown: int
    """How many facts about types no page states."""
    example: bool
    """Whether the pages are those that sdkgen carries."""
    roots: tuple[Root, ...] = ()
    """The folders that were read."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are reported."""
        return self.selection.findings

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return self.selection.severities["error"]


@dataclass(frozen=True, slots=True)
class Build:
    """The whole output, in memory."""

    settled: Settled
    specs: Target
    output: Target

    @property
    def targets(self) -> tuple[Target, Target]:
        """The folders to write."""
        return self.specs, self.output


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was read and what was made of it, with the evidence."""

    roots: tuple[Root, ...]
    reading: Reading
    inference: Inference


def analyse(settings: Settings, progress: OnProgress = no_progress) -> Analysis:
    """Read the pages and infer what they say. Raises SettingsError for folders that cannot be read."""
    roots = source_roots(settings)
    evidence_roots = page_roots(settings.evidence)
    with without_garbage_collection():
        reading = read_pages(roots, settings.profile, lambda done, total: progress("read", done, total))
        if not reading.pages and not reading.failed:
            raise SettingsError(Finding(NO_PAGES, "there is no page in the folder", Span(roots[0].display)))
        editions = [
            read_pages([root], settings.profile, lambda done, total: progress("evidence", done, total))
            for root in evidence_roots
        ]
        progress("infer", 0, 0)
        inference = infer(
            reading.pages,
            settings.profile,
            [edition.pages for edition in editions],
            title=settings.title,
            version=settings.version,
        )
    return Analysis((*roots, *evidence_roots), reading, inference)


def settle(settings: Settings, progress: OnProgress = no_progress) -> Settled:
    """Settle what the pages say: as `analyse`, then written as a spec and read back."""
    baseline = read_baseline(settings.lint.baseline)
    analysis = analyse(settings, progress)
    with without_garbage_collection():
        progress("encode", 0, 0)
        specs = merge(encode(analysis.inference.api))
        progress("decode", 0, 0)
        decoded = decode(specs, display_path(settings.specs))
    if decoded.api is None:
        raise AssertionError(f"the spec that was just written does not read back: {decoded.findings[0]}")
    return _settled(settings, analysis, decoded.api, specs, baseline)


def lint(settings: Settings, progress: OnProgress = no_progress) -> Settled:
    """The same findings as `settle`, without writing a spec and reading it back."""
    baseline = read_baseline(settings.lint.baseline)
    analysis = analyse(settings, progress)
    return _settled(settings, analysis, analysis.inference.api, {}, baseline)


def _settled(settings: Settings, analysis: Analysis, api: Api, specs: dict[str, str], baseline: Baseline) -> Settled:
    reading, inference = analysis.reading, analysis.inference
    return Settled(
        api=api,
        specs=specs,
        # There is no source of suppressions yet; `specs/overrides.yaml` is to be one.
        selection=select((*reading.findings, *inference.findings), settings.lint, (), baseline),
        pages=len(reading.pages) + len(reading.failed),
        failed=reading.failed,
        lines_not_understood=reading.lines_not_understood,
        unknown=inference.unknown,
        example=settings.example,
        roots=analysis.roots,
    )


def read_baseline(path: str) -> Baseline:
    """The baseline in a file, empty where the path is blank. Raises SettingsError if the file cannot be used."""
    if not path:
        return Baseline()
    try:
        return decode_baseline(Path(path).read_text("utf-8"))
    except FileNotFoundError:
        message = "there is no such baseline; `sdkgen lint --write-baseline` writes it"
    except (OSError, UnicodeDecodeError, BaselineError) as error:
        message = f"cannot read the baseline: {error}"
    raise SettingsError(Finding(UNREADABLE_BASELINE, message, Span(path)))


def explanation(settings: Settings, name: str, progress: OnProgress = no_progress) -> Iterator[str]:
    """Why `Model`, `Model.Field` or an operation is what it is, line by line. Raises NothingToExplainError."""
    inference = analyse(settings, progress).inference
    return explain(name, inference.api, inference.models, inference.evidence)


def build(settings: Settings, settled: Settled, *, verify: bool = False, progress: OnProgress = no_progress) -> Build:
    """Make every output of a settled spec.

    Raises BrokenOutputError, DroppedOperationError, TreeError or VerifyError when an output fails a check.
    """
    progress("render", 0, 0)
    api = settled.api
    with without_garbage_collection():
        tree = output_tree(api, output_settings(settings))
    tree = format_tree(tree, progress=lambda done, total: progress("format", done, total))
    progress("check", 0, 0)
    check_operations(api, tree, settings.package)
    if verify:
        progress("verify", 0, 0)
        verify_package(tree, settings.package)
    return Build(
        settled=settled,
        specs=Target(Path(settings.specs), display_path(settings.specs), settled.specs),
        output=Target(Path(settings.output), display_path(settings.output), tree),
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
            server=settings.server,
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
