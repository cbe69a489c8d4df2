"""`changelog`: the release note of a version."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from generator.changelog import Clients, compare_clients
from generator.commands.outcome import OK, WRONG_USAGE
from generator.config import Settings, SettingsError, display_path
from generator.config_edit import NoTableError, with_version
from generator.config_rules import BAD_CONFIG
from generator.emit.write import write_files
from generator.findings import Finding, Span
from generator.lint.printable import printable
from generator.listing import counted
from generator.release.changelog_file import FILE, EntryKeptError, entry_text, with_entry
from generator.release.version import numbers
from generator.terminal import complain, print_lines, progress_bar


def run_changelog(options: argparse.Namespace, settings: Settings) -> int:
    """Write the entry of this version, and with `--bump` the version into the configuration; both or nothing."""
    if not options.base:
        options.complain("`--base` is empty: give a folder of specs, or a revision of git")
    with progress_bar(options.quiet) as progress:
        clients = compare_clients(settings, options.base, None, progress, options.today)
        note = clients.note()
    if not note.entries and not note.texts:
        if not options.quiet:
            print_lines(["changelog   nothing has changed; no file is written"])
        return OK
    is_due = numbers(settings.version) < numbers(clients.version)
    version = clients.version if options.bump and is_due else settings.version
    entry = entry_text(note, version, options.date or date.today())
    if options.dry_run:
        print_lines(entry.removesuffix("\n").split("\n"))
        return OK
    path = Path(settings.output, FILE)
    try:
        file = path.read_bytes().decode("utf-8") if path.exists() else ""
        files = {path: with_entry(file, version, clients.since, entry).encode()}
    except (EntryKeptError, UnicodeDecodeError) as error:
        shown = display_path(str(path))
        complain(f"sdkgen: the entry of {version} in {shown} stays as it is: {error}; no file was changed")
        return WRONG_USAGE
    if version != settings.version:
        files[Path(settings.sources[0])] = _bumped(settings.sources[0], version)
    write_files(files)
    if not options.quiet:
        breaking = sum(entry.is_breaking for entry in note.entries)
        entries = f"{counted(len(note.entries), 'entry', 'entries')}, {breaking:,} breaking"
        print_lines([f"changelog   {printable(display_path(str(path)))}: {version}, {entries}"])
        print_lines(map(printable, _version_lines(settings, clients, version)))
    return OK


def _bumped(config: str, version: str) -> bytes:
    """The configuration with another version. Raises SettingsError."""
    try:
        content = Path(config).read_bytes()
        return with_version(content.decode("utf-8"), version).encode()
    except (FileNotFoundError, NoTableError):
        message = "`--bump` sets `version` below `[tool.sdkgen]`, and there is no such table; `sdkgen init` writes it"
        raise SettingsError(Finding(BAD_CONFIG, message, Span(config))) from None


def _version_lines(settings: Settings, clients: Clients, version: str) -> list[str]:
    asked = (
        f"since {clients.since}, the API asks for {clients.api_version}, the Python client for {clients.python_version}"
    )
    if version != settings.version:
        return [
            f"version     {settings.version} -> {version} in {display_path(settings.sources[0])} ({asked})",
            "next        sdkgen generate",
        ]
    if numbers(version) < numbers(clients.version):
        return [f"version     {version}; {clients.version} would be right ({asked}); `--bump` sets it"]
    return [f"version     {version} ({asked})"]
