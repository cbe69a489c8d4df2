"""The arguments of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

from generator import __version__
from generator.diff.formats import FORMATS as DIFF_FORMATS
from generator.kept_names.stage import ALL
from generator.profiles.load import DEFAULT
from generator.report import FORMATS

_HELPS = {
    "generate": "write the spec, the OpenAPI document and the client",
    "check": "exit 1 and list the files that are missing, stale or orphaned; write nothing",
    "lint": "print the findings alone",
    "explain": "print all evidence about one part of the API, the strongest first",
    "report": "write one HTML file about how well the types are known, and what was found",
    "build": "write the OpenAPI document and the client from the folder of specs alone",
}
_DIFF_HELP = "print what would change: the files, or with --api what callers would notice; write nothing"
_CHANGELOG_HELP = "write the release note of a version: what changed for callers of the client, and what to write now"
_INIT_HELP = "write [tool.sdkgen] into pyproject.toml, with what can be found out about this folder"
_OVERRIDES_HELPS = {
    "accept": "write into each override the hash of what the pages say, for a finding when they say something else",
    "export": "print what is wrong on the pages, as a Markdown report for their publisher",
}

_QUIET_HELP = "print errors and nothing else"
_SIDES = "a folder, or a revision of git"

_Add = Callable[..., Any]


def parser() -> argparse.ArgumentParser:
    """The parser of all commands. `verb` is the command, `action` that of `overrides`."""
    top = argparse.ArgumentParser(
        prog="sdkgen",
        description="Endpoint pages in; an intermediate spec, an OpenAPI document and a Python client out.",
        epilog="exit codes: 0 success; 1 errors in the pages, or files out of date; 2 wrong usage or settings",
    )
    top.add_argument("--version", action="version", version=f"sdkgen {__version__}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="COMMAND")
    add = verbs.add_parser("init", help=_INIT_HELP, description=_sentence(_INIT_HELP)).add_argument
    add("--pages", metavar="DIR", action="append", help="folder of endpoint pages (default: searched for)")
    add("-q", "--quiet", action="store_true", help=_QUIET_HELP)
    for verb, text in _HELPS.items():
        command = verbs.add_parser(verb, help=text, description=_sentence(text))
        command.set_defaults(format="text", strict=False)
        add = command.add_argument
        if verb != "build":
            _add_pages(add)
        _add_outputs(add)
        if verb == "explain":
            add("name", metavar="NAME", help="any name or request line in findings or outputs")
            add("--all", action="store_true", help="print every place, of those too that say the same")
        _add_endings(verb, add)
    _add_diff(verbs.add_parser("diff", help=_DIFF_HELP, description=_sentence(_DIFF_HELP)))
    _add_changelog(verbs.add_parser("changelog", help=_CHANGELOG_HELP, description=_sentence(_CHANGELOG_HELP)))
    overrides = verbs.add_parser("overrides", help="keep the corrections of the pages up to date, or export them")
    actions = overrides.add_subparsers(dest="action", required=True, metavar="COMMAND")
    for action, text in _OVERRIDES_HELPS.items():
        add = actions.add_parser(action, help=text, description=_sentence(text)).add_argument
        _add_pages(add)
        _add_outputs(add)
    return top


def _add_endings(verb: str, add: _Add) -> None:
    """What only some commands take: how they end, and what they print."""
    if verb in ("generate", "check", "lint"):
        _add_findings(add)
        _add_rename(add)
    if verb == "report":
        add("--file", metavar="FILE", default="report.html", help="where to write it (default: report.html)")
    if verb == "lint":
        add("--write-baseline", action="store_true", help="write all findings to the baseline")
    if verb in ("generate", "check"):
        add("--keep-going", action="store_true", help="leave out pages that cannot become an operation")
        add("--accept-loss", action="store_true", help="write even if much of the spec on disk is lost (max_loss)")
    if verb in ("generate", "check", "build"):
        add("--verify", action="store_true", help="import the whole client and resolve its annotations first")
    if verb == "generate":
        add("--all-findings", action="store_true", help="print the findings of the last run again")
    if verb in ("generate", "build"):
        add("--dry-run", action="store_true", help="list the files that would change; write nothing")


def _add_diff(command: argparse.ArgumentParser) -> None:
    _add_pages(command.add_argument)
    _add_outputs(command.add_argument)
    _add_rename(command.add_argument)
    add = command.add_argument
    command.set_defaults(complain=command.error)
    what = command.add_mutually_exclusive_group().add_argument
    what("--api", action="store_true", help="compare the specs, not the files: which changes there are for callers")
    what("--python", action="store_true", help="compare the clients: what its callers can no longer write")
    either = "with --api or --python:"
    add("--base", metavar="DIR|GIT-REV", help=f"{either} the old spec, {_SIDES} (default: the specs on disk)")
    add("--head", metavar="DIR|GIT-REV", help=f"{either} the new spec, {_SIDES} (default: what the pages say)")
    add("--format", choices=DIFF_FORMATS, help=f"{either} how changes are printed (default: text)")
    add("--fail-on", choices=("breaking", "any"), help="exit 1 if there is such a change; `breaking` needs one of them")


def _add_changelog(command: argparse.ArgumentParser) -> None:
    _add_pages(command.add_argument)
    _add_outputs(command.add_argument)
    add = command.add_argument
    command.set_defaults(complain=command.error)
    add("--base", metavar="DIR|GIT-REV", required=True, help=f"the spec of the last release, {_SIDES}")
    add("--date", metavar="DATE", type=_date, help="the day of the release, as in 2027-01-31 (default: today)")
    add("--bump", action="store_true", help="set `version` in the configuration to what the changes ask for")
    add("--dry-run", action="store_true", help="print the entry; write nothing")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _add_pages(add: _Add) -> None:
    add("--pages", metavar="DIR", action="append", help="folder of endpoint pages; may be given several times")
    add("--example", action="store_true", help="read the example pages that sdkgen carries, instead of --pages")
    add("--evidence", metavar="DIR", action="append", help="further edition of the pages, read for types only")
    add("--reference", metavar="FILE", action="append", help="published OpenAPI or Swagger document, a second source")
    add("--profile", metavar="NAME|FILE", help=f"what is true of the publisher's pages (default: {DEFAULT})")
    add("--overrides", metavar="FILE", help="corrections of the pages (default: overrides.yaml in the folder of specs)")
    add(
        "--today",
        metavar="DATE",
        type=_date,
        help="the day that `until` of an override is compared with, as in 2027-01-31; no output depends on it",
    )


def _add_outputs(add: _Add) -> None:
    add("--specs", metavar="DIR", help="folder of the intermediate spec (default: specs)")
    add("--output", metavar="DIR", help="folder of the OpenAPI document and the client (default: generated)")
    add("--package", metavar="NAME", help="import name of the client (default: the profile's)")
    add("--config", metavar="FILE", help="read [tool.sdkgen] from here instead of ./pyproject.toml")
    add("-q", "--quiet", action="store_true", help=_QUIET_HELP)


def _add_findings(add: _Add) -> None:
    add("--format", choices=FORMATS, default="text", help="how findings are printed (default: text)")
    add("--summary", action="store_const", const="summary", dest="format", help="the same as --format summary")
    add("--strict", action="store_true", help="exit 1 for warnings too")
    add("--baseline", metavar="FILE", help="report only findings that this file of known ones does not list")


def _add_rename(add: _Add) -> None:
    text = "take the name that the pages give now: of a model, by either name, of the method of an operation, or of all"
    add("--rename", metavar="NAME", nargs="?", const=ALL, action="append", help=text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a date as in 2027-01-31: {text!r}") from None
