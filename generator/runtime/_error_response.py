"""From a response with an error status to an exception: finds message and type in JSON, HTML or text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, cast

from ._api import ERROR_PROPERTIES
from ._errors import StatusError, error_class
from ._redaction import redact_url
from ._retry import retry_after
from ._transport import Headers

_MESSAGE_KEYS = ("errormessage", "message", "exceptionmessage", "error_description", "detail", "title", "error")
_TYPE_KEYS = ("errortype", "exceptiontype", "error", "type")
_REASONS = {
    304: "not modified",
    400: "bad request",
    401: "unauthorized",
    403: "forbidden",
    404: "not found",
    409: "conflict",
    412: "precondition failed",
    429: "too many requests",
    500: "internal server error",
    502: "bad gateway",
    503: "service unavailable",
    504: "gateway timeout",
}
"""Messages for responses whose body has none: the reason phrases of RFC 9110, section 15."""

_LONGEST_TEXT = 200
"""Characters of a text or HTML body that become the message."""


def status_error(method: str, url: str, status: int, headers: Headers, content: bytes) -> StatusError:
    """The exception for an error response. Never raises, whatever the body holds; `url` must be redacted already."""
    body = _parse(content)
    message, error_type = _message_and_type(body)
    if 300 <= status < 400 and "location" in headers:
        message = f"redirected to {redact_url(headers['location'])}, which is not followed: check base_url"
    return error_class(status)(
        message or _REASONS.get(status, "error"),
        method=method,
        url=url,
        status=status,
        headers=headers,
        content=content,
        body=body,
        error_type=error_type,
        retry_after=retry_after(headers),
    )


def _parse(content: bytes) -> Any:
    """The JSON value of a body, the text of one that is not JSON, None for an empty one."""
    text = content.decode("utf-8-sig", errors="replace").strip()
    if not text:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def is_own_error(content: bytes) -> bool:
    """Whether the body of an error response is an error object of the API, and not of a server or proxy before it."""
    body = _parse(content)
    if not isinstance(body, Mapping):
        return False
    return not ERROR_PROPERTIES or any(
        str(key).lower() in ERROR_PROPERTIES for key in cast("Mapping[object, object]", body)
    )


def _message_and_type(body: Any) -> tuple[str | None, str | None]:
    """Message and error type, each None if the body has none."""
    if isinstance(body, str):
        return _message_of_text(body), None
    if not isinstance(body, Mapping):
        return None, None
    properties = {str(key).lower(): value for key, value in cast("Mapping[object, object]", body).items()}
    nested = properties.get("error")
    if isinstance(nested, Mapping):
        return _message_and_type(cast("Mapping[str, Any]", nested))
    return _first_text(properties, _MESSAGE_KEYS), _first_text(properties, _TYPE_KEYS)


def _first_text(properties: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    return next((text for key in keys if isinstance(text := properties.get(key), str) and text), None)


def _message_of_text(text: str) -> str:
    """One line of at most `_LONGEST_TEXT` characters; of an HTML page its title, or its text without tags."""
    if text.lstrip()[:1] == "<":
        import html

        title = re.search(r"<title[^>]*>(.*?)</title", text, re.IGNORECASE | re.DOTALL)
        text = html.unescape(title.group(1)) if title else re.sub(r"<[^>]*>", " ", text)
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TEXT else f"{line[:_LONGEST_TEXT]}…"
