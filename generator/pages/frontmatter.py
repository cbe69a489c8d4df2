"""The YAML between the dashes: the id of the operation and the title."""

from __future__ import annotations

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

_KNOWN = {"title", "id", "uid", "generated", "content_type"}
_MOST_CHARACTERS = 4_000
"""Of frontmatter that is parsed: the real ones have about 100. It keeps YAML from being asked to expand a bomb."""


def read_frontmatter(block: Block | None, path: str) -> tuple[dict[str, str] | None, list[Finding]]:
    """The keys of the frontmatter as text. None when the page cannot go on without it."""
    if block is None:
        return None, [Finding(NO_FRONTMATTER, "the page has no frontmatter", Span(path))]
    text = "\n".join(block.content)
    if len(text) > _MOST_CHARACTERS or _has_anchor(text):
        return None, [Finding(BAD_FRONTMATTER, "the frontmatter is long, or holds anchors", block.span())]
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)  # noqa: S506 - the C form of the safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        span = block.span(1 + mark.line if mark else 0)
        return None, [Finding(BAD_FRONTMATTER, f"the frontmatter cannot be read: {problem}", span)]
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        return None, [Finding(BAD_FRONTMATTER, "the frontmatter is not a mapping of names to values", block.span())]
    unknown = sorted(set(data) - _KNOWN)
    findings = [Finding(UNKNOWN_KEY, f"no reader knows the key `{key}`", _line_of(block, key)) for key in unknown]
    return {key: "" if value is None else str(value) for key, value in data.items()}, findings


def _has_anchor(text: str) -> bool:
    """Whether YAML would read an anchor or an alias; an ampersand in a title is only text."""
    if "&" not in text and "*" not in text:
        return False
    try:
        tokens = list(yaml.scan(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False  # the loader will say what is wrong
    return any(isinstance(token, (yaml.AnchorToken, yaml.AliasToken)) for token in tokens)


def _line_of(block: Block, key: str) -> Span:
    for offset, line in enumerate(block.lines):
        if line.lstrip().startswith(key):
            return block.span(offset)
    return block.span()
