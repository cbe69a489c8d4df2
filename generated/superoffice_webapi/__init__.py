"""A client for the SuperOffice WebAPI.

    from superoffice_webapi import SuperOffice

    client = SuperOffice("https://host/customer", auth=...)

Everything is imported at first use: `import superoffice_webapi` alone loads no other package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import agents as agents
    from . import entities as entities
    from . import models as models
    from ._api import SuperOfficeError
    from ._async_concurrency import async_call_all, async_call_as_completed
    from ._auth import Auth, Basic, Bearer, Session, TokenSource
    from ._client import AsyncSuperOffice, SuperOffice
    from ._concurrency import Outcome, call_all, call_as_completed
    from ._download import AsyncDownload, Download
    from ._errors import (
        BadRequest,
        ClientClosed,
        ConfigurationError,
        Conflict,
        ConnectionFailed,
        ConnectionLost,
        Forbidden,
        InvalidResponse,
        NotFound,
        NotModified,
        PoolTimeout,
        PreconditionFailed,
        RateLimited,
        ServerError,
        StatusError,
        TimedOut,
        TransportError,
        Unauthorized,
        ValidationFailed,
    )
    from ._events import RequestEvent, ResponseEvent
    from ._filter import Filter, where
    from ._http import AsyncHttpTransport, HttpTransport
    from ._model import Model
    from ._numbered_pages import aiter_rows, iter_rows
    from ._options import CallOptions, ClientOptions
    from ._pagination import AsyncListing, Listing
    from ._patch import json_patch, merge_patch
    from ._problem import Problem
    from ._response import RawResponse, ResponseWarning
    from ._security import SOTicket
    from ._selection import IncompleteRecord
    from ._timestamp import DateTime
    from ._transport import AsyncHttpResponse, AsyncTransport, Headers, HttpRequest, HttpResponse, Timeout, Transport
    from ._types import UNSET, AsyncContent, Content, Progress, Unset

__version__ = "0.1.0"

_HOME = {
    "SuperOfficeError": "_api",
    "async_call_all": "_async_concurrency",
    "async_call_as_completed": "_async_concurrency",
    "Auth": "_auth",
    "Basic": "_auth",
    "Bearer": "_auth",
    "Session": "_auth",
    "TokenSource": "_auth",
    "AsyncSuperOffice": "_client",
    "SuperOffice": "_client",
    "Outcome": "_concurrency",
    "call_all": "_concurrency",
    "call_as_completed": "_concurrency",
    "AsyncDownload": "_download",
    "Download": "_download",
    "BadRequest": "_errors",
    "ClientClosed": "_errors",
    "ConfigurationError": "_errors",
    "Conflict": "_errors",
    "ConnectionFailed": "_errors",
    "ConnectionLost": "_errors",
    "Forbidden": "_errors",
    "InvalidResponse": "_errors",
    "NotFound": "_errors",
    "NotModified": "_errors",
    "PoolTimeout": "_errors",
    "PreconditionFailed": "_errors",
    "RateLimited": "_errors",
    "ServerError": "_errors",
    "StatusError": "_errors",
    "TimedOut": "_errors",
    "TransportError": "_errors",
    "Unauthorized": "_errors",
    "ValidationFailed": "_errors",
    "RequestEvent": "_events",
    "ResponseEvent": "_events",
    "Filter": "_filter",
    "where": "_filter",
    "AsyncHttpTransport": "_http",
    "HttpTransport": "_http",
    "Model": "_model",
    "aiter_rows": "_numbered_pages",
    "iter_rows": "_numbered_pages",
    "CallOptions": "_options",
    "ClientOptions": "_options",
    "AsyncListing": "_pagination",
    "Listing": "_pagination",
    "json_patch": "_patch",
    "merge_patch": "_patch",
    "Problem": "_problem",
    "RawResponse": "_response",
    "ResponseWarning": "_response",
    "SOTicket": "_security",
    "IncompleteRecord": "_selection",
    "DateTime": "_timestamp",
    "AsyncHttpResponse": "_transport",
    "AsyncTransport": "_transport",
    "Headers": "_transport",
    "HttpRequest": "_transport",
    "HttpResponse": "_transport",
    "Timeout": "_transport",
    "Transport": "_transport",
    "UNSET": "_types",
    "AsyncContent": "_types",
    "Content": "_types",
    "Progress": "_types",
    "Unset": "_types",
}
"""Exported name -> the module that defines it."""

_SUBPACKAGES = ["agents", "entities", "models"]

__all__ = [
    "UNSET",
    "AsyncContent",
    "AsyncDownload",
    "AsyncHttpResponse",
    "AsyncHttpTransport",
    "AsyncListing",
    "AsyncSuperOffice",
    "AsyncTransport",
    "Auth",
    "BadRequest",
    "Basic",
    "Bearer",
    "CallOptions",
    "ClientClosed",
    "ClientOptions",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "ConnectionLost",
    "Content",
    "DateTime",
    "Download",
    "Filter",
    "Forbidden",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "HttpTransport",
    "IncompleteRecord",
    "InvalidResponse",
    "Listing",
    "Model",
    "NotFound",
    "NotModified",
    "Outcome",
    "PoolTimeout",
    "PreconditionFailed",
    "Problem",
    "Progress",
    "RateLimited",
    "RawResponse",
    "RequestEvent",
    "ResponseEvent",
    "ResponseWarning",
    "SOTicket",
    "ServerError",
    "Session",
    "StatusError",
    "SuperOffice",
    "SuperOfficeError",
    "TimedOut",
    "Timeout",
    "TokenSource",
    "Transport",
    "TransportError",
    "Unauthorized",
    "Unset",
    "ValidationFailed",
    "aiter_rows",
    "async_call_all",
    "async_call_as_completed",
    "call_all",
    "call_as_completed",
    "iter_rows",
    "json_patch",
    "merge_patch",
    "where",
]


if not TYPE_CHECKING:  # type checkers know the names: with this function, they would allow any

    def __getattr__(name: str) -> Any:
        if name in _HOME:
            value = globals()[name] = getattr(import_module(f".{_HOME[name]}", __name__), name)
            return value
        if name in _SUBPACKAGES:
            return import_module(f".{name}", __name__)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_SUBPACKAGES})
