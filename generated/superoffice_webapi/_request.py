"""One call, before it is sent: where it goes and what goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final, Literal, TypedDict, cast
from urllib.parse import quote, urlsplit

from ._content import Body, file_body, json_body, patch_body
from ._options import CallOptions, Settings
from ._types import AsyncContent, Progress, Unset

_SECRET_NAME = re.compile(r"token|ticket|secret|passw|api.?key|signature|session|^code$", re.IGNORECASE)
_USER_AGENT: Final = "superoffice_webapi/0.1.0 python"


class Parts(TypedDict, total=False):
    """What a method hands over besides method, path and answer."""

    path: Mapping[str, object]
    query: Mapping[str, object]
    headers: Mapping[str, object]
    json: object
    patch: tuple[object, object]
    content: tuple[AsyncContent, str, Progress | None]
    not_modified: Literal["none", "raise"]
    options: CallOptions


@dataclass(frozen=True, slots=True)
class Call:
    """One call of one operation."""

    method: str
    template: str
    """The documented path; errors, warnings and log lines can be told apart by it."""
    url: str = field(repr=False)
    settings: Settings
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    body: Body | None = None
    answer: Any = None
    """The type of the answer; None where there is none."""
    stream: bool = False
    """Whether the body of a good answer is left to be read by whoever gets it."""
    absent: Literal["none", "raise"] = "raise"
    """What 404 and `null` mean."""
    unchanged: Literal["none", "raise"] = "raise"
    """What 304 means."""

    @property
    def shown_url(self) -> str:
        """The address, fit to be shown."""
        return shown(self.url)


def new_call(
    settings: Settings,
    operation: str,
    answer: Any,
    parts: Parts,
    *,
    absent: Literal["none", "raise"],
    stream: bool = False,
) -> Call:
    """Put a call of an operation (`GET /path/{id}`) together.

    Raises TypeError or ValueError for arguments that cannot be sent.
    """
    method, _, template = operation.partition(" ")
    settings = settings.using(cast("Mapping[str, object]", parts.get("options", {})))
    headers = {"Accept": "*/*" if stream else "application/json", "User-Agent": _USER_AGENT, **settings.headers}
    for name, value in parts.get("headers", {}).items():
        if value is not None and not isinstance(value, Unset):
            headers[name] = header_text(value)
    for name, text in headers.items():
        if not text.isprintable():
            raise ValueError(f"the header {name} cannot hold a control character")
    body = _body(parts)
    if body is not None:
        headers["Content-Type"] = body.media_type
    return Call(
        method=method,
        template=template,
        url=settings.base_url + fill(template, parts.get("path", {})) + query_text(parts.get("query", {})),
        settings=settings,
        headers=headers,
        body=body,
        answer=answer,
        stream=stream,
        absent=absent,
        unchanged=parts.get("not_modified", "raise"),
    )


def _body(parts: Parts) -> Body | None:
    if "json" in parts:
        return json_body(given(parts["json"]))
    if "patch" in parts:
        return patch_body(*parts["patch"])
    if "content" in parts:
        return file_body(*parts["content"])
    return None


def given(value: object) -> object:
    """A bag of arguments without those that were not given."""
    if not isinstance(value, dict):
        return value
    items = cast("dict[str, object]", value).items()
    return {name: argument for name, argument in items if not isinstance(argument, Unset)}


def fill(template: str, values: Mapping[str, object]) -> str:
    """A path with its parts filled in. A value that would change its shape (empty, `.`, `..`) is a ValueError."""
    path = template
    for name, value in values.items():
        text = query_value(value)
        if text in ("", ".", ".."):
            raise ValueError(f"{name}: {text!r} cannot be a part of a path")
        path = path.replace("{" + name + "}", quote(text, safe="~"))
    return path


def query_text(query: Mapping[str, object]) -> str:
    """`?` and the query string, or nothing. None and what was not given are left out."""
    pairs = [
        f"{quote(name, safe='$')}={quote(query_value(value), safe='~/,:$@!*()')}"
        for name, value in query.items()
        if value is not None and not isinstance(value, Unset)
    ]
    return f"?{'&'.join(pairs)}" if pairs else ""


def query_value(value: object) -> str:
    """How a value is written in an address."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case Iterable():
            return ",".join(map(query_value, cast("Iterable[object]", value)))
        case _:
            return str(value)


def header_text(value: object) -> str:
    """How a value is written in a header; a moment as RFC 9110 has it (section 5.6.7). A naive moment is local time."""
    if not isinstance(value, datetime):
        return query_value(value)
    moment = value.astimezone(UTC)
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()]
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day}, {moment.day:02} {months[moment.month - 1]} {moment.year:04} {moment:%H:%M:%S} GMT"


def shown(url: str) -> str:
    """An address without what may be a secret: user information, and query values whose name says so."""
    parts = urlsplit(url)
    query = "&".join(
        f"{name}=***" if _SECRET_NAME.search(name) else f"{name}{equals}{value}"
        for name, equals, value in (pair.partition("=") for pair in parts.query.split("&"))
    )
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}" + (f"?{query}" if query else "")
