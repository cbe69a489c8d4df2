"""The exceptions of this package, as one tree.

RootError                        exported under the name of the client: `<client>Error`
├── ConfigurationError          no base address, or unusable credentials
├── ClientClosed                the client, or its transport, was closed
├── TransportError              no complete response was received
│   ├── ConnectionFailed        no connection to the server: the request was not sent
│   ├── ConnectionLost          the connection broke, or the response ended early
│   ├── PoolTimeout             no connection was free in time: the request was not sent
│   └── TimedOut                the timeout was exceeded
├── InvalidResponse             a 2xx response with a body that cannot be decoded
│   └── ValidationFailed        with strict=True: the body differs from its documented type
└── StatusError                 a response with another status than 2xx
    ├── NotModified             304
    ├── BadRequest              400
    ├── Unauthorized            401
    ├── Forbidden               403
    ├── NotFound                404, or `null` where an object was requested
    ├── Conflict                409
    ├── PreconditionFailed      412
    ├── RateLimited             429
    └── ServerError             5xx
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from ._api import RootError
from ._problem import Problem


class ConfigurationError(RootError):
    """The client was created with settings that it cannot use. No request was sent."""


class ClientClosed(RootError, RuntimeError):
    """The client, or the transport that it was given, was closed. No request was sent."""


class TransportError(RootError):
    """No complete response was received. `method` and `url` identify the request; secrets in `url` are redacted."""

    def __init__(self, message: str, *, method: str = "", url: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.url = url

    def of(self, method: str, url: str) -> Self:
        """The same error, of the request with this method and redacted address."""
        return type(self)(self.message, method=method, url=url)

    def __str__(self) -> str:
        return f"{self.method} {self.url}: {self.message}" if self.method else self.message


class ConnectionFailed(TransportError):
    """No connection to the server (refused, unknown host, TLS failure). The request was not sent."""


class ConnectionLost(TransportError):
    """The connection broke after it was established. The server may have processed the request."""


class PoolTimeout(TransportError):
    """No connection was free within `Timeout.pool` seconds. The request was not sent."""


class TimedOut(TransportError):
    """The timeout was exceeded. The server may have processed the request."""


class InvalidResponse(RootError):
    """A 2xx response with a body that cannot be decoded. `content` is the body as it was received."""

    def __init__(self, message: str, *, method: str, url: str, status: int, content: bytes) -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.url = url
        self.status = status
        self.content = content

    def __str__(self) -> str:
        return f"{self.method} {self.url}: {self.message}"


class ValidationFailed(InvalidResponse):
    """With `strict=True`: the body is JSON, but not of the documented type. `problems` lists the differences."""

    problems: tuple[Problem, ...] = ()


class StatusError(RootError):
    """A response with another status than 2xx.

    `body` is the parsed JSON, or the text of a body that is not JSON; `content` is the body as it was received;
    `error_type` and `message` are what the body says, if it does; secrets in `url` are redacted.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str,
        url: str,
        status: int,
        headers: Mapping[str, str],
        content: bytes = b"",
        body: Any = None,
        error_type: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.url = url
        self.status = status
        self.headers = headers
        self.content = content
        self.body = body
        self.error_type = error_type
        self.retry_after = retry_after

    @property
    def request_id(self) -> str | None:
        """The identifier that the server gave to the request, for a support case; None if it gave none."""
        return find_request_id(self.headers)

    def __str__(self) -> str:
        return f"{self.method} {self.url}: {self.status} {self.message}"


class NotModified(StatusError):
    """304: the resource has not changed since `if_modified_since`."""


class BadRequest(StatusError):
    """400: the server could not process the request."""


class Unauthorized(StatusError):
    """401: credentials are missing or no longer valid."""


class Forbidden(StatusError):
    """403: the credentials are valid, but do not permit this request."""


class NotFound(StatusError):
    """404, or a 2xx response with `null` where an object was requested: the resource does not exist."""


class Conflict(StatusError):
    """409: the request conflicts with the state of the resource, for example a failed `test` of a JSON Patch."""


class PreconditionFailed(StatusError):
    """412: the resource was changed after `if_unmodified_since`."""


class RateLimited(StatusError):
    """429: too many requests. `retry_after` is the wait in seconds that the server asks for, or None."""


class ServerError(StatusError):
    """5xx: the server failed."""


_BY_STATUS: dict[int, type[StatusError]] = {
    304: NotModified,
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    412: PreconditionFailed,
    429: RateLimited,
}

_REQUEST_ID_HEADERS: Sequence[str] = ("x-request-id", "request-id", "x-correlation-id", "correlation-id")


def error_class(status: int) -> type[StatusError]:
    """The exception for a status code."""
    return ServerError if status >= 500 else _BY_STATUS.get(status, StatusError)


def find_request_id(headers: Mapping[str, str]) -> str | None:
    """The value of the first header that identifies the request, or None."""
    return next((headers[name] for name in _REQUEST_ID_HEADERS if name in headers), None)
