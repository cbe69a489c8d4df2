"""The client under test, by names that every client has."""

from __future__ import annotations

from superoffice_webapi import AsyncSuperOffice as AsyncClient
from superoffice_webapi import SuperOffice as Client
from superoffice_webapi import models
from superoffice_webapi._api import ENVIRONMENT_PREFIX
from superoffice_webapi._auth import Auth, Basic, Bearer, PrefixedToken
from superoffice_webapi._errors import (
    ConnectionLost,
    InvalidResponse,
    NotFound,
    RateLimited,
    ServerError,
    StatusError,
    ValidationFailed,
)
from superoffice_webapi._model import decode, encode
from superoffice_webapi._testing import FakeServer
from superoffice_webapi._timestamp import DateTime
from superoffice_webapi._transport import AsyncChunks, AsyncHttpResponse, Headers, HttpRequest, HttpResponse

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

PACKAGE = "superoffice_webapi"
CLIENT = "SuperOffice"
"""Name of the class `Client`."""
GROUP_PACKAGES: list[str] = ["agents", "entities"]
"""The subpackages with a module for each group."""
