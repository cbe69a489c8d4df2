"""Phrases of a profile: plain words with placeholders, compiled to regular expressions.

Case does not count in the words, and a quotation mark stands for any. A blank stands for any run of blanks; beside a
punctuation mark it may be absent. What a placeholder stands for is a named group of the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.profiles.build import PatternError

PLACEHOLDERS: Mapping[str, str] = {
    # Of type cells
    "item": r"(?P<item>[\w.]+)",
    "values": r"(?P<values>.+)",
    # Of sentences: a word that may be the name of a type, which has two or more capitals, or at least four letters;
    # a word that can hardly be anything else; a property that a record has beyond the named one; a text.
    "name": r"\b(?P<name>(?=\w*[a-z])[A-Z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+|[A-Z][a-z]{3,})\b",
    "compound": r"\b(?P<name>[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)\b",
    "word": r"\b(?P<name>[A-Za-z]\w*)\b",
    "extra": r"\b_?(?P<extra>[A-Z][A-Za-z]+)\b",
    "value": r"(?P<value>[^\"'“”]+)",
}
"""Placeholder -> the expression that it stands for; `docs/profiles.md` says what each is."""

_PLACEHOLDER = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")
_QUOTES = "\"'“”"


def phrase_pattern(phrase: str, key: str) -> re.Pattern[str]:
    """The pattern of a phrase. Raises PatternError, with `key` as its place, where a placeholder stands twice."""
    parts = _PLACEHOLDER.split(phrase.strip())
    text = "".join(PLACEHOLDERS[part] if i % 2 else _words(part) for i, part in enumerate(parts))
    start = r"(?<!\w)" if re.match(r"\w", phrase.strip()) else ""
    end = r"(?!\w)" if re.search(r"\w\Z", phrase.strip()) else ""
    return _compiled(start + text + end, key)


def expression_pattern(text: str, key: str) -> re.Pattern[str]:
    """The pattern of a regular expression that may hold placeholders. Raises PatternError with `key` as its place."""
    return _compiled(_PLACEHOLDER.sub(lambda m: PLACEHOLDERS[m[1]], text), key)


def _compiled(text: str, key: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"not a regular expression: {error}", (key,)) from None


def _words(text: str) -> str:
    """The plain words of a phrase as an expression."""
    if not text:
        return ""
    escaped = "".join(f"[{_QUOTES}]" if c in _QUOTES else " " if c.isspace() else re.escape(c) for c in text)
    escaped = re.sub(r"(?<=\w) +(?=\w)|(?<=\w) +\Z|\A +(?=\w)|\A +\Z", r"\\s+", escaped)
    return "(?i:" + re.sub(" +", r"\\s*", escaped) + ")"
