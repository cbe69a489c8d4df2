"""The table `[tool.sdkgen]` of a repository that has none yet."""

from __future__ import annotations

import keyword
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from generator.output_safety import package_problem
from generator.setup.page_folders import PageFolders
from generator.setup.profile_choice import choose_profile

CONFIG = "pyproject.toml"


class HasConfigError(Exception):
    """The file has the table already, or cannot be added to. The text says why."""


@dataclass(frozen=True, slots=True)
class FirstConfig:
    """The settings that were found out; blank where the default is right."""

    folders: PageFolders
    package: str = ""
    profile: str = ""
    reasons: tuple[str, ...] = ()
    """Why the profile fits."""

    @property
    def lines(self) -> list[str]:
        """The lines of the table."""
        lines = ["[tool.sdkgen]", f"pages = {_list(self.folders.pages)}"]
        if self.folders.evidence:
            lines.append(f"evidence = {_list(self.folders.evidence)}  # older editions, read for types only")
        if self.package:
            lines.append(f'package = "{self.package}"')
        if self.profile:
            lines += [f"# {reason}" for reason in self.reasons]
            lines.append(f'profile = "{self.profile}"')
        return [*lines, 'version = "0.1.0"']


def find_out(folders: PageFolders, config: str, folder: str) -> FirstConfig:
    """The settings for these pages. `config` is the text of pyproject.toml; `folder` is the name of the current one."""
    choice = choose_profile(folders, Path())
    package = _package(_project_name(config) or folder)
    return FirstConfig(choice.folders, package, choice.profile, choice.reasons)


def with_table(config: str, first: FirstConfig) -> str:
    """The text of pyproject.toml with the table at its end; what is there stays. Raises HasConfigError."""
    try:
        document = tomllib.loads(config.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise HasConfigError(f"it is not TOML: {error}") from None
    tool = document.get("tool", {})
    if not isinstance(tool, dict) or "sdkgen" in tool:
        raise HasConfigError("it has a table `[tool.sdkgen]` already")
    end = "\r\n" if "\r\n" in config else "\n"
    before = "" if not config else end if config.endswith("\n") else end * 2
    text = config + before + "".join(line + end for line in first.lines)
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        raise HasConfigError("`tool` is written as an inline table: make `[tool.sdkgen]` of it by hand") from None
    return text


def _project_name(config: str) -> str:
    try:
        name = tomllib.loads(config.removeprefix("\ufeff")).get("project", {}).get("name")
    except (tomllib.TOMLDecodeError, AttributeError):
        return ""
    return name if isinstance(name, str) else ""


def _package(name: str) -> str:
    """An import name from the name of a project; blank where none can be made of it."""
    package = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    is_usable = package.isascii() and package.isidentifier() and not keyword.iskeyword(package)
    return package if is_usable and not package_problem(package) else ""


def _list(items: tuple[str, ...]) -> str:
    quoted = (item.replace("\\", "\\\\").replace('"', '\\"') for item in items)
    return f"[{', '.join(f'{chr(34)}{item}{chr(34)}' for item in quoted)}]"


def read_config(path: Path) -> str:
    """The text of the file; blank where there is none. Raises HasConfigError where it is not text."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise HasConfigError("it is not UTF-8") from None
