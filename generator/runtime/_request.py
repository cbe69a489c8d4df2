"""Builds a call: address, headers and body from the arguments of a method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Literal, TypeAlias, TypedDict, cast
from urllib.parse import quote

from ._api import PACKAGE, VERSION
from ._content import Body, file_body, json_body, patch_body
from ._http_date import CONDITIONS, http_date
from ._options import CallOptions, Settings, call_options
from ._redaction import redact_url
from ._types import AsyncContent, Progress, Unset

_USER_AGENT: Final = f"{PACKAGE}/{VERSION} python"


Absent: TypeAlias = Literal["none", "raise"]
"""What a method does about what does not exist: it gives None, or raises NotFound."""

IDEMPOTENT_METHODS: Final = frozenset(("GET", "HEAD", "OPTIONS", "PUT", "DELETE"))
"""Methods whose requests have, sent twice, the effect of one (RFC 9110, section 9.2.2)."""


class RequestParts(TypedDict, total=False):
    """The arguments of a method by the part of the request that they belong to."""

    path: Mapping[str, object]
    query: Mapping[str, object]
    headers: Mapping[str, object]
    json: object
    patch: tuple[Any, ...]
    content: tuple[AsyncContent, str, Progress | None]
    not_modified: Literal["none", "raise"]
    repeatable: bool
    options: CallOptions


@dataclass(frozen=True, slots=True)
class Call:
    """One call of one operation."""

    method: str
    template: str
    """The documented path, with the names of its parameters in braces. Warnings name the operation by it."""
    url: str = field(repr=False)
    settings: Settings
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    body: Body | None = None
    result_type: Any = None
    """What the body of the response is decoded as; None if it is not decoded."""
    stream: bool = False
    """Whether the body of a successful response is left unread."""
    absent: Absent = "raise"
    """What 404 and `null` mean: the result is None, or NotFound is raised."""
    select: str = ""
    """The properties that were asked for, as `$select` names them; empty for all."""
    unchanged: Literal["none", "raise"] = "raise"
    """What 304 means: the result is None, or NotModified is raised."""
    repeatable: bool = False
    """Whether the request, sent twice, has the effect of one: by its method, or because the operation only reads."""

    @property
    def redacted_url(self) -> str:
        """The address without secrets, for messages."""
        return redact_url(self.url)


def new_call(
    settings: Settings,
    operation: str,
    result_type: Any,
    parts: RequestParts,
    *,
    absent: Absent,
    stream: bool = False,
) -> Call:
    """A call of an operation, given as method and path: `GET /path/{id}`.

    Raises TypeError or ValueError for arguments that cannot be sent, before anything is sent.
    """
    method, _, template = operation.partition(" ")
    settings = settings.using(call_options(parts.get("options", {})))
    headers = {"Accept": "*/*" if stream else "application/json", "User-Agent": _USER_AGENT, **settings.headers}
    for name, value in parts.get("headers", {}).items():
        if value is not None and not isinstance(value, Unset):
            headers[name] = header_text(name, value)
    for name, text in headers.items():
        if not text.isprintable():
            raise ValueError(f"the header {name} cannot hold a control character")
    body = _body(parts)
    if body is not None:
        headers["Content-Type"] = body.media_type
    query, select = _selection(parts.get("query", {}))
    return Call(
        method=method,
        template=template,
        url=settings.base_url + fill_path(operation, parts.get("path", {})) + query_string(query),
        settings=settings,
        headers=headers,
        body=body,
        result_type=result_type,
        stream=stream,
        absent=absent,
        select=select,
        unchanged=parts.get("not_modified", "raise"),
        repeatable=parts.get("repeatable", method in IDEMPOTENT_METHODS),
    )


def _selection(query: Mapping[str, object]) -> tuple[Mapping[str, object], str]:
    """The query, and the text of `$select` in it, which may be an iterator: only one of both could read it."""
    value = query.get("$select")
    if value is None or isinstance(value, Unset):
        return query, ""
    text = query_value(value)
    return {**query, "$select": text}, text


def _body(parts: RequestParts) -> Body | None:
    if "json" in parts:
        return json_body(without_unset(parts["json"]))
    if "patch" in parts:
        return patch_body(*parts["patch"])
    if "content" in parts:
        return file_body(*parts["content"])
    return None


def without_unset(value: object) -> object:
    """A body without the properties whose arguments were not passed. Only a dict can have such properties."""
    if not isinstance(value, dict):
        return value
    items = cast("dict[str, object]", value).items()
    return {name: argument for name, argument in items if not isinstance(argument, Unset)}


def fill_path(operation: str, values: Mapping[str, object]) -> str:
    """The path of an operation with values for its parameters, percent-encoded.

    Raises ValueError for a value that would change the structure of the path or was not given: None, empty text, `.`
    or `..`.
    """
    path = operation.partition(" ")[2]
    for name, value in values.items():
        text = "" if value is None or isinstance(value, Unset) else query_value(value)
        if text in ("", ".", ".."):
            raise ValueError(f"{operation}: the argument for `{name}` is {value!r}, which cannot be part of a path")
        path = path.replace("{" + name + "}", quote(text, safe="~"))
    return path


def query_string(query: Mapping[str, object]) -> str:
    """`?` and the query string, without None and arguments that were not passed; an empty text if nothing is left."""
    pairs = [
        f"{quote(name, safe='$')}={quote(query_value(value), safe='~/,:$@!*()')}"
        for name, value in query.items()
        if value is not None and not isinstance(value, Unset)
    ]
    return f"?{'&'.join(pairs)}" if pairs else ""


def with_query(url: str, name: str, value: object) -> str:
    """An address with this value for a parameter of its query, and no other."""
    address, _, query = url.partition("?")
    new = query_string({name: value})[1:]
    key = f"{new.partition('=')[0]}="
    return f"{address}?{'&'.join([*(pair for pair in query.split('&') if pair and not pair.startswith(key)), new])}"


def query_value(value: object) -> str:
    """A value as it is written in a path or query, before percent-encoding."""
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


def header_text(name: str, value: object) -> str:
    """A value as it is written in the header `name`. Raises ValueError for a condition that is no time."""
    is_date = isinstance(value, datetime) or name.lower() in CONDITIONS
    return http_date(value) if is_date else query_value(value)
