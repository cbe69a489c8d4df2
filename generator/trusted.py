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
from collections.abc import Mapping, Sequence
from functools import lru_cache

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


_YAML_WIDTH = 110
_YAML_LONGEST_KEY = 1000  # YAML 1.2 section 7.4.2: an implicit key has at most 1024 characters
_YAML_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
_YAML_FLOW_PLAIN = re.compile(r"[A-Za-z_/$][A-Za-z0-9_./$ -]*(?<! )\Z")
_YAML_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def yaml_scalar(value: str | int | float | bool | None, indent: int = 0) -> Code:
    """A value to stand behind `key: ` or `- `, where that key or dash is in column `indent`.

    Text comes back equal from a reader of YAML 1.1 and of 1.2: plain where both read a string, folded when it is one
    long line, literal when it has several, in quotes otherwise. Only a lone surrogate, which no file can hold,
    becomes U+FFFD.
    """
    if not isinstance(value, str):
        return Code(_yaml_other(value))
    text = _SURROGATE.sub("\ufffd", value)
    if "\n" in text:
        return Code(_yaml_literal(text, indent) or _yaml_inline(text))
    if len(text) + indent > _YAML_WIDTH:
        return Code(_yaml_folded(text, indent) or _yaml_inline(text))
    return Code(_yaml_inline(text))


def yaml_key(text: str, indent: int = 0) -> Code:
    """The key of a mapping with its colon, in column `indent`; one too long for an implicit key takes two lines."""
    key = _yaml_inline(_SURROGATE.sub("\ufffd", text))
    return Code(f"{key}:" if len(key) <= _YAML_LONGEST_KEY else f"? {key}\n{' ' * indent}:")


def yaml_block(value: object, indent: int = 0) -> Code:
    """Lines of a JSON-like value (mappings with text as keys, sequences, scalars), indented, with no line end at the end.

    A sequence of scalars that fits on one line is written as `[a, b]`.
    """
    pad = " " * indent
    if isinstance(value, Mapping) and value:
        entries = [f"{pad}{yaml_key(key, indent)}{_yaml_behind_key(item, indent)}" for key, item in value.items()]
        return Code("\n".join(entries))
    if isinstance(value, (list, tuple)) and value:
        flow = _yaml_flow(value)
        if flow is None or len(flow) + indent > _YAML_WIDTH:
            return Code("\n".join([f"{pad}- {yaml_block(item, indent + 2)[indent + 2 :]}" for item in value]))
        return Code(pad + flow)
    if isinstance(value, Mapping):
        return Code(f"{pad}{{}}")
    if isinstance(value, (list, tuple)):
        return Code(f"{pad}[]")
    if value is None or isinstance(value, (str, int, float)):
        return Code(pad + yaml_scalar(value, max(indent - 2, 0)))
    raise UntrustedTextError(f"not a JSON value: {value!r}")


def _yaml_behind_key(value: object, indent: int) -> str:
    block = yaml_block(value, indent + 2)
    if isinstance(value, Mapping) and value:
        return f"\n{block}"
    if isinstance(value, (list, tuple)) and block.lstrip(" ").startswith("- "):
        return f"\n{block}"
    return f" {block[indent + 2 :]}"


def _yaml_other(value: float | bool | None) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = repr(value)
    if text.lstrip("-") in ("inf", "nan"):
        return text.replace("inf", ".inf").replace("nan", ".nan")
    # YAML 1.1 reads a float with an exponent only if it has a point as well.
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


@lru_cache(maxsize=1 << 16)
def _yaml_inline(text: str) -> str:
    """Text on one line: plain or in quotes."""
    if not text.isprintable():
        return '"' + "".join(map(_yaml_escape, text)) + '"'
    if _yaml_is_plain(text):
        return text
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _yaml_is_plain(text: str) -> bool:
    if not text or not (text[0].isalpha() or text[0] in "_/$("):
        return False
    return ": " not in text and " #" not in text and text[-1] not in ": " and text.lower() not in _YAML_WORDS


def _yaml_escape(char: str) -> str:
    if char in _YAML_ESCAPES:
        return _YAML_ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _yaml_folded(text: str, indent: int) -> str | None:
    """A folded block of a text without line ends; None where folding would change it, or cannot shorten it."""
    words = re.split(r"(?<=[^ ]) (?=[^ ])", text)
    if len(words) == 1 or not text.isprintable() or " " in (text[0], text[-1]):
        return None
    pad = "\n" + " " * (indent + 2)
    lines, line = [], words[0]
    for word in words[1:]:
        if len(pad) + len(line) + len(word) > _YAML_WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}"
    return ">-" + "".join(pad + line for line in (*lines, line))


def _yaml_literal(text: str, indent: int) -> str | None:
    """A literal block of a text with line ends; None where it holds what a block would hide or cannot hold."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not body or body.endswith("\n") or not body.replace("\n", "").replace("\t", "").isprintable():
        return None
    if any(line[-1:] in (" ", "\t") or line[:1] == "\t" for line in lines):
        return None
    first = next(line for line in lines if line)
    header = "|" + ("2" if first[0] == " " else "") + ("-" if body == text else "")
    pad = " " * (indent + 2)
    return "\n".join([header, *(pad + line if line else "" for line in lines)])


def _yaml_flow(values: Sequence[object]) -> str | None:
    """`[a, b]` for scalars of one line; None where there is anything else."""
    parts: list[str] = []
    for value in values:
        if isinstance(value, str):
            safe = _SURROGATE.sub("\ufffd", value)
            inline = _yaml_inline(safe)
            if inline[0] not in "'\"" and not _YAML_FLOW_PLAIN.match(safe):
                inline = "'" + inline.replace("'", "''") + "'"
            parts.append(inline)
        elif value is None or isinstance(value, (int, float)):
            parts.append(_yaml_other(value))
        else:
            return None
    return f"[{', '.join(parts)}]"
