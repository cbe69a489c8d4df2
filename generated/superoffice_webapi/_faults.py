"""What an answer with an error status says, in whichever form it says it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, cast

from ._errors import StatusError, error_class
from ._request import shown
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


def status_error(method: str, url: str, status: int, headers: Headers, content: bytes) -> StatusError:
    """The error for an answer. `url` must not hold secrets. Never raises, whatever the body holds."""
    body = _parsed(content)
    message, error_type = _told(body)
    if 300 <= status < 400 and "location" in headers:
        message = f"moved to {shown(headers['location'])}: is base_url right?"
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


def _parsed(content: bytes) -> Any:
    """The JSON value of a body; where it is none, its text; None where it is empty."""
    text = content.decode("utf-8-sig", errors="replace").strip()
    if not text:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _told(body: Any) -> tuple[str | None, str | None]:
    """The message for a person and the type of error, as far as the body has them."""
    if isinstance(body, str):
        return _from_text(body), None
    if not isinstance(body, Mapping):
        return None, None
    told = {str(key).lower(): value for key, value in cast("Mapping[object, object]", body).items()}
    nested = told.get("error")
    if isinstance(nested, Mapping):
        return _told(cast("Mapping[str, Any]", nested))
    return _first_text(told, _MESSAGE_KEYS), _first_text(told, _TYPE_KEYS)


def _first_text(told: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    return next((text for key in keys if isinstance(text := told.get(key), str) and text), None)


def _from_text(text: str) -> str:
    if text.lstrip()[:1] == "<":
        import html

        title = re.search(r"<title[^>]*>(.*?)</title", text, re.IGNORECASE | re.DOTALL)
        text = html.unescape(title.group(1)) if title else re.sub(r"<[^>]*>", " ", text)
    line = " ".join(text.split())
    return line if len(line) <= 200 else f"{line[:200]}…"
