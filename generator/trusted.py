"""The only doors from untrusted text (a page, an override) into an output.

`Code` is text that is safe where it is going to stand. Only the functions here make it, views hold nothing else,
and the renderer refuses to place a plain `str`: mypy finds the leak before the run, the renderer during it.
The marker is on what is safe rather than on what is tainted, so that forgetting it fails closed.
"""

from __future__ import annotations

import json
import keyword
import re
import textwrap

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_PATH_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\Z")


class Code(str):
    """Text that is fit to stand in an output as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Tell Jinja that this text is placed as it is (the protocol of markupsafe)."""
        return self


class UntrustedTextError(ValueError):
    """A text that has no safe form for the place it was meant for. Always a bug of ours: names are made beforehand."""


def identifier(text: str) -> Code:
    """A Python identifier that is not a keyword; anything else raises."""
    if not _IDENTIFIER.match(text) or keyword.iskeyword(text):
        raise UntrustedTextError(f"not an identifier: {text!r}")
    return Code(text)


def path_part(text: str) -> Code:
    """One part of an output path: ASCII letters, digits, `_`, `-`, `.`; no leading dot; anything else raises."""
    if not _PATH_PART.match(text) or ".." in text:
        raise UntrustedTextError(f"not a path part: {text!r}")
    return Code(text)


def literal(value: str | int | float | bool | None) -> Code:
    """A Python literal of the value, with black's quotes, in printable characters."""
    if not isinstance(value, str):
        return Code(repr(value))
    text = value if value.isprintable() else None
    if text is not None:
        escaped = text.replace("\\", "\\\\")
        if '"' in text and "'" not in text:
            return Code(f"'{escaped}'")
        return Code('"' + escaped.replace('"', '\\"') + '"')
    return Code(
        '"'
        + "".join(c if c.isprintable() and c not in '"\\' else c.encode("unicode_escape").decode() if c not in '"\\' else "\\" + c for c in value)
        + '"'
    )


def plain(text: str) -> str:
    """Prose without control, bidirectional or zero-width characters, one kind of line end. Still untrusted."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def docstring(text: str, indent: int = 0, width: int = 110) -> Code:
    """Text for between triple double quotes at this indent: wrapped, no escape that Python would act on."""
    safe = plain(text).replace("\\", "\\\\").replace('"""', "'''")
    lines: list[str] = []
    for line in safe.split("\n"):
        lead = re.match(r"\s*(?:[-*] |\d+\. )?", line)
        hang = " " * len(lead.group()) if lead else ""
        lines += textwrap.wrap(line.rstrip(), width - indent, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False) or [""]
    body = ("\n" + " " * indent).join(lines).strip()
    body = re.sub(r"[ \t]+\n", "\n", body)
    return Code(body[:-1] + "'" if body.endswith('"') else body)


def comment(text: str) -> Code:
    """One line of text to stand after `# `."""
    return Code(" ".join(plain(text).split()))


def json_text(value: object) -> Code:
    """A JSON document of the value, on one line; JSON is YAML too."""
    return Code(json.dumps(value, ensure_ascii=True))
