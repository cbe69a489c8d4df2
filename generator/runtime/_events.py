"""What the hooks of a client are told: each request before it is sent, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ._transport import Headers


@dataclass(frozen=True, slots=True, eq=False)
class RequestEvent:
    """A request that is about to be sent. Each retry is an event of its own."""

    method: str
    template: str
    """The documented path, with the names of its parameters in braces: the name of the operation, for a metric."""
    url: str
    """The address, with `***` in place of secrets."""
    attempt: int
    """1 for the first request of a call."""
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    """Empty at first. What a hook adds is sent with the request, for example the context of a trace."""
    state: dict[str, Any] = field(default_factory=dict[str, Any], repr=False)
    """Empty at first, and for the hooks alone: what `on_request` stores here, `on_response` finds in its event."""


@dataclass(frozen=True, slots=True, eq=False)
class ResponseEvent:
    """What came of a request."""

    request: RequestEvent
    """The event that `on_request` was called with."""
    seconds: float
    """From sending the request until the whole response was received; of a download, until its headers were."""
    status: int | None = None
    """None if no complete response was received."""
    headers: Headers = field(default_factory=Headers)
    """The headers of the response; empty if none was received."""
    error: BaseException | None = None
    """Why no complete response was received: a TransportError, or the exception that cancelled the call."""


RequestHook: TypeAlias = Callable[[RequestEvent], object]
ResponseHook: TypeAlias = Callable[[ResponseEvent], object]
