"""`overrides accept` and `overrides export`."""

from __future__ import annotations

import argparse

from generator.commands.outcome import FOUND, OK
from generator.config import Settings, overrides_file
from generator.emit.write import write_files
from generator.lint.excerpts import Excerpts
from generator.lint.formats.text import text_lines
from generator.lint.printable import printable
from generator.pipeline import examine_overrides
from generator.terminal import print_lines, print_styled, progress_bar


def run_overrides(options: argparse.Namespace, settings: Settings) -> int:
    """Print what the overrides say is wrong on the pages, or write into them what the pages say now."""
    with progress_bar(options.quiet) as progress:
        overrides = examine_overrides(settings, progress)
    if overrides.correction.has_errors:
        print_styled(text_lines(overrides.correction.findings, Excerpts()))
        return FOUND
    if options.action == "export":
        print_lines(map(printable, overrides.report()))
        return OK
    path, count = overrides_file(settings), len(overrides.correction.matches)
    old = path.read_bytes() if count else b""
    new = overrides.accepted(old) if count else old
    if new != old:
        write_files({path: new})
    if not options.quiet:
        print_lines([f"overrides   {count:,} accepted{', the file is unchanged' if new == old else ''}"])
    return OK
