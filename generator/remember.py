"""Remembers a `generate` that ended well, for the next one with the same command line (`last_run.recall`)."""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import date
from pathlib import Path

from generator.config import Settings, overrides_file
from generator.emit.write import write_cache
from generator.last_run import FOLDER, Record, State, Watched, encode, record_name, state_of_outputs, states
from generator.pipeline import Build
from generator.source import embedded_pages


def states_of_inputs(options: argparse.Namespace, settings: Settings) -> tuple[State, ...]:
    """The states of all that a run reads but its outputs, before it reads them; none for a run not to be remembered."""
    if options.verb != "generate" or options.verify or options.dry_run or options.all_findings or options.rename:
        return ()
    return states(_inputs(settings)) if options.format in ("text", "summary") else ()


def _inputs(settings: Settings) -> list[Watched]:
    roots = [str(embedded_pages().folder)] if settings.example else [*settings.pages, *settings.evidence]
    files = [*settings.sources, str(overrides_file(settings)), *settings.reference, settings.lint.baseline]
    return [*(("file", file) for file in files if file), *(("pages", root) for root in roots)]


def remember(options: argparse.Namespace, made: Build, inputs: tuple[State, ...]) -> None:
    """Write the record of a run, unless the states of its inputs could not all be told."""
    left = tuple(state_of_outputs(target) for target in made.targets)
    if not inputs or not all(digest for _, _, digest in (*inputs, *left)):
        return
    settled = made.settled
    record = Record(
        states=(*inputs, *left),
        day=date.today().isoformat() if settled.overrides and not options.today else "",
        files=sum(len(target.tree) for target in made.targets),
        findings=len(settled.findings),
        is_quiet=options.quiet,
    )
    with suppress(OSError):  # a folder that nobody may write to costs time only
        write_cache(Path(FOLDER), record_name(options.arguments), encode(record))
