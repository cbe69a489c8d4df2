"""The YAML between the dashes: the id of the operation and the title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from generator.findings import Span, rule
from generator.pages.account import Account
from generator.pages.markdown import Block
from generator.profiles.layout import Frontmatter

NO_FRONTMATTER = rule(
    "P010",
    "error",
    "Page has no frontmatter",
    "The id of the operation comes from the frontmatter; without it the page cannot become an operation.",
    "Start the page with `---`, the title, the id and `---`; or move a file that is not a page out of the folder.",
)
BAD_FRONTMATTER = rule(
    "P011",
    "error",
    "Frontmatter is not a YAML mapping",
    "Only plain YAML keys and values are read; tags, anchors and aliases are refused.",
    "Correct the YAML.",
)
NO_ID = rule(
    "P012",
    "error",
    "Frontmatter has no id",
    "The id of the operation cannot be guessed: clients and documents refer to it.",
    "Add the id of the operation under a key that the profile names.",
)
BAD_ID = rule(
    "P013",
    "error",
    "The id is not a valid name",
    "An id is made of ASCII letters, digits, `_`, `-` and `.`, and starts with a letter: it becomes names in outputs.",
    "Correct the id.",
)
UNKNOWN_KEY = rule(
    "P014",
    "info",
    "Frontmatter has a key that no reader knows",
    "The value is left out.",
    "Delete the key, or add it to a profile of your own (docs/profiles.md).",
)

REPEATED_KEY = rule(
    "P015",
    "warning",
    "Frontmatter says the same thing twice",
    "A key is set twice, or two keys hold an id and disagree.",
    "Keep one of them.",
)

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,199}\Z")
_MOST_CHARACTERS = 4_000
"""Characters of frontmatter that is parsed; real pages have about 100. It limits what nested YAML can cost."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What the frontmatter says: the id of the operation, and the title; blank where it says nothing."""

    id: str = ""
    title: str = ""
    id_span: Span | None = None
    title_span: Span | None = None


def read_frontmatter(block: Block | None, path: str, layout: Frontmatter, account: Account) -> Identity:
    """Read the frontmatter; a missing or invalid id is an error where the layout has keys for it.

    `path` is the file as findings print it.
    """
    if block is None:
        account.find(
            NO_FRONTMATTER,
            "the page has no frontmatter: add `---`, the title, the id and `---` at its start",
            Span(path),
        )
        return Identity()
    data = _mapping(block, account)
    if data is None:
        return Identity()
    _check_keys(data, block, layout, account)
    ids = {key: data[key] for key in layout.id if data.get(key) not in (None, "")}
    if not ids and layout.id:
        account.find(
            NO_ID,
            f"the frontmatter has no {' and no '.join(f'`{key}`' for key in layout.id)}: add the id",
            block.span(),
        )
    elif len(set(map(str, ids.values()))) > 1:
        used, *others = (f"`{key}`" for key in ids)
        account.find(
            REPEATED_KEY, f"{used} and {' and '.join(others)} disagree; {used} counts: delete the others", block.span()
        )
    page_id = next(iter(ids.values()), "")
    if ids and not (isinstance(page_id, str) and is_id(page_id)):
        account.find(
            BAD_ID, f"not a name, write letters, digits, `_`, `-` and `.` only: {str(page_id)[:60]}", block.span()
        )
    title = next((data[key] for key in layout.title if data.get(key)), "")
    return Identity(str(page_id), str(title), _place(block, ids), _place(block, layout.title))


def is_id(text: str) -> bool:
    """Whether a text can be the id of an operation."""
    return bool(_ID.match(text))


def _place(block: Block, keys: Iterable[str]) -> Span | None:
    """Where the first of some keys is set."""
    starts = tuple(f"{key}:" for key in keys)
    return next((block.span(i) for i, line in enumerate(block.lines) if starts and line.startswith(starts)), None)


def _mapping(block: Block, account: Account) -> dict[str, Any] | None:
    text = "\n".join(block.content)
    if len(text) > _MOST_CHARACTERS or _has_anchor(text):
        account.find(
            BAD_FRONTMATTER,
            "the frontmatter is very long, or it has anchors: write plain keys and values",
            block.span(),
        )
        return None
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        span = block.span(1 + mark.line if mark else 0)
        account.find(BAD_FRONTMATTER, f"the frontmatter cannot be read: {problem}; correct the YAML", span)
        return None
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        account.find(
            BAD_FRONTMATTER,
            "the frontmatter is not a mapping of names to values: write lines such as `key: value`",
            block.span(),
        )
        return None
    return data


def _check_keys(data: dict[str, Any], block: Block, layout: Frontmatter, account: Account) -> None:
    for key in sorted(data):
        lines = [block.span(i) for i, line in enumerate(block.lines) if line.startswith(f"{key}:")]
        if key not in layout.known:
            account.find(
                UNKNOWN_KEY,
                f"no reader knows the key `{key[:60]}`: delete it, or add it to the profile",
                lines[0] if lines else block.span(),
            )
        if len(lines) > 1:
            account.find(REPEATED_KEY, f"`{key}` is set twice; the last one counts: delete the others", lines[-1])


def _has_anchor(text: str) -> bool:
    """Whether YAML would read an anchor or an alias; an ampersand in a title is only text."""
    if "&" not in text and "*" not in text:
        return False
    try:
        tokens = list(yaml.scan(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False  # the loader reports it
    return any(isinstance(token, (yaml.AnchorToken, yaml.AliasToken)) for token in tokens)
