"""Settings: from the `[tool.sdkgen]` table of a pyproject.toml and the command line to one frozen value."""

from __future__ import annotations

import keyword
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from generator.findings import Finding, Span, rule
from generator.naming import pascal
from generator.profiles.load import is_name, load_profile
from generator.profiles.model import Profile
from generator.source import Root, find_markdown

BAD_CONFIG = rule(
    "C101",
    "error",
    "Configuration file cannot be read",
    "The file is missing, or it is not TOML.",
    "Correct the file, or name another with `--config`.",
)
UNKNOWN_SETTING = rule(
    "C102",
    "error",
    "Unknown setting",
    "A key of `[tool.sdkgen]` that nothing reads is most often a slip of the pen.",
    "Correct the spelling or remove the key.",
)
BAD_SETTING = rule(
    "C103",
    "error",
    "Setting has a wrong value",
    "The value is not of the kind that the setting asks for, or it cannot be used.",
    "Give a value of the kind that the message names.",
)
NO_PAGES = rule(
    "C104",
    "error",
    "Page folder cannot be used",
    "The folder does not exist, is not a folder, or holds no page.",
    "Correct the path in `--pages` or in the configuration.",
)


_VERSION = re.compile(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told. Paths are as the user wrote them, relative to the current folder.

    A blank `package`, `client`, `title` or `server` is what the profile says.
    `version` is that of the generated package and of the document (PEP 440, since pip must understand it).
    `docs_url` is where the published pages are, without a trailing `/`; empty where they are not published.
    """

    pages: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    specs: str = "specs"
    output: str = "generated"
    package: str = ""
    client: str = ""
    title: str = ""
    version: str = "0.1.0"
    server: str = ""
    docs_url: str = ""
    profile: Profile = field(default_factory=load_profile)

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

    Overrides that are None or empty do not count; `profile` is a name or a file. Raises SettingsError and ProfileError.
    """
    given: dict[str, Any] = {name: value for name, value in overrides.items() if value}
    given |= {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    values = _from_file(config) | given
    if "profile" in values:
        values["profile"] = load_profile(values["profile"])
    settings = Settings(**values)
    _check(settings)
    return settings


def _from_file(config: str | None) -> dict[str, Any]:
    shown = config or "pyproject.toml"
    try:
        text = Path(shown).read_text("utf-8")
    except FileNotFoundError:
        if config is None:
            return {}
        raise SettingsError(Finding(BAD_CONFIG, "no such file", Span(shown))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(Finding(BAD_CONFIG, f"cannot read the file: {error}", Span(shown))) from None
    try:
        table = tomllib.loads(text).get("tool", {}).get("sdkgen", {})
    except (tomllib.TOMLDecodeError, AttributeError) as error:
        raise SettingsError(Finding(BAD_CONFIG, f"not TOML: {error}", Span(shown))) from None
    if not isinstance(table, dict):
        raise SettingsError(Finding(BAD_SETTING, "`tool.sdkgen` must be a table", Span(shown)))
    known = {setting.name.replace("_", "-"): setting for setting in fields(Settings)}
    base = Path(shown).parent
    values: dict[str, Any] = {}
    for key, value in table.items():
        span = Span(shown, _line_of(text, key))
        if key not in known:
            message = f"unknown key `{key}` in [tool.sdkgen]; known are: {', '.join(known)}"
            raise SettingsError(Finding(UNKNOWN_SETTING, message, span))
        setting = known[key]
        if isinstance(setting.default, tuple):
            if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
                raise SettingsError(Finding(BAD_SETTING, f"`{key}` must be a list of folders", span))
            values[setting.name] = tuple(_below(base, item) for item in value)
        elif not isinstance(value, str) or not (value or key == "docs-url"):
            raise SettingsError(Finding(BAD_SETTING, f"`{key}` must be a text", span))
        else:
            is_path = setting.name in ("specs", "output") or (setting.name == "profile" and not is_name(value))
            values[setting.name] = _below(base, value) if is_path else value
    return values


def _below(base: Path, path: str) -> str:
    # A path in a configuration file means the folder that the file is in.
    return path if base == Path() else str(base / path)


def _line_of(text: str, key: str) -> int:
    """The line on which a key of the table stands, as nearly as can be told without a second TOML parser."""
    in_table = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("["):
            in_table = line.strip() == "[tool.sdkgen]"
        elif in_table and line.partition("=")[0].strip().strip("\"'") == key:
            return number
    return 1


def _check(settings: Settings) -> None:
    def refuse(message: str) -> SettingsError:
        return SettingsError(Finding(BAD_SETTING, message, Span("<command line>")))

    name = settings.package
    if name != name.lower() or name.startswith("_") or not _is_identifier(name):
        raise refuse(f"package `{name}`: the name must be a Python identifier in lower case")
    if settings.client != pascal(settings.client) or not _is_identifier(settings.client):
        raise refuse(f"client `{settings.client}`: the name must be a Python class name in CapWords")
    if not _VERSION.match(settings.version):
        raise refuse(f"version `{settings.version}`: must be like 1.2.3 (PEP 440)")
    specs, output = Path(settings.specs).resolve(), Path(settings.output).resolve()
    if specs == output:
        raise refuse("specs and output must be two folders")
    for pages in (*settings.pages, *settings.evidence):
        if Path(pages).resolve() in (specs, output):
            raise refuse(f"{pages}: a folder of pages cannot be written to")


def _is_identifier(name: str) -> bool:
    return name.isascii() and name.isidentifier() and not keyword.iskeyword(name)


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


def display_path(folder: str) -> str:
    """A folder as it is displayed: relative to the current one where it is below it, else as the user wrote it."""
    path = Path(os.path.normpath(folder))
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def embedded_pages() -> Root:
    """The pages that sdkgen carries: inside the installed package, or beside `generator/` in a checkout."""
    installed = Path(__file__).parent / "_pages"
    folder = installed if installed.is_dir() else Path(__file__).parents[1] / "pages"
    return Root(folder, "pages")
