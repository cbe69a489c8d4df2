"""A client for the SuperOffice WebAPI.

    from superoffice_webapi import SuperOffice

    client = SuperOffice("https://host/Cust1", auth=...)

Everything is imported when it is first used: `import superoffice_webapi` alone loads no other package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._auth import Auth, Basic, Bearer, Session, SOTicket, TokenSource
    from ._client import AsyncSuperOffice, SuperOffice
    from ._download import AsyncDownload, Download
    from ._errors import (
        BadRequest,
        ConfigurationError,
        Conflict,
        ConnectionFailed,
        ConnectionLost,
        Forbidden,
        InvalidResponse,
        NotFound,
        NotModified,
        PreconditionFailed,
        RateLimited,
        ServerError,
        StatusError,
        SuperOfficeError,
        TimedOut,
        TransportError,
        Unauthorized,
        ValidationFailed,
    )
    from ._listing import AsyncListing, Listing
    from ._model import Model
    from ._options import CallOptions, ClientOptions
    from ._patch import json_patch, merge_patch
    from ._problem import Problem
    from ._response import RawResponse, ResponseWarning
    from ._timestamp import DateTime
    from ._transport import AsyncHttpResponse, AsyncTransport, Headers, HttpRequest, HttpResponse, Transport
    from ._types import UNSET, AsyncContent, Content, Progress, Unset

__version__ = "0.1.0"

_MODULES = {
    "_auth": ("Auth", "Basic", "Bearer", "Session", "SOTicket", "TokenSource"),
    "_client": ("AsyncSuperOffice", "SuperOffice"),
    "_download": ("AsyncDownload", "Download"),
    "_errors": (
        "BadRequest",
        "ConfigurationError",
        "Conflict",
        "ConnectionFailed",
        "ConnectionLost",
        "Forbidden",
        "InvalidResponse",
        "NotFound",
        "NotModified",
        "PreconditionFailed",
        "RateLimited",
        "ServerError",
        "StatusError",
        "SuperOfficeError",
        "TimedOut",
        "TransportError",
        "Unauthorized",
        "ValidationFailed",
    ),
    "_listing": ("AsyncListing", "Listing"),
    "_model": ("Model",),
    "_options": ("CallOptions", "ClientOptions"),
    "_patch": ("json_patch", "merge_patch"),
    "_problem": ("Problem",),
    "_response": ("RawResponse", "ResponseWarning"),
    "_timestamp": ("DateTime",),
    "_transport": ("AsyncHttpResponse", "AsyncTransport", "Headers", "HttpRequest", "HttpResponse", "Transport"),
    "_types": ("UNSET", "AsyncContent", "Content", "Progress", "Unset"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "UNSET",
    "AsyncContent",
    "AsyncDownload",
    "AsyncHttpResponse",
    "AsyncListing",
    "AsyncSuperOffice",
    "AsyncTransport",
    "Auth",
    "BadRequest",
    "Basic",
    "Bearer",
    "CallOptions",
    "ClientOptions",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "ConnectionLost",
    "Content",
    "DateTime",
    "Download",
    "Forbidden",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "InvalidResponse",
    "Listing",
    "Model",
    "NotFound",
    "NotModified",
    "PreconditionFailed",
    "Problem",
    "Progress",
    "RateLimited",
    "RawResponse",
    "ResponseWarning",
    "SOTicket",
    "ServerError",
    "Session",
    "StatusError",
    "SuperOffice",
    "SuperOfficeError",
    "TimedOut",
    "TokenSource",
    "Transport",
    "TransportError",
    "Unauthorized",
    "Unset",
    "ValidationFailed",
    "json_patch",
    "merge_patch",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = globals()[name] = getattr(import_module(f".{_HOME[name]}", __name__), name)
        return value
    if name in ("agents", "entities", "models"):
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "agents", "entities", "models"})
