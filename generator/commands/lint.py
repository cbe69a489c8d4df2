"""`lint`: the findings alone; and the baseline, which lists those that are known."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from generator.commands.outcome import WRONG_USAGE, report_outcome
from generator.config import Settings
from generator.emit.write import write_files
from generator.lint.baseline import baseline_of, encode_baseline
from generator.lint.selection import with_baseline
from generator.pipeline import lint
from generator.report import summary_lines
from generator.terminal import complain, progress_bar
from generator.user_files import read_baseline


def run_lint(options: argparse.Namespace, settings: Settings) -> int:
    """Print the findings; with `--write-baseline`, write them to the baseline first."""
    if options.write_baseline:
        return _write_baseline(options, settings)
    with progress_bar(options.quiet) as progress:
        settled = lint(settings, progress, options.today)
    return report_outcome(options, settled, (), summary_lines(settled, None, ""))


def _write_baseline(options: argparse.Namespace, settings: Settings) -> int:
    path = settings.lint.baseline
    if not path:
        complain("sdkgen: `--write-baseline` needs a file: give `--baseline FILE`")
        return WRONG_USAGE
    if Path(path).exists():
        read_baseline(path)  # refuses to replace a file that is not a baseline
    with progress_bar(options.quiet) as progress:
        settled = lint(replace(settings, lint=replace(settings.lint, baseline="")), progress, options.today)
    baseline = baseline_of(settled.selection.every)
    write_files({Path(path): encode_baseline(baseline).encode()})
    settled = replace(settled, selection=with_baseline(settled.selection, baseline))
    return report_outcome(options, settled, (), summary_lines(settled, None, ""))
