"""Sample fences: an HTTP message with its start line, headers and body, and the JSON in it."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, deque
from dataclasses import replace
from typing import Any, NoReturn

from generator import http_message
from generator.findings import Rule, Span, rule
from generator.pages.account import Account, in_lines
from generator.pages.markdown import Block
from generator.pages.model import SampleMessage
from generator.source import MOST_LEVELS
from generator.spec.model import Message

BAD_JSON = rule(
    "P301",
    "warning",
    "A sample body is not JSON",
    "The media type is JSON, but the body cannot be parsed, so it is not used as evidence for types.",
    "Correct the sample; most often it is a comma or a quote.",
)
BAD_MESSAGE = rule(
    "P302",
    "warning",
    "A sample is not an HTTP message",
    "A sample starts with a request line or a status line; header lines follow up to a blank line.",
    "Correct the sample.",
)
REPEATED_KEY = rule(
    "P303",
    "warning",
    "A sample object names a property twice",
    "JSON does not define what that means (RFC 8259, section 4). The last value is used.",
    "Delete one of the two.",
)
DEEP_JSON = rule(
    "P304",
    "warning",
    "A sample is nested too deeply",
    "The sample is used neither as evidence for types nor as an example.",
    "Shorten the sample.",
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class _NotJsonError(Exception):
    """A sample body that cannot be parsed: the rule, the message and the place of the finding."""

    def __init__(self, rule_: Rule, message: str, span: Span) -> None:
        super().__init__(message)
        self.rule = rule_
        self.span = span


def read_message(block: Block, account: Account) -> SampleMessage | None:
    """The message in a sample fence; None, with a finding, if the fence does not hold one."""
    lines = deque(enumerate(block.content, 1))
    _skip_blank(lines)
    if not lines or not http_message.is_start_line(lines[0][1].strip()):
        lost = in_lines(account.lose(block))
        text = f"the sample has no request line and no status line ({lost} not read): add it as the first"
        account.find(BAD_MESSAGE, text, block.span())
        return None
    start = lines.popleft()[1].strip()
    headers: list[tuple[str, str]] = []
    while lines and lines[0][1].strip():
        offset, line = lines.popleft()
        if field := http_message.header_field(line.strip()):
            headers.append(field)
        else:
            account.find(
                BAD_MESSAGE,
                f"not a header, write `Name: value` or put a blank line before the body: {line.strip()[:60]}",
                block.span(offset),
            )
    _skip_blank(lines)
    offset = lines[0][0] if lines else 0
    body = "\n".join(line for _, line in lines).rstrip() or None
    message = Message(start, tuple(headers), body)
    sample = SampleMessage(message, block.span(), block.line + offset)
    if body is None or not _says_json(message, body):
        return sample
    try:
        value = _parse(body, block, offset, account)
    except _NotJsonError as error:
        account.find(error.rule, str(error), error.span)
        return sample
    return replace(sample, has_json=True, value=value)


def _skip_blank(lines: deque[tuple[int, str]]) -> None:
    while lines and not lines[0][1].strip():
        lines.popleft()


def _says_json(message: Message, body: str) -> bool:
    """Whether a body is meant as JSON; one without a media type is not where it starts with an angle bracket."""
    stated = http_message.header(message.headers, "content-type")
    return http_message.is_json(stated) if stated else not body.lstrip().startswith("<")


def _parse(body: str, block: Block, offset: int, account: Account) -> Any:
    """The JSON value of a body that starts in line `offset` of its block. Raises _NotJsonError."""
    repeated: list[str] = []
    span = block.span(offset)

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(items)
        if len(result) != len(items):
            counts = Counter(name for name, _ in items)
            repeated.extend(sorted(name for name, count in counts.items() if count > 1))
        return result

    def constant(name: str) -> NoReturn:
        raise ValueError(f"{name} is no JSON value")

    try:
        value = json.loads(body, object_pairs_hook=pairs, parse_constant=constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        place = block.span(offset + error.lineno - 1, error.colno)
        raise _NotJsonError(BAD_JSON, f"the sample is not JSON: {error.msg}; correct it", place) from None
    except ValueError as error:
        raise _NotJsonError(BAD_JSON, f"the sample is not JSON: {str(error)[:80]}; correct it", span) from None
    except RecursionError:
        raise _NotJsonError(DEEP_JSON, "the sample is nested too deeply to be read: shorten it", span) from None
    if is_deep(value):
        raise _NotJsonError(DEEP_JSON, f"the sample is nested more than {MOST_LEVELS} levels deep: shorten it", span)
    if has_surrogates(value):
        raise _NotJsonError(BAD_JSON, "the sample holds half of a surrogate pair: write the whole character", span)
    for name in repeated:
        account.find(REPEATED_KEY, f"the sample names `{name}` twice in one object: delete one", span)
    return value


def _finite(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"{text[:40]} is more than a double holds")
    return value


def has_surrogates(value: Any) -> bool:
    """Whether a text in a JSON value holds half of a surrogate pair, which UTF-8 cannot encode."""
    return _SURROGATE.search(json.dumps(value, ensure_ascii=False)) is not None


def is_deep(value: Any) -> bool:
    """Whether a JSON value is nested too deeply; counted level by level, not by recursion."""
    depth, level = 0, [value]
    while level and depth <= MOST_LEVELS:
        depth += 1
        level = [
            child
            for node in level
            if isinstance(node, (dict, list))
            for child in (node.values() if isinstance(node, dict) else node)
        ]
    return depth > MOST_LEVELS
