"""Settings: from the `[tool.sdkgen]` table of a pyproject.toml and the command line to one frozen value."""

from __future__ import annotations

import keyword
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from generator.cache import Cache
from generator.config_rules import BAD_CONFIG, BAD_SETTING, NO_PAGES, NO_PAGES_NAMED, UNKNOWN_SETTING
from generator.config_table import TABLE, line_of, misspelled_tables
from generator.document_info import Contact, DocumentInfoError, License, is_url, read_contact, read_license
from generator.findings import Finding, Span
from generator.lint.settings import LintSettings
from generator.lint.table import LintTableError, lint_settings
from generator.naming import pascal
from generator.output_safety import folder_problem, overlap_problem, package_problem
from generator.processes import HERE, Workers
from generator.profiles.load import is_name, load_profile, profile_files
from generator.profiles.model import Profile
from generator.reference.preference import DEFAULT, Preference, PreferenceError, read_preference
from generator.source import Root, embedded_pages, find_markdown
from generator.spec.folder import OVERRIDES_FILE
from generator.spelling import did_you_mean

COMMAND_LINE = Span("<command line>")

_TABLES = ("lint", "prefer", "contact", "license")
"""The settings that are tables."""

_NOT_IN_FILE = ("example", "rename", "sources", "cache")
"""The settings that no key of the table gives."""

_TEMPLATE = re.compile(r"\{\w+\}", re.ASCII)

_VERSION = re.compile(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run. Paths are as the user wrote them, relative to the current folder.

    `reference` are published documents, the strongest last; `prefer` says where they count more than pages.
    A blank `package`, `client`, `title` or `server` is what the profile says.
    `version` is that of the generated package and of the document (PEP 440, since pip must understand it).
    `overrides` is the file of corrections; a blank one is `overrides.yaml` in the folder of specs, if it is there.
    `docs_url` is where the published pages are, without a trailing `/`; empty where they are not published.
    `contact` and `license` stand in the document. `lint` is the table `[tool.sdkgen.lint]`.
    `max_loss` (in percent) and `max_lost` are the loss budget: how much of the spec on disk a run may lose.
    `example` reads the pages that sdkgen carries; `rename` is what keeps no name. The command line alone gives both.
    `sources` are the files that the settings were read from, whether or not they are there. `cache` is what may be
    taken from earlier runs, and `workers` are processes beside this one; neither changes a result.
    """

    pages: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    specs: str = "specs"
    overrides: str = ""
    output: str = "generated"
    package: str = ""
    client: str = ""
    title: str = ""
    version: str = "0.1.0"
    server: str = ""
    docs_url: str = ""
    profile: Profile = field(default_factory=load_profile)
    reference: tuple[str, ...] = ()
    prefer: Preference = DEFAULT
    contact: Contact | None = None
    license: License | None = None
    lint: LintSettings = field(default_factory=LintSettings)
    max_loss: float = 2.0
    max_lost: int = 5
    example: bool = False
    rename: tuple[str, ...] = ()
    sources: tuple[str, ...] = field(default=(), compare=False)
    cache: Cache = field(default_factory=Cache, compare=False)
    workers: Workers = field(default=HERE, compare=False)

    def __post_init__(self) -> None:
        for default in fields(self.profile.defaults):
            if not getattr(self, default.name):
                object.__setattr__(self, default.name, getattr(self.profile.defaults, default.name))


class SettingsError(Exception):
    """The settings cannot be used. `finding` says why and where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def load_settings(config: str | None, overrides: Mapping[str, Any]) -> Settings:
    """The settings of a configuration file (by default `pyproject.toml`, if there is one), with overrides on top.

    Overrides that are None, False or a list without items do not count; `profile` is a name or a file. Nothing but the
    configuration and the profile is read. Raises ProfileError, and SettingsError for a file that cannot be used and for
    settings that no run could use without harm.
    """
    values, spans = _from_file(config)
    for name, value in overrides.items():
        if value in (None, False, [], ()):
            continue
        if not value or (isinstance(value, list | tuple) and "" in value):
            raise SettingsError(Finding(BAD_SETTING, f"`--{name}` is empty: give a value", COMMAND_LINE))
        values[name] = tuple(value) if isinstance(value, list) else value
        spans[name] = COMMAND_LINE
    values["sources"] = ("pyproject.toml" if config is None else config,)
    if "profile" in values:
        name = values["profile"]
        values["profile"] = load_profile(name)
        values["sources"] += profile_files(name)
    settings = Settings(**values)
    for name, message in _problems(settings):
        raise SettingsError(Finding(BAD_SETTING, message, spans.get(name, COMMAND_LINE)))
    return settings


def _from_file(config: str | None) -> tuple[dict[str, Any], dict[str, Span]]:
    """The settings that the configuration file gives, by name of the field, and where each stands."""
    path = "pyproject.toml" if config is None else config
    try:
        text = Path(path).read_text("utf-8-sig")
        document = tomllib.loads(text)
    except FileNotFoundError:
        if config is None:
            return {}, {}
        raise SettingsError(Finding(BAD_CONFIG, "no such file", Span(path))) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(Finding(BAD_CONFIG, f"not TOML: {error}", Span(path))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(Finding(BAD_CONFIG, f"cannot read the file: {error}", Span(path))) from None
    for misspelled in misspelled_tables(document):
        message = f"unknown table `[{'.'.join(misspelled)}]`; did you mean `[{'.'.join(TABLE)}]`?"
        raise SettingsError(Finding(UNKNOWN_SETTING, message, Span(path, line_of(text, misspelled))))
    tool = document.get(TABLE[0], {})
    table = tool.get(TABLE[1]) if isinstance(tool, dict) else None
    if table is None and config is None:
        return {}, {}
    if table is None:
        raise SettingsError(Finding(BAD_CONFIG, "the file has no table `[tool.sdkgen]`", Span(path)))
    if not isinstance(table, dict):
        raise SettingsError(Finding(BAD_SETTING, "`tool.sdkgen` must be a table", Span(path, line_of(text, TABLE))))
    spans = {key: Span(path, line_of(text, (*TABLE, key))) for key in table}
    values = dict(_setting(key, value, spans[key]) for key, value in table.items() if key not in _TABLES)
    for name in filter(table.__contains__, _TABLES):
        try:
            values[name] = _table(name, table[name], Path(path).parent)
        except (LintTableError, PreferenceError, DocumentInfoError) as error:
            span = Span(path, _line_of_nearest(text, (*TABLE, name, *error.keys)))
            raise SettingsError(Finding(BAD_SETTING, str(error), span)) from None
    return values, {key.replace("-", "_"): span for key, span in spans.items()}


def _table(name: str, table: object, base: Path) -> LintSettings | Preference | Contact | License:
    match name:
        case "lint":
            return lint_settings(table, lambda file: _below(base, file))
        case "prefer":
            return read_preference(table)
        case "contact":
            return read_contact(table)
        case _:
            return read_license(table)


def _setting(key: str, value: object, span: Span) -> tuple[str, Any]:
    """One key of the table, with `-` or `_` in it: the name of the field and its value. Raises SettingsError."""
    in_file = (setting for setting in fields(Settings) if setting.name not in _NOT_IN_FILE)
    known = {setting.name.replace("_", "-"): setting for setting in in_file}
    if key.replace("_", "-") not in known:
        hint = did_you_mean(key, known) or f"; known are: {', '.join(known)}"
        raise SettingsError(Finding(UNKNOWN_SETTING, f"unknown key `{key}` in [tool.sdkgen]{hint}", span))
    setting = known[key.replace("_", "-")]
    base = Path(span.path).parent
    if isinstance(setting.default, int | float):
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
        if not is_number or (isinstance(setting.default, int) and not isinstance(value, int)):
            kind = "a whole number" if isinstance(setting.default, int) else "a number"
            raise SettingsError(Finding(BAD_SETTING, f"`{key}` must be {kind}, 0 or more", span))
        return setting.name, value
    if isinstance(setting.default, tuple):
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise SettingsError(
                Finding(BAD_SETTING, f"`{key}` must be a list of {'files' if key == 'reference' else 'folders'}", span)
            )
        return setting.name, tuple(_below(base, item) for item in value)
    if not isinstance(value, str) or not (value or setting.name == "docs_url"):
        raise SettingsError(Finding(BAD_SETTING, f"`{key}` must be a string", span))
    is_path = setting.name in ("specs", "output", "overrides") or (setting.name == "profile" and not is_name(value))
    return setting.name, _below(base, value) if is_path else value


def _line_of_nearest(text: str, keys: tuple[str, ...]) -> int:
    """The line of a key, or of the innermost table around it that has a line of its own."""
    lines = (line_of(text, keys[:length]) for length in range(len(keys), 0, -1))
    return next((line for line in lines if line > 1), 1)


def _below(base: Path, path: str) -> str:
    # A path in a configuration file means the folder that the file is in.
    return path if base == Path() else str(base / path)


def _problems(settings: Settings) -> Iterator[tuple[str, str]]:
    """Why settings cannot be used: the name of the setting and a message."""
    package, client = settings.package, settings.client
    if package != package.lower() or package.startswith("_") or not _is_identifier(package):
        yield "package", f"package `{package}`: the name must be a Python identifier in lower case"
    elif problem := package_problem(package):
        yield "package", problem
    if client != pascal(client) or not _is_identifier(client):
        yield "client", f"client `{client}`: the name must be a Python class name in CapWords"
    if not _VERSION.match(settings.version):
        yield "version", f"version `{settings.version}`: must be like 1.2.3 (PEP 440)"
    if not is_url(_TEMPLATE.sub("1", settings.server)):
        yield "server", f"server `{settings.server}`: must be a URL of http or https; `{{name}}` is a variable in it"
    if settings.docs_url and not is_url(settings.docs_url):
        yield "docs_url", f"docs-url `{settings.docs_url}`: must be a URL of http or https"
    read = (*settings.pages, *settings.evidence)
    if settings.example:
        if settings.pages:
            yield "example", "`--example` reads the pages that sdkgen carries; other pages cannot be named beside it"
        read = (*read, str(embedded_pages().folder))
    for name in ("specs", "output"):
        if problem := folder_problem(f"--{name}", getattr(settings, name), read):
            yield name, problem
    if problem := overlap_problem(settings.specs, settings.output, package):
        yield "output", problem


def _is_identifier(name: str) -> bool:
    return name.isascii() and name.isidentifier() and not keyword.iskeyword(name)


def source_roots(settings: Settings) -> tuple[Root, ...]:
    """The folders of pages that a run reads, the newest last.

    Raises SettingsError if none is named, or one cannot be read.
    """
    if settings.example:
        return (embedded_pages(),)
    if not settings.pages:
        message = (
            'no folder of pages is named: give `--pages DIR`, or write `pages = ["DIR"]` below `[tool.sdkgen]` in '
            "pyproject.toml; `--example` reads the pages that sdkgen carries"
        )
        raise SettingsError(Finding(NO_PAGES_NAMED, message, COMMAND_LINE))
    return page_roots(settings.pages)


def display_page(settings: Settings, page: str) -> str:
    """A page as the user would write it, from its path in its root: the last root that has it, else the first one."""
    roots = [Root(Path(folder), display_path(folder)) for folder in settings.pages] or [embedded_pages()]
    root = next((root for root in reversed(roots) if root.path_of(page).is_file()), roots[0])
    return root.display_path(page)


def page_roots(folders: tuple[str, ...]) -> tuple[Root, ...]:
    """The page folders of the settings as roots. Raises SettingsError for one that is not there or empty."""
    roots = []
    for folder in folders:
        path = Path(folder)
        if not path.is_dir():
            why = "not a folder" if path.exists() else "no such folder"
            raise SettingsError(Finding(NO_PAGES, why, Span(folder)))
        root = Root(path, display_path(folder))
        if not find_markdown(root)[0]:
            raise SettingsError(Finding(NO_PAGES, "there is no page in the folder", Span(folder)))
        roots.append(root)
    return tuple(roots)


def overrides_file(settings: Settings) -> Path:
    """The file of overrides, whether or not it is there."""
    return Path(settings.overrides) if settings.overrides else Path(settings.specs) / OVERRIDES_FILE


def display_path(folder: str) -> str:
    """A folder as it is displayed: relative to the current one where it is below it, else as the user wrote it."""
    path = Path(os.path.normpath(folder))
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()
