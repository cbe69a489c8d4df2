"""HTTP messages as text: start lines, header fields, media types (RFC 9110, 9112); path templates (RFC 6570)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
_IS_TOKEN = re.compile(rf"{_NAME}\Z")
_VERSION = r"HTTP/\d(?:\.\d)?"
_REQUEST_LINE = re.compile(rf"([A-Z]+)\s+(/\S*)(?:\s+{_VERSION})?\Z")
_STATUS_LINE = re.compile(rf"{_VERSION}\s+(\d{{3}})\b", re.ASCII)
_START_LINE = re.compile(rf"[A-Z]+\s+\S+|{_STATUS_LINE.pattern}")
_STATUS_CODE = re.compile(r"[1-5]\d\d\Z", re.ASCII)
_FIELD = re.compile(rf"({_NAME})\s*:\s*(.*)\Z")

VARIABLE = re.compile(r"\{([^{}]+)\}")
"""A variable of a path template or of the URL of a server; its name is the group."""

JSON = "application/json"
JSON_PATCH = "application/json-patch+json"
MERGE_PATCH = "application/merge-patch+json"
OCTET_STREAM = "application/octet-stream"
"""Media types: JSON (RFC 8259), the two patches of it (RFC 6902, section 6; RFC 7396, section 4), bytes (RFC 2046)."""

CONTENT_HEADERS = frozenset(("accept", "content-type", "authorization"))
"""Headers that are no parameters: OpenAPI 3.1 (section 4.8.12.1) has media types and security schemes for them."""

TRANSPORT_HEADERS = CONTENT_HEADERS | {"cookie", "host", "content-length"}
"""Headers that a client writes by itself."""

IDEMPOTENT_METHODS = frozenset(("GET", "HEAD", "OPTIONS", "PUT", "DELETE"))
"""Methods whose requests have, sent twice, the effect of one (RFC 9110, section 9.2.2)."""


def is_token(text: str) -> bool:
    """Whether a header can have this name (RFC 9110, section 5.1)."""
    return bool(_IS_TOKEN.match(text))


def variables(template: str) -> tuple[str, ...]:
    """The names of the variables of a template, in order, each once."""
    return tuple(dict.fromkeys(VARIABLE.findall(template)))


def template_values(template: str, path: str) -> dict[str, str]:
    """The value of each variable in a path that follows a template, whatever its capitals; empty if it does not."""
    fixed = VARIABLE.sub("\0", template).split("\0")
    match = re.fullmatch("([^/]*)".join(map(re.escape, fixed)), path, re.IGNORECASE)
    return dict(zip(VARIABLE.findall(template), match.groups(), strict=True)) if match else {}


def template_matches(template: str, path: str) -> bool:
    """Whether a path follows a template, whatever its capitals."""
    fixed = map(re.escape, VARIABLE.sub("\0", template).split("\0"))
    return re.fullmatch("[^/]*".join(fixed), path, re.IGNORECASE) is not None


def is_start_line(line: str) -> bool:
    """Whether a line starts a message: `METHOD target`, or a status line."""
    return bool(_START_LINE.match(line))


def is_status_line(line: str) -> bool:
    """Whether a start line is that of a response."""
    return line.startswith("HTTP/")


def status_of(line: str) -> int | None:
    """The status code of a status line; None for any other line."""
    found = _STATUS_LINE.match(line)
    return int(found[1]) if found and is_status_code(found[1]) else None


def is_status_code(text: str) -> bool:
    """Whether a text is a status code: a number from 100 to 599 (RFC 9110, section 15)."""
    return bool(_STATUS_CODE.match(text))


def is_success(status: int) -> bool:
    """Whether a status says that the request succeeded (RFC 9110, section 15.3)."""
    return 200 <= status < 300


def request_line(line: str) -> tuple[str, str] | None:
    """Method and target of a request line whose target starts with `/`, with or without a version; else None."""
    found = _REQUEST_LINE.match(line)
    return (found[1], found[2]) if found else None


def target_of(line: str) -> str:
    """The target of a request line; blank where there is none."""
    words = line.split()
    return words[1] if len(words) > 1 else ""


def header_field(line: str) -> tuple[str, str] | None:
    """Name and value of a header line; None for a line that is none."""
    found = _FIELD.match(line)
    return (found[1], found[2]) if found else None


def header(headers: Iterable[tuple[str, str]], name: str) -> str:
    """The value of the first header of this name, which is in lower case; blank where there is none."""
    return next((value for key, value in headers if key.lower() == name), "")


def media_type(value: str) -> str:
    """The media type of a header without its parameters, in lower case (RFC 9110, section 8.3.1)."""
    return value.partition(";")[0].strip().lower()


def is_json(value: str) -> bool:
    """Whether documents of a media type are JSON (RFC 6838, section 4.2.8: the suffix names the syntax)."""
    return media_type(value).endswith(("/json", "+json"))


def has_request_body(method: str) -> bool:
    """Whether a request with this method can carry a body that means something (RFC 9110, sections 9.3.1 and 9.3.2)."""
    return method not in ("GET", "HEAD")


def has_response_body(status: int) -> bool:
    """Whether a response with this status has a body that is a result: a 204 has none (RFC 9110, section 15.3.5)."""
    return is_success(status) and status not in (204, 205)
