"""A profile by name or file: found, laid over what it extends, checked, and built."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.findings import Finding, Span, rule
from generator.profiles.build import build
from generator.profiles.check import check
from generator.profiles.model import Profile
from generator.profiles.tree import UNREADABLE_PROFILE, ProfileError, merge, parse
from generator.spelling import did_you_mean
from generator.yamldata.tree import Node

BAD_EXTENDS = rule(
    "C205",
    "error",
    "A profile extends something that is not there",
    "`extends` names no packaged profile and no file, or the profiles extend each other in a circle.",
    "Name a packaged profile, or a file relative to the file with `extends`.",
)

DEFAULT = "superoffice"
"""The profile of a run that names none."""
_BASE = "base"
"""What the documentation of any API may say: only to be extended."""

_FOLDER = Path(__file__).parent


def packaged() -> tuple[str, ...]:
    """The names of the profiles that sdkgen carries and that a run can use."""
    return tuple(sorted({path.stem for path in _FOLDER.glob("*.yaml")} - {_BASE}))


def is_name(text: str) -> bool:
    """Whether a text names a packaged profile; anything else is the path of a file."""
    return text in (*packaged(), _BASE)


def load_profile(name_or_path: str = DEFAULT) -> Profile:
    """The packaged profile of this name, else the one in this file. Raises ProfileError with every finding."""
    return _packaged(name_or_path) if is_name(name_or_path) else _load(name_or_path)


def profile_files(name_or_path: str) -> tuple[str, ...]:
    """The files that a profile which can be loaded is loaded from, but those that sdkgen carries."""
    files: list[str] = []
    path = _path_of(name_or_path, Path())
    while path.parent != _FOLDER:
        files.append(str(path))
        entries = parse(path.read_text("utf-8-sig"), str(path)).value
        extends = entries.get("extends") if isinstance(entries, dict) else None
        if extends is None:
            break
        path = _path_of(str(extends.value), path.parent)
    return tuple(files)


@cache
def _packaged(name: str) -> Profile:
    return _load(name)


def _load(name_or_path: str) -> Profile:
    path = _path_of(name_or_path, Path())
    if not path.is_file():
        message = f"no such profile; packaged are: {', '.join(packaged())}{did_you_mean(name_or_path, packaged())}"
        raise ProfileError([Finding(UNREADABLE_PROFILE, message, Span(name_or_path))])
    tree = _tree(path, ())
    findings = check(tree)
    if not findings:
        profile = build(Profile, tree, findings)
        if isinstance(profile, Profile) and not findings:
            return profile
    raise ProfileError(findings)


def _tree(path: Path, extending: tuple[Path, ...]) -> Node:
    """The tree of a file, laid over that of the profile that it extends. `extending` are the files that led here."""
    display = path.relative_to(_FOLDER.parents[1]) if path.parent == _FOLDER else path
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError([Finding(UNREADABLE_PROFILE, f"cannot read the file: {error}", Span(str(path)))]) from None
    own = parse(text, display.as_posix())
    entries = dict(own.value) if isinstance(own.value, dict) else {}
    extends = entries.pop("extends", None)
    own = Node(entries, own.span, own.key)
    if extends is None:
        return merge(Node({}, own.span, own.key), own)
    base = _path_of(extends.value, path.parent) if isinstance(extends.value, str) else None
    if base is None or not base.is_file():
        message = f"no such profile: `{extends.value}`" if base else "`extends` must be a name or a file"
        known = f"{did_you_mean(str(extends.value), packaged())}; packaged are: {', '.join(packaged())}"
        raise ProfileError([Finding(BAD_EXTENDS, message + known, extends.span)])
    chain = (*extending, path.resolve())
    if base.resolve() in chain:
        raise ProfileError([Finding(BAD_EXTENDS, f"`{extends.value}` extends this profile", extends.span)])
    return merge(_tree(base, chain), own)


def _path_of(name_or_path: str, folder: Path) -> Path:
    return _FOLDER / f"{name_or_path}.yaml" if is_name(name_or_path) else folder / name_or_path
