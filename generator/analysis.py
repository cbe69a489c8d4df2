"""The stages that read: from settings to the pages, and what was inferred from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.config import COMMAND_LINE, Settings, SettingsError, display_path, page_roots, source_roots
from generator.config_rules import BAD_SETTING, NO_PAGES
from generator.findings import Finding, Span
from generator.garbage_collection import set_aside_for_collection, without_garbage_collection
from generator.inference.infer import Inference, infer
from generator.kept_names.stage import NO_NAMES, CommittedNames
from generator.pages.read import Reading, read_editions
from generator.reference.read import read_references
from generator.source import Root

OnProgress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many steps of it are done, and how many there are; 0 if that is unknown."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Progress is not shown."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The pages, and what was inferred from them, with the evidence."""

    roots: tuple[Root, ...]
    reading: Reading
    inference: Inference
    evidence: tuple[Reading, ...] = ()
    """The older editions, the newest first."""


def analyse(settings: Settings, progress: OnProgress = no_progress, names: CommittedNames = NO_NAMES) -> Analysis:
    """Read the pages and infer what they say, under the names that are kept.

    Raises SettingsError for folders and documents that cannot be read, and for names to be given up that nothing has.
    """
    roots = source_roots(settings)
    evidence_roots = page_roots(settings.evidence)
    documents = read_references((Path(file), display_path(file)) for file in settings.reference)
    if documents.refused:
        raise SettingsError(documents.refused[0])
    with without_garbage_collection():
        reading, *editions = read_editions(
            [roots, *([root] for root in evidence_roots)],
            settings.profile,
            lambda done, total: progress("read", done, total),
            settings.workers,
            settings.cache,
        )
        if not reading.pages and not reading.failed:
            raise SettingsError(Finding(NO_PAGES, "there is no page in the folder", Span(roots[0].display)))
        set_aside_for_collection()
        progress("infer", 0, 0)
        inference = infer(
            reading.pages,
            settings.profile,
            [edition.pages for edition in editions],
            documents.references,
            definitions=reading.definitions,
            examples=reading.examples,
            prefer=settings.prefer,
            title=settings.title,
            version=settings.version,
            choose_names=names.models,
        )
        if wrong := names.released_in_vain(inference):
            raise SettingsError(Finding(BAD_SETTING, f"`--rename {wrong[0]}`: {wrong[1]}", COMMAND_LINE))
        inference = names.with_offers(inference)
    reading = replace(reading, findings=(*reading.findings, *documents.findings))
    return Analysis((*roots, *evidence_roots), reading, inference, tuple(editions))
