"""How a command ends: what it prints about findings and files, and the exit code."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from generator.remember import findings_to_print
from generator.report import Change, change_lines, report_lines
from generator.settled import Settled
from generator.terminal import print_aside, print_lines, print_styled

OK, FOUND, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def report_outcome(
    options: argparse.Namespace, settled: Settled, changed: Sequence[Change], summary: Iterable[str]
) -> int:
    """Print the findings, what happened to files, and the summary. The exit code, as far as findings decide it."""
    findings, told = findings_to_print(options, settled)
    print_styled(report_lines(options.format, settled, findings, changed))
    rest = [*told, *change_lines(changed), *(() if options.quiet else summary)]
    if options.format == "sarif":  # a log that holds nothing but findings
        print_aside(rest)
    elif options.format != "json":
        print_lines(rest)
    severities = settled.selection.severities
    return FOUND if settled.errors or (options.strict and severities["warning"]) else OK
