"""Settings of the client package: what no page says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """What the package is called, and where the pages are published (without a trailing `/`), if they are."""

    package: str
    client_name: str
    """Name of the synchronous client; `Async` before it is the asynchronous one."""
    env_prefix: str
    """What the names of environment variables start with."""
    version: str = "0.1.0"
    docs_url: str | None = None
    server: str = "https://{host}/{customer}"
    """Address of a server; the parts in braces differ from one installation to another."""
