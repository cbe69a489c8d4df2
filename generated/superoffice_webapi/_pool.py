"""What the built-in transports share: settings of a connection pool, requests and errors of the HTTP library."""

from __future__ import annotations

import os
import ssl
import time
from collections.abc import Iterator, Mapping
from typing import Any

import httpx2

from ._errors import ClientClosed, ConnectionFailed, ConnectionLost, PoolTimeout, TimedOut, TransportError
from ._transport import HttpRequest, Timeout

# A server that refuses the certificate of the client says so after the handshake (TLS 1.3), when the library expects
# no error of TLS any more.
LIBRARY_ERRORS = (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL, ssl.SSLError)
"""Every exception with which a request can fail."""


class PoolSettings:
    """The settings of a connection pool."""

    def __init__(
        self,
        *,
        proxy: str | None = None,
        verify: bool | str | os.PathLike[str] | ssl.SSLContext = True,
        client_certificate: str | os.PathLike[str] | tuple[str, str] | tuple[str, str, str] | None = None,
        max_connections: int | None = 100,
        max_idle_connections: int | None = None,
        idle_seconds: float = 30.0,
        trust_env: bool = True,
    ) -> None:
        """Raises OSError for a certificate that cannot be read, and ssl.SSLError for one that is none.

        Args:
            proxy: address of a proxy for all requests (`http://user:password@host:port`). Without it, the environment
                variables HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY count.
            verify: how the certificate of the server is verified: True with the certificates of the operating system;
                a path with those of a file or a folder in PEM format; an `ssl.SSLContext`; False for not at all.
            client_certificate: path of the certificate that the client presents, in PEM format, with its private key;
                or a tuple of the paths of certificate and key, and the password of the key if it has one.
            max_connections: how many connections may be open at the same time; None for no limit. A request that finds
                all of them in use waits for `Timeout.pool` seconds.
            max_idle_connections: how many of them stay open when they are not in use; None for all of them.
            idle_seconds: how long they stay open.
            trust_env: False to ignore the environment variables of proxies and certificates.
        """
        limits = {"max_connections": max_connections, "max_keepalive_connections": max_idle_connections}
        self._max_connections = max_connections
        self._closed = False
        self._arguments: Mapping[str, Any] = {
            "proxy": proxy,
            "verify": _ssl_context(verify, client_certificate, trust_env),
            "limits": httpx2.Limits(**limits, keepalive_expiry=idle_seconds),
            "trust_env": trust_env,
            "follow_redirects": False,
        }
        self._open()

    def _open(self) -> None:
        raise NotImplementedError

    def _check_open(self) -> None:
        if self._closed:
            raise ClientClosed("the transport is closed")

    def _error(self, error: Exception) -> TransportError:
        """The exception of this package for one of the library; it does not refer to the original."""
        if isinstance(error, httpx2.PoolTimeout):
            advice = "raise max_connections of the transport, or make fewer calls at the same time"
            return PoolTimeout(f"all {self._max_connections} connections are in use: {advice}")
        return transport_error(error)


def _ssl_context(
    verify: bool | str | os.PathLike[str] | ssl.SSLContext,
    certificate: str | os.PathLike[str] | tuple[str, ...] | None,
    trust_env: bool,
) -> ssl.SSLContext | bool:
    if isinstance(verify, (str, os.PathLike)):
        is_folder = os.path.isdir(verify)
        context = ssl.create_default_context(cafile=None if is_folder else verify, capath=verify if is_folder else None)
    elif certificate is None:
        return verify
    else:
        context = httpx2.create_ssl_context(verify, trust_env=trust_env)
    if isinstance(certificate, tuple):
        context.load_cert_chain(*certificate)
    elif certificate is not None:
        context.load_cert_chain(certificate)
    return context


def build_request(client: httpx2.Client | httpx2.AsyncClient, request: HttpRequest) -> httpx2.Request:
    """A request as the library sends it."""
    return client.build_request(
        request.method,
        request.url,
        headers=dict(request.headers),
        content=request.content,
        extensions={"timeout": _Timeouts(request)},
    )


class _Timeouts(Mapping[str, float | None]):
    """The timeouts of a request, which the library looks up before each wait: none goes beyond the deadline."""

    def __init__(self, request: HttpRequest) -> None:
        timeout = Timeout.of(request.timeout)
        self._deadline = request.deadline
        self._seconds = {
            "connect": timeout.connect,
            "read": timeout.read,
            "write": timeout.write,
            "pool": timeout.pool,
        }

    def __getitem__(self, phase: str) -> float | None:
        seconds = self._seconds[phase]
        if self._deadline is None:
            return seconds
        left = max(self._deadline - time.monotonic(), 0.001)
        return left if seconds is None else min(seconds, left)

    def __iter__(self) -> Iterator[str]:
        return iter(self._seconds)

    def __len__(self) -> int:
        return len(self._seconds)


def check_deadline(request: HttpRequest) -> None:
    """Raise TimedOut if the deadline of a request has passed."""
    if request.deadline is not None and time.monotonic() > request.deadline:
        raise TimedOut("the response did not end in time")


def transport_error(error: Exception) -> TransportError:
    """The exception of this package for one of the library, but for a PoolTimeout."""
    kind: type[TransportError]
    if isinstance(error, (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.UnsupportedProtocol, httpx2.ProxyError)):
        kind = ConnectionFailed
    elif isinstance(error, httpx2.TimeoutException):
        kind = TimedOut
    else:
        kind = ConnectionLost
    return kind(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
