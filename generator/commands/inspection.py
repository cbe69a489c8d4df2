"""`explain`, `diff` and `report`: what the pages give, to be read by a person; no output is changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from generator.changelog import Clients, compare_clients
from generator.commands.outcome import FOUND, OK, WRONG_USAGE
from generator.comparison import api_changes, file_diffs
from generator.config import Settings
from generator.diff.formats import Format, change_lines
from generator.emit.report import MARK
from generator.emit.write import write_own_file
from generator.explain.lookup import NothingToExplainError
from generator.lint.printable import printable
from generator.pipeline import explanation, report
from generator.surface.formats import surface_lines
from generator.terminal import complain, print_lines, progress_bar


def run_explain(options: argparse.Namespace, settings: Settings) -> int:
    """Print the evidence about one part of the API."""
    try:
        with progress_bar(options.quiet) as progress:
            lines = list(explanation(settings, options.name, progress, is_folded=not options.all))
    except NothingToExplainError as error:
        complain(f"sdkgen: {error}")
        return WRONG_USAGE
    print_lines(map(printable, lines))
    return OK


def run_diff(options: argparse.Namespace, settings: Settings) -> int:
    """Print what would change: files, or what callers of the API or of the client would notice."""
    given = [name for name in ("base", "head", "format") if getattr(options, name) is not None]
    if not (options.api or options.python) and (given or options.fail_on == "breaking"):
        options.complain(f"`--{given[0] if given else 'fail-on breaking'}` needs `--api` or `--python`")
    if "" in (options.base, options.head):
        options.complain("`--base` or `--head` is empty: give a folder of specs, or a revision of git")
    with progress_bar(options.quiet) as progress:
        if options.api:
            found = api_changes(settings, options.base, options.head, progress, options.today)
            lines = list(change_lines(options.format or "text", found))
            is_failure = any(options.fail_on in ("any", change.severity) for change in found)
        elif options.python:
            clients = compare_clients(settings, options.base, options.head, progress, options.today)
            lines = list(_python_lines(clients, options.format or "text"))
            breaks = any(change.is_breaking for change in clients.surface)
            is_failure = breaks if options.fail_on == "breaking" else bool(options.fail_on and clients.surface)
        else:
            diffs = list(file_diffs(settings, progress, options.today))
            lines = [line for diff in diffs for line in diff.lines]
            is_failure = options.fail_on == "any" and any(diff.is_output for diff in diffs)
    print_lines(lines)
    return FOUND if is_failure else OK


def _python_lines(clients: Clients, form: Format) -> Iterator[str]:
    yield from surface_lines(form, clients.surface)
    if form == "text":
        asked = f"{clients.python_version}, the API for {clients.api_version}"
        yield f"since {clients.since}, the Python client asks for version {asked}"


def run_report(options: argparse.Namespace, settings: Settings) -> int:
    """Write the report, as one HTML file that stands outside the outputs."""
    with progress_bar(options.quiet) as progress:
        text = report(settings, progress, options.today)
    write_own_file(Path(options.file), text, MARK)
    if not options.quiet:
        print_lines([f"report      {printable(options.file)}"])
    return OK
