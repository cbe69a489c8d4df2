"""The YAML between the dashes: the id of the operation and the title."""

from __future__ import annotations

import re

import yaml

from generator.findings import Finding, Span, rule
from generator.pages.markdown import Block

NO_FRONTMATTER = rule(
    "P010",
    "error",
    "Page has no frontmatter",
    "The id of an operation comes from the frontmatter; without it the page cannot become one.",
    "Start the page with `---`, `title:`, `uid:` and `---`; or move a file that is no page out of the folder.",
)
BAD_FRONTMATTER = rule(
    "P011",
    "error",
    "Frontmatter is not a YAML mapping",
    "Only plain YAML keys and values are read; tags, anchors and anything else make it unreadable.",
    "Mend the YAML.",
)
NO_ID = rule(
    "P012",
    "error",
    "Frontmatter has no `uid` or `id`",
    "The id of the operation cannot be guessed: clients and documents refer to it.",
    "Add `uid:` with the id of the operation.",
)
BAD_ID = rule(
    "P013",
    "error",
    "The id is not a name",
    "An id is ASCII letters, digits, `_`, `-` and `.`, and starts with a letter: names in the outputs come from it.",
    "Correct the `uid`.",
)
UNKNOWN_KEY = rule(
    "P014",
    "info",
    "Frontmatter has a key that no reader knows",
    "The value is left out.",
    "Delete the key, or tell us what it means.",
)

REPEATED_KEY = rule(
    "P015",
    "warning",
    "Frontmatter says the same thing twice",
    "A key is set twice, or `uid` and `id` are both there and disagree.",
    "Leave one of them.",
)

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,199}\Z")
_KNOWN = {"title", "id", "uid", "generated", "content_type"}
_MOST_CHARACTERS = 4_000
"""Of frontmatter that is parsed: the real ones have about 100. It keeps YAML from being asked to expand a bomb."""


def read_frontmatter(block: Block | None, path: str) -> tuple[dict[str, str] | None, list[Finding]]:
    """The keys of the frontmatter as text, the id under `uid`. None when the page cannot go on without it."""
    if block is None:
        return None, [Finding(NO_FRONTMATTER, "the page has no frontmatter", Span(path))]
    text = "\n".join(block.content)
    if len(text) > _MOST_CHARACTERS or _has_anchor(text):
        return None, [Finding(BAD_FRONTMATTER, "the frontmatter is very long, or it has anchors", block.span())]
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        span = block.span(1 + mark.line if mark else 0)
        return None, [Finding(BAD_FRONTMATTER, f"the frontmatter cannot be read: {problem}", span)]
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        return None, [Finding(BAD_FRONTMATTER, "the frontmatter is not a mapping of names to values", block.span())]
    findings = []
    for key in sorted(data):
        lines = [block.span(i) for i, line in enumerate(block.lines) if line.startswith(f"{key}:")]
        if key not in _KNOWN:
            place = lines[0] if lines else block.span()
            findings.append(Finding(UNKNOWN_KEY, f"no reader knows the key `{key[:60]}`", place))
        if len(lines) > 1:
            findings.append(Finding(REPEATED_KEY, f"`{key}` is set twice; the last one counts", lines[-1]))
    ids = {key: data[key] for key in ("uid", "id") if data.get(key) not in (None, "")}
    if not ids:
        findings.append(Finding(NO_ID, "the frontmatter has no `uid` and no `id`", block.span()))
    elif len(set(map(str, ids.values()))) > 1:
        findings.append(Finding(REPEATED_KEY, "`uid` and `id` disagree; `uid` counts", block.span()))
    page_id = next(iter(ids.values()), "")
    if ids and not (isinstance(page_id, str) and _ID.match(page_id)):
        findings.append(Finding(BAD_ID, f"not a name: {str(page_id)[:60]}", block.span()))
    return {"title": str(data.get("title") or ""), "uid": str(page_id)}, findings


def _has_anchor(text: str) -> bool:
    """Whether YAML would read an anchor or an alias; an ampersand in a title is only text."""
    if "&" not in text and "*" not in text:
        return False
    try:
        tokens = list(yaml.scan(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False  # the loader will say what is wrong
    return any(isinstance(token, (yaml.AnchorToken, yaml.AliasToken)) for token in tokens)
