"""What a `generate` leaves for the next one: how it ended (`last_run.recall`), its findings, entries of the cache."""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import date
from pathlib import Path

from generator.cache import FOLDER, Cache
from generator.config import Settings, overrides_file
from generator.emit.write import write_cache
from generator.findings import Finding
from generator.last_run import Record, State, Watched, encode, made_by, record_name, state_of_outputs, states
from generator.lint.baseline import fingerprints
from generator.listing import counted
from generator.lock.rules import OF_ONE_RUN
from generator.pipeline import Build
from generator.settled import Settled
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
        findings=sum(finding.rule not in OF_ONE_RUN for finding in settled.findings),
        is_quiet=options.quiet,
    )
    with suppress(OSError):  # a folder that nobody may write to costs time only
        write_cache(Path(FOLDER), {record_name(options.arguments): encode(record).encode()})


def cache_of(options: argparse.Namespace) -> Cache:
    """What a command may take from earlier runs. `check`, on which others rely, takes nothing."""
    return Cache() if options.verb == "check" else Cache(Path(FOLDER), made_by())


def keep_cache(options: argparse.Namespace, cache: Cache) -> None:
    """Write what a `generate` has worked out anew. Other commands, and a dry run, change no file."""
    if options.verb == "generate" and not options.dry_run:
        with suppress(OSError):
            write_cache(Path(FOLDER), cache.kept, cache.used)


def findings_to_print(options: argparse.Namespace, settled: Settled) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings that a command prints, and a line about those that it does not.

    A `generate` prints, as text, errors and what the last run with the same command line has not found. Which these
    were is remembered as fingerprints, so that a finding on another line is the same one; without them all are printed.
    """
    findings = settled.findings
    if options.quiet:
        return tuple(finding for finding in findings if finding.severity == "error"), ()
    if options.verb != "generate" or options.dry_run or options.format != "text":
        return findings, ()
    cache = cache_of(options)
    key = cache.key("findings", *(argument for argument in options.arguments if argument != "--all-findings"))
    known = {*(cache.find(key) or b"").decode("ascii", "replace").split()}
    marks = fingerprints(findings)
    cache.keep(key, " ".join(marks).encode())
    with suppress(OSError):
        write_cache(Path(FOLDER), cache.kept)
    if options.all_findings:
        return findings, ()
    pairs = zip(findings, marks, strict=True)
    new = tuple(finding for finding, mark in pairs if finding.severity == "error" or mark not in known)
    before = len(findings) - len(new)
    line = f"{counted(before, 'finding')} as in the last run (`--all-findings` prints them)"
    return new, (line,) if before else ()
