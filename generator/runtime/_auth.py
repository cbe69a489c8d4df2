"""Authentication. No object here shows its secret in a repr, a log line or a traceback."""

from __future__ import annotations

import base64
import inspect
import threading
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, ClassVar, TypeAlias

from ._api import CSRF_COOKIE, CSRF_HEADER
from ._errors import ConfigurationError
from ._transport import Headers

TokenSource: TypeAlias = Callable[[], str] | Callable[[], Awaitable[str]]
"""Returns a valid access token. Called before the first request, and once for each request answered with 401."""


class Secret:
    """A text that must not be shown; only `reveal` returns it."""

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
    """Base class of the authentication schemes; use one of its subclasses."""

    __slots__ = ()

    refreshable: bool = False
    """Whether a new token can be acquired after the server rejected the current one."""

    def headers(self, token: Secret | None) -> dict[str, str]:
        """The request headers of this scheme. `token` is the result of `acquire`, for a scheme that is refreshable."""
        raise NotImplementedError

    def acquire(self, rejected: Secret | None) -> Secret | None:
        """A token other than `rejected`, which the server answered with 401. Blocks while another thread gets one."""
        return None

    async def acquire_async(self, rejected: Secret | None) -> Secret | None:
        """As `acquire`, for an asynchronous client."""
        return self.acquire(rejected)

    def on_response(self, headers: Headers) -> None:
        """Called with the headers of each response, for a scheme that takes its credentials from them."""

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


class PrefixedToken(Auth):
    """A token sent as `Authorization: PREFIX TOKEN`. Each subclass is the scheme of one prefix."""

    __slots__ = ("_token",)

    prefix: ClassVar[str]

    def __init__(self, token: str) -> None:
        self._token = Secret(token)

    def headers(self, token: Secret | None) -> dict[str, str]:
        return {"Authorization": f"{self.prefix} {self._token.reveal()}"}


class Bearer(Auth):
    """An access token (RFC 6750), or a callable that returns one.

    The callable, which may be a coroutine function for an asynchronous client, is called before the first request. When
    the server answers 401, it is called again and the request is repeated with the new token. If several threads or
    tasks get 401 at the same time, one of them calls it and the others use its token.
    """

    __slots__ = ("_async_locks", "_lock", "_source", "_token")

    def __init__(self, token: str | TokenSource) -> None:
        self._lock = threading.Lock()
        self._async_locks: Any = None
        self._source: TokenSource | None = None if isinstance(token, str) else token
        self._token: Secret | None = Secret(token) if isinstance(token, str) else None

    @property
    def refreshable(self) -> bool:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        return self._source is not None

    def headers(self, token: Secret | None) -> dict[str, str]:
        current = token or self._token
        return {"Authorization": f"Bearer {current.reveal()}"} if current else {}

    def acquire(self, rejected: Secret | None) -> Secret | None:
        with self._lock:
            if self._source is not None and (self._token is None or self._token is rejected):
                self._token = _synchronous(self._source())
            return self._token

    async def acquire_async(self, rejected: Secret | None) -> Secret | None:
        async with self._lock_of_event_loop():
            if self._source is not None and (self._token is None or self._token is rejected):
                token = self._source()
                self._token = Secret(token if isinstance(token, str) else await token)
            return self._token

    def _lock_of_event_loop(self) -> AbstractAsyncContextManager[object]:
        # A lock works in one event loop only, a client in several.
        from anyio import Lock
        from anyio.lowlevel import RunVar

        with self._lock:
            if self._async_locks is None:
                self._async_locks = RunVar[Lock]("lock")
            locks: RunVar[Lock] = self._async_locks
            lock = locks.get(None)
            if lock is None:
                lock = Lock()
                locks.set(lock)
            return lock


def _synchronous(token: str | Awaitable[str]) -> Secret:
    """The token of a synchronous source. Raises ConfigurationError for a coroutine."""
    if isinstance(token, str):
        return Secret(token)
    if inspect.iscoroutine(token):
        token.close()
    raise ConfigurationError("the token source is asynchronous, the client is not")


class Session(Auth):
    """The cookies of a browser session, with its token against cross-site request forgery (CSRF).

    The token is sent in a header of its own; it is `csrf_token`, or the current value of the cookie `csrf_cookie`.
    Cookies that the server sets are stored, so that it can renew the session and the token.
    """

    __slots__ = ("_cookies", "_csrf_cookie", "_csrf_token", "_lock")

    def __init__(
        self,
        cookies: Mapping[str, str],
        *,
        csrf_token: str | None = None,
        csrf_cookie: str = CSRF_COOKIE,
    ) -> None:
        self._lock = threading.Lock()
        self._cookies = {name: Secret(value) for name, value in cookies.items()}
        self._csrf_token = Secret(csrf_token) if csrf_token else None
        self._csrf_cookie = csrf_cookie
        if self._csrf_token is None and csrf_cookie not in self._cookies:
            raise ConfigurationError(f"a session needs csrf_token, or a cookie named {csrf_cookie} that holds it")

    def headers(self, token: Secret | None) -> dict[str, str]:
        with self._lock:
            csrf_token = self._csrf_token or self._cookies[self._csrf_cookie]
            cookies = "; ".join(f"{name}={value.reveal()}" for name, value in self._cookies.items())
        return {"Cookie": cookies, CSRF_HEADER: csrf_token.reveal()}

    def on_response(self, headers: Headers) -> None:
        for line in headers.get_all("set-cookie"):
            name, equals, value = line.partition(";")[0].strip().partition("=")
            if equals and value and value.isprintable() and value.isascii():
                with self._lock:
                    self._cookies[name] = Secret(value)
