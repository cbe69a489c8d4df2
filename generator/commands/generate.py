"""`generate`, `check` and `build`: all outputs in memory, then compared with the disk, and written or not."""

from __future__ import annotations

import argparse

from generator.commands.outcome import FOUND, OK, report_outcome
from generator.config import Settings
from generator.emit.write import apply, inspect
from generator.lint.excerpts import Excerpts
from generator.lint.formats.text import text_lines
from generator.pipeline import Build, build, settle, settle_folder
from generator.remember import keep_cache, remember, states_of_inputs
from generator.report import changes, kept, summary_lines
from generator.settled import Settled
from generator.staleness import explained_changes, is_lock
from generator.terminal import print_styled, progress_bar


def run_generate(options: argparse.Namespace, settings: Settings) -> int:
    """Write the outputs that the pages give, unless there are errors."""
    inputs = states_of_inputs(options, settings)
    made = _made(options, settings)
    if isinstance(made, int):
        return made
    code = _write(options, made)
    if code == OK:
        remember(options, made, inputs)
    return code


def run_check(options: argparse.Namespace, settings: Settings) -> int:
    """Print which files are not as `generate` would write them, and why. The lock is no output: it may be stale."""
    made = _made(options, settings)
    if isinstance(made, int):
        return made
    changed = explained_changes(settings, made)
    outdated = [change for change in changed if not is_lock(made, change)]
    summary = summary_lines(made.settled, None, f"{len(outdated):,} missing, stale or orphaned")
    return report_outcome(options, made.settled, changed, summary) or (FOUND if outdated else OK)


def run_build(options: argparse.Namespace, settings: Settings) -> int:
    """Write the outputs that the folder of specs gives, unless it has mistakes."""
    with progress_bar(options.quiet) as progress:
        settled = settle_folder(settings, progress)
        if isinstance(settled, Settled):
            made = build(settings, settled, verify=options.verify, progress=progress)
    if not isinstance(settled, Settled):
        print_styled(text_lines(settled, Excerpts()))
        return FOUND
    return _write(options, made)


def _made(options: argparse.Namespace, settings: Settings) -> Build | int:
    """All outputs; or the exit code, where errors are in the way and are printed."""
    with progress_bar(options.quiet) as progress:
        settled = settle(settings, progress, options.today, on_loss="accept" if options.accept_loss else "refuse")
        keep_cache(options, settings.cache)
        if not settled.is_blocked and (options.keep_going or not settled.errors):
            return build(settings, settled, verify=options.verify, progress=progress)
    summary = summary_lines(settled, (), " (no file is changed while there are errors)")
    return report_outcome(options, settled, (), summary)


def _write(options: argparse.Namespace, made: Build) -> int:
    if options.dry_run:
        found = [inspect(target) for target in made.targets]
        summary = summary_lines(made.settled, found, " (dry run: no file was changed)")
        return report_outcome(options, made.settled, changes(made.targets, found), summary)
    found = apply(made.targets)
    return report_outcome(options, made.settled, kept(made.targets, found), summary_lines(made.settled, found, ""))
