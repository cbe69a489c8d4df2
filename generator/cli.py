"""The command line: from arguments to a command to an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from generator.arguments import parser
from generator.commands.changelog import run_changelog
from generator.commands.failure import FAILURES, explained
from generator.commands.generate import run_build, run_check, run_generate
from generator.commands.init import run_init
from generator.commands.inspection import run_diff, run_explain, run_report
from generator.commands.interruption import end_interruption
from generator.commands.lint import run_lint
from generator.commands.outcome import OK, WRONG_USAGE
from generator.commands.overrides import run_overrides
from generator.config import Settings, load_settings
from generator.emit.plan import prepare_worker
from generator.processes import Workers
from generator.remember import cache_of
from generator.terminal import complain, print_lines, replace_unprintable

_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Settings], int]] = {
    "build": run_build,
    "changelog": run_changelog,
    "check": run_check,
    "diff": run_diff,
    "explain": run_explain,
    "generate": run_generate,
    "lint": run_lint,
    "overrides": run_overrides,
    "report": run_report,
}

_RENDERING = ("check", "generate")
"""The commands that render and format after they have read pages."""

_SETTINGS = (
    *("pages", "example", "evidence", "reference", "specs", "overrides", "output", "package", "profile", "rename"),
)
"""The settings that the command line can give."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: success; 1: errors in the pages, files that are out of date, or changes that may not be; 2: wrong usage, refused
    settings or unreadable input; 130: Ctrl-C.
    """
    replace_unprintable()
    options = parser().parse_args(arguments)
    options.arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        code = _run(options)
        print_lines((), flush=True)
    except FAILURES as error:
        text, code = explained(error)
        complain(text)
    return code


def _run(options: argparse.Namespace) -> int:
    if options.verb == "init":
        return run_init(options)
    settings = load_settings(options.config, {name: getattr(options, name, None) for name in _SETTINGS})
    baseline = getattr(options, "baseline", None)
    if baseline == "":
        complain("sdkgen: `--baseline` is empty: give the path of a file")
        return WRONG_USAGE
    if baseline:
        settings = replace(settings, lint=replace(settings.lint, baseline=baseline))
    code = end_interruption(options, settings)
    if code != OK:
        return code
    with Workers(preparation=prepare_worker if options.verb in _RENDERING else None) as workers:
        return _COMMANDS[options.verb](options, replace(settings, cache=cache_of(options), workers=workers))
