"""The command line: from arguments to a command to an exit code. The only module that prints."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from generator.analysis import OnProgress, no_progress
from generator.arguments import parser
from generator.comparison import ComparisonError, api_changes, file_lines
from generator.config import Settings, SettingsError, load_settings
from generator.diff.formats import change_lines as api_change_lines
from generator.emit.format import BrokenOutputError
from generator.emit.report import MARK as REPORT_MARK
from generator.emit.tree import TreeError
from generator.emit.verify import DroppedOperationError, VerifyError
from generator.emit.write import ForeignFilesError, apply, inspect, replace_file, write_file, write_own_file
from generator.explain.lookup import NothingToExplainError
from generator.git import GitError
from generator.lint.baseline import baseline_of, encode_baseline
from generator.lint.excerpts import Excerpts
from generator.lint.formats.text import Line, text_lines
from generator.lint.printable import printable
from generator.lint.selection import with_baseline
from generator.overrides.entries import OverridesError
from generator.pipeline import (
    Build,
    Settled,
    build,
    examine_overrides,
    explanation,
    lint,
    overrides_file,
    read_baseline,
    report,
    settle,
    settle_folder,
)
from generator.profiles.tree import ProfileError
from generator.remember import cache_of, findings_to_print, keep_cache, remember, states_of_inputs
from generator.report import (
    Change,
    change_lines,
    changes,
    finding_lines,
    kept,
    report_lines,
    summary_lines,
)
from generator.spec.folder import SpecFolderError

OK, FOUND, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: success; 1: errors in the pages, files that are out of date, or changes that may not be; 2: wrong usage, refused
    settings or unreadable input; 130: Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    options.arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        code = _run(options)
        _print((), flush=True)
    except (SettingsError, SpecFolderError) as error:
        _complain("\n".join(finding_lines([error.finding])))
        return WRONG_USAGE
    except (ProfileError, OverridesError, ComparisonError) as error:
        _complain("\n".join(finding_lines(error.findings)))
        return WRONG_USAGE
    except ForeignFilesError as error:
        _complain(
            "sdkgen: these files have the path of an output, but sdkgen did not create them; move or delete them first:"
        )
        _complain("\n".join(f"    {path}" for path in error.paths))
        return WRONG_USAGE
    except (BrokenOutputError, DroppedOperationError, TreeError, VerifyError) as error:
        _complain(f"sdkgen: no file was changed, because the generated output failed a check: {error}")
        return FOUND
    except GitError as error:
        _complain(f"sdkgen: {error}")
        return WRONG_USAGE
    except OSError as error:
        _complain(f"sdkgen: {error.strerror or error}: {error.filename or ''}; no file was changed")
        return WRONG_USAGE
    except KeyboardInterrupt:
        _complain("sdkgen: interrupted; no file was changed")
        return INTERRUPTED
    return code


def _run(options: argparse.Namespace) -> int:
    names = ("pages", "example", "evidence", "reference", "specs", "overrides", "output", "package", "profile")
    settings = load_settings(options.config, {name: getattr(options, name, None) for name in names})
    settings = replace(settings, cache=cache_of(options))
    match options.verb:
        case "explain":
            return _explain(options, settings)
        case "build":
            return _build(options, settings)
        case "overrides":
            return _overrides(options, settings)
        case "diff":
            return _diff(options, settings)
        case "report":
            return _write_report(options, settings)
    if options.baseline == "":
        _complain("sdkgen: `--baseline` is empty: give the path of a file")
        return WRONG_USAGE
    if options.baseline:
        settings = replace(settings, lint=replace(settings.lint, baseline=options.baseline))
    if options.verb == "lint":
        return _write_baseline(options, settings) if options.write_baseline else _lint(options, settings)
    inputs = states_of_inputs(options, settings)
    with _progress(options.quiet) as progress:
        settled = settle(settings, progress, options.today)
        keep_cache(options, settings.cache)
        stopped = settled.is_blocked or (bool(settled.errors) and not options.keep_going)
        made = None if stopped else build(settings, settled, verify=options.verify, progress=progress)
    if made is None:
        return _report(options, settled, (), summary_lines(settled, (), " (no file is changed while there are errors)"))
    if options.verb == "check":
        return _check(options, made)
    code = _generate(options, made)
    if code == OK:
        remember(options, made, inputs)
    return code


def _lint(options: argparse.Namespace, settings: Settings) -> int:
    with _progress(options.quiet) as progress:
        settled = lint(settings, progress, options.today)
    return _report(options, settled, (), summary_lines(settled, None, ""))


def _write_baseline(options: argparse.Namespace, settings: Settings) -> int:
    path = settings.lint.baseline
    if not path:
        _complain("sdkgen: `--write-baseline` needs a file: give `--baseline FILE`")
        return WRONG_USAGE
    if Path(path).exists():
        read_baseline(path)  # refuses to replace a file that is not a baseline
    with _progress(options.quiet) as progress:
        settled = lint(replace(settings, lint=replace(settings.lint, baseline="")), progress, options.today)
    baseline = baseline_of(settled.selection.every)
    write_file(Path(path), encode_baseline(baseline))
    settled = replace(settled, selection=with_baseline(settled.selection, baseline))
    return _report(options, settled, (), summary_lines(settled, None, ""))


def _explain(options: argparse.Namespace, settings: Settings) -> int:
    try:
        with _progress(options.quiet) as progress:
            lines = list(explanation(settings, options.name, progress, is_folded=not options.all))
    except NothingToExplainError as error:
        _complain(f"sdkgen: {error}")
        return WRONG_USAGE
    _print(map(printable, lines))
    return OK


def _build(options: argparse.Namespace, settings: Settings) -> int:
    with _progress(options.quiet) as progress:
        settled = settle_folder(settings, progress)
        if isinstance(settled, Settled):
            made = build(settings, settled, verify=options.verify, progress=progress)
    if not isinstance(settled, Settled):
        _print_styled(text_lines(settled, Excerpts()))
        return FOUND
    return _generate(options, made)


def _overrides(options: argparse.Namespace, settings: Settings) -> int:
    with _progress(options.quiet) as progress:
        overrides = examine_overrides(settings, progress)
    if overrides.correction.has_errors:
        _print_styled(text_lines(overrides.correction.findings, Excerpts()))
        return FOUND
    if options.action == "export":
        _print(map(printable, overrides.report()))
        return OK
    path, count = overrides_file(settings), len(overrides.correction.matches)
    changed = bool(count) and replace_file(path, overrides.accepted(path.read_bytes()))
    if not options.quiet:
        _print([f"overrides   {count:,} accepted{'' if changed else ', the file is unchanged'}"])
    return OK


def _diff(options: argparse.Namespace, settings: Settings) -> int:
    given = [name for name in ("base", "head", "format") if getattr(options, name) is not None]
    if not options.api and (given or options.fail_on == "breaking"):
        options.complain(f"`--{given[0] if given else 'fail-on breaking'}` needs `--api`")
    if "" in (options.base, options.head):
        options.complain("`--base` or `--head` is empty: give a folder of specs, or a revision of git")
    with _progress(options.quiet) as progress:
        if options.api:
            found = api_changes(settings, options.base, options.head, progress, options.today)
            lines = list(api_change_lines(options.format or "text", found))
            is_failure = any(options.fail_on in ("any", change.severity) for change in found)
        else:
            lines = list(file_lines(settings, progress, options.today))
            is_failure = bool(lines) and options.fail_on == "any"
    _print(lines)
    return FOUND if is_failure else OK


def _write_report(options: argparse.Namespace, settings: Settings) -> int:
    with _progress(options.quiet) as progress:
        text = report(settings, progress, options.today)
    write_own_file(Path(options.file), text, REPORT_MARK)
    if not options.quiet:
        _print([f"report      {printable(options.file)}"])
    return OK


def _check(options: argparse.Namespace, made: Build) -> int:
    changed = changes(made.targets, [inspect(target) for target in made.targets])
    summary = summary_lines(made.settled, None, f"{len(changed):,} missing, stale or orphaned")
    return _report(options, made.settled, changed, summary) or (FOUND if changed else OK)


def _generate(options: argparse.Namespace, made: Build) -> int:
    if options.dry_run:
        found = [inspect(target) for target in made.targets]
        summary = summary_lines(made.settled, found, " (dry run: no file was changed)")
        return _report(options, made.settled, changes(made.targets, found), summary)
    found = apply(made.targets)
    return _report(options, made.settled, kept(made.targets, found), summary_lines(made.settled, found, ""))


def _report(options: argparse.Namespace, settled: Settled, changed: Sequence[Change], summary: Iterable[str]) -> int:
    """Print the findings, what happened to files, and the summary. The exit code, as far as findings decide it."""
    findings, told = findings_to_print(options, settled)
    _print_styled(report_lines(options.format, settled, findings, changed))
    rest = [*told, *change_lines(changed), *(() if options.quiet else summary)]
    if options.format == "sarif":  # a log that holds nothing but findings
        sys.stderr.writelines(f"{line}\n" for line in rest)
    elif options.format != "json":
        _print(rest)
    severities = settled.selection.severities
    return FOUND if settled.errors or (options.strict and severities["warning"]) else OK


def _print_styled(lines: Iterable[Line]) -> None:
    console = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
    styles = {"error": "red", "warning": "yellow", "info": "cyan", "source": "dim"}
    for line, style in lines:
        if console.is_terminal and style in styles:
            console.print(line, style=styles[style])
        else:
            _print([line])


def _print(lines: Iterable[str], flush: bool = False) -> None:
    try:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the pipe has closed it, as `head` does. The run goes on, and its exit code is the same.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(text: str) -> None:
    for line in text.split("\n"):
        sys.stderr.write(f"{printable(line)}\n")


@contextmanager
def _progress(quiet: bool) -> Iterator[OnProgress]:
    """A progress bar on a terminal; nothing where standard error is no terminal, or with `--quiet`."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield no_progress
        return
    columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        progress.add_task("", total=None)
        bar = progress.tasks[0]

        def on_progress(stage: str, done: int, total: int) -> None:
            # Not `progress.update`: it cannot make a total unknown again.
            bar.description, bar.completed, bar.total = stage, done, total or None

        yield on_progress
