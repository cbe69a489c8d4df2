"""Facts that a description states about a field or a parameter: read-only, deprecated, required, primary key."""

from __future__ import annotations

import re

from generator.pages.text import CleanText
from generator.spec.model import Field
from generator.spec.types import Type

_MDO = re.compile(r"[Uu]se MDO [Ll]ist name [\"'“](?P<name>[^\"'“”]+)[\"'”]")
_READ_ONLY = re.compile(r"\bread-?only\b(?! (?:appointment|data|access|user|mode))", re.I)
_NOT_READ_ONLY = re.compile(
    r"\b(?:if|whether|not|is it|true|false|0 ?=|1 ?=)\b[^.]{0,200}\bread-?only\b|\bread-?only\b\s*\?", re.I
)
_PRIMARY = re.compile(r"\A(?:the )?primary key\b", re.I)
_DEPRECATED = re.compile(r"\A\s*(?:\W*)(?:deprecated|obsolete)\b\W*(?P<text>[^.]*(?:\.(?=\S)[^.]*)*)", re.I)
_REQUIRED = re.compile(r"\*\*Required\*\*\s*", re.I)


def is_required(text: CleanText) -> bool:
    """Whether a description says `**Required**`."""
    return bool(_REQUIRED.search(text))


def described(text: CleanText) -> str:
    """The description without the mark of what is required, which is said by a flag."""
    return _REQUIRED.sub("", text).strip()


def field_of(name: str, type_: Type, text: CleanText) -> Field:
    """A field, with what its description says about it. The sentence itself stays in the description."""
    deprecated = _DEPRECATED.match(text)
    mdo = _MDO.search(text)
    return Field(
        name=name,
        type=type_,
        description=described(text),
        required=is_required(text),
        read_only=bool(_READ_ONLY.search(text)) and not _NOT_READ_ONLY.search(text),
        primary_key=bool(_PRIMARY.match(text)),
        deprecated=" ".join(deprecated["text"].split()) if deprecated else None,
        extensions=(("x-mdo-list", mdo["name"]),) if mdo else (),
    )
