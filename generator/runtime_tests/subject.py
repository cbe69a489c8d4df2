"""The client under test, by names that every client has.

A generated client has a `subject.py` of its own, made from a template; this one takes its place, so that the other
modules can be linted and type-checked where they are.
"""

from __future__ import annotations

from typing import Any

from generator.runtime._api import ENVIRONMENT_PREFIX
from generator.runtime._auth import Auth, Basic, Bearer, PrefixedToken
from generator.runtime._base_client import AsyncBaseClient as AsyncClient
from generator.runtime._base_client import BaseClient as Client
from generator.runtime._errors import (
    ConnectionLost,
    InvalidResponse,
    NotFound,
    RateLimited,
    ServerError,
    StatusError,
    ValidationFailed,
)
from generator.runtime._model import decode, encode
from generator.runtime._testing import FakeServer
from generator.runtime._timestamp import DateTime
from generator.runtime._transport import AsyncChunks, AsyncHttpResponse, Headers, HttpRequest, HttpResponse

__all__ = [
    "CLIENT",
    "ENVIRONMENT_PREFIX",
    "GROUP_PACKAGES",
    "PACKAGE",
    "AsyncChunks",
    "AsyncClient",
    "AsyncHttpResponse",
    "Auth",
    "Basic",
    "Bearer",
    "Client",
    "ConnectionLost",
    "DateTime",
    "FakeServer",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "InvalidResponse",
    "NotFound",
    "PrefixedToken",
    "RateLimited",
    "ServerError",
    "StatusError",
    "ValidationFailed",
    "decode",
    "encode",
    "models",
]

PACKAGE = "generator.runtime"
CLIENT = "BaseClient"
"""Name of the class `Client`."""
GROUP_PACKAGES: list[str] = []
"""The subpackages with a module for each group."""

models: Any = None
"""The models of the API, as attributes."""
