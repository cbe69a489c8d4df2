"""What a fence of an annotated page is: a message, request lines, a JSON value, or text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast, get_args

from generator.findings import Span, rule
from generator.http_message import is_status_line
from generator.pages.account import Account
from generator.pages.annotated.comments import PlainPage
from generator.pages.markdown import Block
from generator.pages.messages import has_surrogates, is_deep, read_message
from generator.pages.model import SampleMessage, StatedType
from generator.profiles.annotated import Annotations, FenceKind
from generator.spec.model import Message, Method

LOOSE_JSON = rule(
    "P307",
    "warning",
    "A sample body has comments or surplus commas",
    "JSON has neither (RFC 8259), so what the page shows cannot be sent. It is read without them.",
    "Remove the comments and the commas.",
)

_REQUEST = re.compile(rf"({'|'.join(get_args(Method))})\s+(\S.*?)(?:\s+HTTP/\d(?:\.\d)?)?\s*\Z")
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|/\*.*?\*/|//[^\n]*', re.S)
_COMMA = re.compile(r'("(?:[^"\\\n]|\\.)*")|,(\s*[}\]])', re.S)


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A method and a target, as a page writes them."""

    method: Method
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence that is more than text. `lines` are request lines; `message` is a whole message; `value` is JSON."""

    block: Block
    form: Literal["lines", "request", "response", "json"]
    said: FenceKind | None
    """What the annotation says that it is; None without one."""
    annotation: Mapping[str, Any]
    lines: tuple[RequestLine, ...] = ()
    message: SampleMessage | None = None


def read_fence(block: Block, page: PlainPage, layout: Annotations, account: Account) -> Fence | None:
    """What a fence is; None for text. A fence is told by its first line, whatever its info string says."""
    annotation = page.annotation_of(block)
    block = _with_plain_json(block, account)
    said = layout.kinds.get(str(annotation.get(layout.kind))) if layout.kind in annotation else None
    lines = [(block.span(i), line.strip()) for i, line in enumerate(block.content, 1) if line.strip()]
    if not lines:
        return None
    first = lines[0][1]
    if is_status_line(first):
        message = read_message(block, account)
        return Fence(block, "response", said, annotation, message=message) if message else None
    matches = [(span, _REQUEST.match(line)) for span, line in lines]
    requests = tuple(RequestLine(cast("Method", m[1]), m[2], span) for span, m in matches if m)
    if len(requests) == len(lines):
        return Fence(block, "lines", said, annotation, requests, _request(block, requests[0]))
    if requests and requests[0].span == lines[0][0]:
        message = _message(block, requests[0], account)
        return Fence(block, "request", said, annotation, requests[:1], message) if message else None
    if first.startswith(("{", "[")):
        message = json_value(block)
        return Fence(block, "json", said, annotation, message=message) if message else None
    return None


def _with_plain_json(block: Block, account: Account) -> Block:
    """The fence of a message with its body as JSON, where only comments and surplus commas keep it from being that."""
    content = block.content
    blank = next((at for at, line in enumerate(content) if at and not line.strip()), len(content))
    body = "\n".join(content[blank + 1 :])
    if not block.is_closed or not body.lstrip().startswith(("{", "[")):
        return block
    kept = _plain_json(body)
    if kept == body or is_json_text(body) or not is_json_text(kept):
        return block
    account.find(LOOSE_JSON, "the sample has comments or surplus commas: remove them", block.span(blank + 2))
    lines = (block.lines[0], *content[: blank + 1], *(line.rstrip() for line in kept.split("\n")), block.lines[-1])
    return replace(block, lines=lines)


def is_json_text(text: str) -> bool:
    """Whether a text is JSON."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _plain_json(text: str) -> str:
    """A text without comments and surplus commas. Blanks in their place keep every line where it is."""
    kept = _STRING_OR_COMMENT.sub(lambda m: m[0] if m[0].startswith('"') else re.sub(r"[^\n]", " ", m[0]), text)
    return _COMMA.sub(lambda m: m[1] or f" {m[2]}", kept)


def _request(block: Block, line: RequestLine) -> SampleMessage:
    return SampleMessage(Message(f"{line.method} {line.target}"), block.span(), line.span.line)


def _message(block: Block, line: RequestLine, account: Account) -> SampleMessage | None:
    """The message of a request, whose target may hold blanks."""
    lines = list(block.lines)
    at = line.span.line - block.line
    lines[at] = f"{line.method} {line.target.replace(' ', '%20')}"
    found = read_message(replace(block, lines=tuple(lines)), account)
    return replace(found, message=replace(found.message, start=f"{line.method} {line.target}")) if found else None


def json_value(block: Block) -> SampleMessage | None:
    """The JSON value of a fence, without comments and surplus commas; None for text that is no JSON."""
    kept = _plain_json("\n".join(block.content))
    try:
        value = json.loads(kept)
    except (ValueError, RecursionError):
        return None
    if is_deep(value) or has_surrogates(value):
        return None
    return SampleMessage(Message("", (), kept), block.span(), block.line + 1, has_json=True, value=value)


def stated_type(fence: Fence, layout: Annotations, rows: str = "") -> StatedType | None:
    """The type that an annotation states for the value of its fence; None where it states none.

    A value with a list as the property `rows` is an envelope of the type, also where the annotation does not say it.
    """
    text = next((str(fence.annotation[key]) for key in layout.type if fence.annotation.get(key)), "")
    if not text:
        return None
    m = layout.list_type.fullmatch(text) if layout.list_type else None
    value = fence.message.value if fence.message else None
    has_rows = isinstance(value, dict) and isinstance(value.get(rows), list)
    is_list = m is not None or has_rows or fence.annotation.get(layout.list) in (True, "true")
    return StatedType(m["item"] if m else text, is_list=is_list, span=fence.block.span())


def names_of(fence: Fence, layout: Annotations) -> Sequence[str]:
    """The names that an annotation gives to a request, or the requests that it says a response is of."""
    names = fence.annotation.get(layout.name, ())
    return [names] if isinstance(names, str) else [str(name) for name in names] if isinstance(names, list) else []
