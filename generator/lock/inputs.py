"""What a run is made from, as a lock."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator import __version__
from generator.analysis import Analysis
from generator.config import Settings, overrides_file
from generator.emit.client import runtime_modules
from generator.emit.contract import test_modules
from generator.emit.render import templates_folder
from generator.lint.printable import printable
from generator.lock.model import Input, Lock
from generator.pages.model import Page
from generator.source import digest

_LIBRARIES = ("black", "jinja2", "markdown-it-py", "pyyaml")
"""What reads the pages, and what lays out the outputs: another version can give other outputs."""

_SHORT = 12
"""Digits of the second digest of a page, which only tells one edit of a page from the other."""

_SETTINGS = ("title", "version", "server", "docs_url", "contact", "license", "package", "client", "prefer")
"""The settings, apart from paths, that an output depends on."""


def inputs_of(settings: Settings, analysis: Analysis) -> Lock:
    """The lock of a run. Of several evidence editions and documents, the order counts: the name holds the number."""
    lock: dict[Input, str] = {
        Input("version", "sdkgen"): __version__,
        **{Input("version", name): version(name) for name in _LIBRARIES},
        Input("templates", "templates"): _templates(),
        Input("profile", "profile"): digest([_canonical(settings.profile)]),
        **{Input("setting", name): digest([_canonical(getattr(settings, name))]) for name in _SETTINGS},
    }
    overrides = overrides_file(settings)
    if overrides.is_file():
        lock[Input("overrides", overrides.name)] = digest([_text(overrides)])
    for number, file in enumerate(settings.reference, 1):
        lock[Input("reference", f"{number} {printable(Path(file).name)}")] = digest([_text(Path(file))])
    for number, (folder, edition) in enumerate(zip(settings.evidence, analysis.evidence, strict=True), 1):
        pages = dict(_by_path(edition.pages))
        name = f"{number} {printable(Path(folder).resolve().name)}"
        lock[Input("evidence", name)] = digest(text for item in sorted(pages.items()) for text in item)
    defining = [definition.page for definition in analysis.reading.definitions]
    for path, state in _by_path([*analysis.reading.pages, *defining]):
        lock[Input("page", path)] = state
    return lock


def _by_path(pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Path and digest of each page. Two roots may each have a page with one path: they have one digest together."""
    found: dict[str, list[str]] = {}
    for page in pages:
        found.setdefault(printable(page.path), []).append(f"{page.digest}-{page.typed[:_SHORT]}")
    return ((path, each[0] if len(each) == 1 else digest(sorted(each))) for path, each in found.items())


def _templates() -> str:
    """Of all text that comes into outputs from files of sdkgen: templates, and what is copied into the client."""
    folder = templates_folder()
    templates = {path.relative_to(folder).as_posix(): _text(path) for path in folder.rglob("*.j2")}
    found = (*sorted(templates.items()), *runtime_modules().items(), *test_modules().items())
    return digest(text for file in found for text in file)


def _text(path: Path) -> str:
    """With LF line ends, so that a checkout with others has the same digest."""
    return path.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n")


def _canonical(value: Any) -> str:
    """A text that is the same for equal values, in each run: no order of a set, no address."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [f"{f.name}={_canonical(getattr(value, f.name))}" for f in dataclasses.fields(value) if f.compare]
        return f"{type(value).__name__}({','.join(fields)})"
    match value:
        case Mapping():
            return f"{{{','.join(f'{_canonical(key)}:{_canonical(inner)}' for key, inner in value.items())}}}"
        case Set():
            return f"{{{','.join(sorted(map(_canonical, value)))}}}"
        case list() | tuple():
            return f"[{','.join(map(_canonical, value))}]"
        case re.Pattern():
            return f"{value.pattern!r}/{value.flags}"
        case None | bool() | int() | float() | str():
            return repr(value)
        case _:
            raise AssertionError(f"a setting of a kind that has no canonical text: {type(value)}")
