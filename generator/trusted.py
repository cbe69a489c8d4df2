"""The only functions that make untrusted text (from a page or a setting) safe for an output.

`SafeText` is text that is safe where it is going to stand. Only the functions here make it, views hold nothing else,
and the renderer refuses to place a plain `str`: mypy finds the leak before the run, the renderer during it.
The marker is on what is safe rather than on what is tainted, so that forgetting it fails closed.
"""

from __future__ import annotations

import html
import json
import keyword
import re
import textwrap

from generator import yamllayout

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_CODE_SPAN = re.compile(r"`([^`\n]+)`")
_PATH_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\Z")


class SafeText(str):
    """Text that can be placed in an output unchanged."""

    __slots__ = ()

    def __html__(self) -> str:
        """Tell Jinja that this text is placed as it is (the protocol of markupsafe)."""
        return self


class UntrustedTextError(ValueError):
    """A text that has no safe form for its place. Always a bug of sdkgen: names are made beforehand."""


def identifier(text: str) -> SafeText:
    """A Python identifier that is not a keyword; anything else raises."""
    if not _IDENTIFIER.match(text) or keyword.iskeyword(text):
        raise UntrustedTextError(f"not an identifier: {text!r}")
    return SafeText(text)


def path_part(text: str) -> SafeText:
    """One part of an output path: ASCII letters, digits, `_`, `-`, `.`; no leading dot; anything else raises."""
    if not _PATH_PART.match(text) or ".." in text:
        raise UntrustedTextError(f"not a path part: {text!r}")
    return SafeText(text)


def literal(value: str | int | float | bool | None) -> SafeText:
    """A Python literal of the value, with black's quotes, in printable characters."""
    if not isinstance(value, str):
        return SafeText(repr(value))
    text = value if value.isprintable() else None
    if text is not None:
        escaped = text.replace("\\", "\\\\")
        if '"' in text and "'" not in text:
            return SafeText(f"'{escaped}'")
        return SafeText('"' + escaped.replace('"', '\\"') + '"')
    return SafeText(
        '"'
        + "".join(
            c
            if c.isprintable() and c not in '"\\'
            else c.encode("unicode_escape").decode()
            if c not in '"\\'
            else "\\" + c
            for c in value
        )
        + '"'
    )


def plain(text: str) -> str:
    """Prose without control, bidirectional or zero-width characters, one kind of line end. Still untrusted."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def docstring(text: str, indent: int = 0, width: int = 110, *, is_last: bool = True) -> SafeText:
    """Text for between triple double quotes at this indent: wrapped, no escape that Python would act on.

    One that is not the last has a line end behind it, where the quotes might be behind another.
    """
    safe = plain(text).replace("\\", "\\\\").replace('"""', "'''")
    lines: list[str] = []
    for line in safe.split("\n"):
        lead = re.match(r"\s*(?:[-*] |\d+\. )?", line)
        hang = " " * len(lead.group()) if lead else ""
        lines += textwrap.wrap(
            line.rstrip(), width - indent, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
        ) or [""]
    body = ("\n" + " " * indent).join(lines).strip()
    body = re.sub(r"[ \t]+\n", "\n", body)
    return SafeText(body[:-1] + "'" if is_last and body.endswith('"') else body)


def json_text(value: object) -> SafeText:
    """A JSON document of the value, on one line; JSON is YAML too."""
    return SafeText(json.dumps(value, ensure_ascii=True))


def yaml_value(value: object, *, wide: bool = False) -> SafeText:
    """A JSON-like value to stand behind `key: ` or `- ` in a template of YAML; anything else raises.

    `yamllayout` writes it for the place where it stands: a text as it reads best, a list of short scalars as `[a, b]`,
    any other list and a mapping on lines of their own. With `wide` a text may pass the width of a line by as much as
    its key is long. Text comes back equal from a reader of YAML 1.1 and of 1.2; only a lone surrogate, which no file
    can hold, becomes U+FFFD.
    """
    try:
        return SafeText(yamllayout.mark_value(value, wide=wide))
    except TypeError as error:
        raise UntrustedTextError(f"not a JSON value: {value!r}") from error


def yaml_key(text: str) -> SafeText:
    """The key of a mapping with its colon, in a template of YAML."""
    return SafeText(yamllayout.mark_key(text))


def yaml_words(text: str) -> SafeText:
    """Words to stand within a line of a block scalar (`|-`) in a template of YAML, behind other words."""
    return SafeText(" ".join(plain(text).split()))


def html_text(text: str) -> SafeText:
    """Text of an HTML element, or of an attribute in double quotes (HTML, section 13.1.2).

    Characters that cannot be seen, or that change the direction of text, are left out.
    """
    return SafeText(html.escape(plain(text)))


def html_words(text: str) -> SafeText:
    """Text of an HTML element, where what stands between backticks becomes a `code` element."""
    return SafeText(_CODE_SPAN.sub(r"<code>\1</code>", html_text(text)))


def markdown_text(text: str) -> SafeText:
    """Text on one line behind other words, with no character that Markdown or HTML would interpret.

    A comment stands behind `@` and `#`, because GitHub makes a mention of a user or an issue even where they are
    escaped.
    """
    escaped = re.sub(r"([\\`*_\[\]<>|#!&~])", r"\\\1", " ".join(plain(text).split()))
    return SafeText(re.sub(r"([@#])(?=\w)", r"\1<!-- -->", escaped))


def markdown_code(text: str) -> SafeText:
    """A code span (CommonMark 0.31, section 6.1) with any text, on one line."""
    text = " ".join(plain(text).split())
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or not text else ""
    return SafeText(f"{fence}{pad}{text}{pad}{fence}")
