"""Ways to say who you are. None of them shows what it holds in a repr, a log line or a traceback."""

from __future__ import annotations

import base64
import inspect
import threading
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from ._errors import ConfigurationError
from ._transport import Headers

TokenSource: TypeAlias = Callable[[], str] | Callable[[], Awaitable[str]]
"""Gets a token that is good now. Called before the first request, and once for each request answered with 401."""


class Secret:
    """A text that must not be shown. Only `reveal` gives it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        if not text or not text.isprintable() or not text.isascii():
            raise ConfigurationError("a secret must be printable ASCII text, and not empty")
        self._text = text

    def reveal(self) -> str:
        """The text."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other.reveal() == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return "Secret(***)"


class Auth:
    """What every way has in common. Make one of the subclasses."""

    __slots__ = ()

    refreshable: bool = False
    """Whether a fresh token can be had when the server refuses the one that was sent."""

    def headers(self, token: Secret | None) -> dict[str, str]:
        """The headers that stand for this identity; `token` is what `acquire` gave, for those that are refreshable."""
        raise NotImplementedError

    def acquire(self, stale: Secret | None) -> Secret | None:
        """A token other than `stale`, which the server refused."""
        return None

    async def acquire_async(self, stale: Secret | None) -> Secret | None:
        """As `acquire`, for an asynchronous client."""
        return self.acquire(stale)

    def remember(self, headers: Headers) -> None:
        """Look at the headers of an answer."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(***)"


class Basic(Auth):
    """User name and password (RFC 7617)."""

    __slots__ = ("_credentials",)

    def __init__(self, username: str, password: str) -> None:
        if ":" in username:
            raise ConfigurationError("a user name for Basic cannot hold a colon")
        self._credentials = Secret(base64.b64encode(f"{username}:{password}".encode()).decode())

    def headers(self, token: Secret | None) -> dict[str, str]:
        return {"Authorization": f"Basic {self._credentials.reveal()}"}


class SOTicket(Auth):
    """A ticket of a session that exists already."""

    __slots__ = ("_ticket",)

    def __init__(self, ticket: str) -> None:
        self._ticket = Secret(ticket)

    def headers(self, token: Secret | None) -> dict[str, str]:
        return {"Authorization": f"SOTicket {self._ticket.reveal()}"}


class Bearer(Auth):
    """An access token (RFC 6750), or a callable that gets one.

    The callable, which may be a coroutine function for an asynchronous client, is called before the first request. When
    the server answers 401 it is called once more, and the request is repeated with what it gives. However many threads
    or tasks find at the same time that a token has run out, one of them calls it and the others take its token.
    """

    __slots__ = ("_async_lock", "_lock", "_source", "_token")

    def __init__(self, token: str | TokenSource) -> None:
        self._lock = threading.Lock()
        self._async_lock: object = None
        self._source: TokenSource | None = None if isinstance(token, str) else token
        self._token: Secret | None = Secret(token) if isinstance(token, str) else None

    @property
    def refreshable(self) -> bool:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        return self._source is not None

    def headers(self, token: Secret | None) -> dict[str, str]:
        current = token or self._token
        return {"Authorization": f"Bearer {current.reveal()}"} if current else {}

    def acquire(self, stale: Secret | None) -> Secret | None:
        with self._lock:
            if self._source is not None and (self._token is None or self._token is stale):
                self._token = _only_text(self._source())
            return self._token

    async def acquire_async(self, stale: Secret | None) -> Secret | None:
        from anyio import Lock

        with self._lock:
            lock = self._async_lock = self._async_lock if isinstance(self._async_lock, Lock) else Lock()
        async with lock:
            if self._source is not None and (self._token is None or self._token is stale):
                given = self._source()
                self._token = _only_text(given if isinstance(given, str) else await given)
            return self._token


def _only_text(given: str | Awaitable[str]) -> Secret:
    if isinstance(given, str):
        return Secret(given)
    if inspect.iscoroutine(given):
        given.close()
    raise ConfigurationError("the token source is asynchronous, the client is not")


class Session(Auth):
    """The cookies of a signed-in browser session. The XSRF token is given, or taken from the cookie `xsrf_cookie`.

    Cookies that the server sets are kept, so that a session, and its token, may be renewed.
    """

    __slots__ = ("_cookies", "_lock", "_xsrf_cookie", "_xsrf_token")

    def __init__(
        self,
        cookies: Mapping[str, str],
        *,
        xsrf_token: str | None = None,
        xsrf_cookie: str = "XSRF-TOKEN",
    ) -> None:
        self._lock = threading.Lock()
        self._cookies = {name: Secret(value) for name, value in cookies.items()}
        self._xsrf_token = Secret(xsrf_token) if xsrf_token else None
        self._xsrf_cookie = xsrf_cookie
        if self._xsrf_token is None and xsrf_cookie not in self._cookies:
            raise ConfigurationError(f"no xsrf_token, and no cookie named {xsrf_cookie} to take it from")

    def headers(self, token: Secret | None) -> dict[str, str]:
        with self._lock:
            xsrf = self._xsrf_token or self._cookies[self._xsrf_cookie]
            cookies = "; ".join(f"{name}={value.reveal()}" for name, value in self._cookies.items())
        return {"Cookie": cookies, "X-XSRF-TOKEN": xsrf.reveal()}

    def remember(self, headers: Headers) -> None:
        for line in headers.get_all("set-cookie"):
            name, equals, value = line.partition(";")[0].strip().partition("=")
            if equals and value and value.isprintable() and value.isascii():
                with self._lock:
                    self._cookies[name] = Secret(value)
