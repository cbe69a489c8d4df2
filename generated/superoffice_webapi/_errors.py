"""Everything that this package raises on purpose. One tree: catch as much of it as you want to handle.

SuperOfficeError
├── ConfigurationError          no base address, or credentials that cannot be used
├── TransportError              no whole answer arrived
│   ├── ConnectionFailed        the server was not reached: nothing was sent
│   ├── ConnectionLost          the connection broke, or the body was cut off
│   └── TimedOut                `timeout` ran out
├── InvalidResponse             an answer with a good status that is not what it says it is
│   └── ValidationFailed        with strict=True: the answer differs from its documented type
└── StatusError                 an answer with another status than 2xx
    ├── NotModified             304
    ├── BadRequest              400
    ├── Unauthorized            401
    ├── Forbidden               403
    ├── NotFound                404, or a `null` where an entity was asked for
    ├── Conflict                409
    ├── PreconditionFailed      412
    ├── RateLimited             429
    └── ServerError             5xx
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ._problem import Problem


class SuperOfficeError(Exception):
    """The root of the tree. Every error can be pickled, and so cross the border of a process."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[SuperOfficeError], args: tuple[Any, ...], state: dict[str, Any]) -> SuperOfficeError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(SuperOfficeError):
    """The client was made with something that it cannot work with. Nothing was sent."""


class TransportError(SuperOfficeError):
    """No whole answer arrived. `method` and `url` tell for which request; `url` holds no secrets."""

    def __init__(self, message: str, *, method: str = "", url: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.url = url

    def __str__(self) -> str:
        return f"{self.method} {self.url}: {self.message}" if self.method else self.message


class ConnectionFailed(TransportError):
    """The server could not be reached (refused, no such host, no TLS). Nothing of the request was sent."""


class ConnectionLost(TransportError):
    """The connection broke after it was made. The server may have done what it was asked for."""


class TimedOut(TransportError):
    """`timeout` ran out. The server may have done what it was asked for."""


class InvalidResponse(SuperOfficeError):
    """The answer has a good status, and a body that cannot be read as what it says it is."""

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
    """With `strict=True`: the answer is JSON, but not of the documented type. `problems` tells where."""

    problems: tuple[Problem, ...] = ()


class StatusError(SuperOfficeError):
    """The server answered with another status than 2xx.

    `body` is the parsed JSON where there is any, else the text; `content` is the body as it came;
    `request_id` is what the server calls this exchange, where it says so. `url` holds no secrets.
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
        """What the server calls this exchange, for a support case."""
        return find_request_id(self.headers)

    def __str__(self) -> str:
        return f"{self.method} {self.url}: {self.status} {self.message}"


class NotModified(StatusError):
    """304: the entity has not changed since `if_modified_since`."""


class BadRequest(StatusError):
    """400: the server could not make sense of the request."""


class Unauthorized(StatusError):
    """401: no credentials, or credentials that are no longer good."""


class Forbidden(StatusError):
    """403: the credentials are good, but do not allow this."""


class NotFound(StatusError):
    """404, or 200 with `null` where an entity was asked for: there is no such thing."""


class Conflict(StatusError):
    """409: what is there contradicts the request, as a failed `test` of a JSON Patch does."""


class PreconditionFailed(StatusError):
    """412: the entity was changed after `if_unmodified_since`."""


class RateLimited(StatusError):
    """429: too many requests. `retry_after` is the wait in seconds that the server asks for, where it does."""


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
    """The class of error for a status code."""
    return ServerError if status >= 500 else _BY_STATUS.get(status, StatusError)


def find_request_id(headers: Mapping[str, str]) -> str | None:
    """The first header that names the exchange, if there is one."""
    return next((headers[name] for name in _REQUEST_ID_HEADERS if name in headers), None)
