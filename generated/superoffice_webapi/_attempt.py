"""One request of a call, as hooks and the log see it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from ._errors import TransportError
from ._events import RequestEvent, ResponseEvent
from ._redaction import redact_path
from ._request import Call
from ._transport import Headers

Event = TypeVar("Event")


class Attempt:
    """A request, from the moment before it is sent. `number` is 1 for the first request of a call."""

    def __init__(self, call: Call, number: int) -> None:
        self._call = call
        self.event = RequestEvent(call.method, call.template, call.redacted_url, number)
        _notify(call.settings.on_request, self.event)
        self._start = time.perf_counter()

    def received(self, status: int, headers: Headers) -> None:
        """Tell that a response was received."""
        self._ended(str(status), ResponseEvent(self.event, self._seconds(), status, headers))

    def failed(self, error: BaseException) -> None:
        """Tell why no complete response was received."""
        reason = error.message if isinstance(error, TransportError) else str(error)
        outcome = f"{type(error).__name__}: {reason}".removesuffix(": ")
        self._ended(outcome, ResponseEvent(self.event, self._seconds(), error=error))

    def _seconds(self) -> float:
        return time.perf_counter() - self._start

    def _ended(self, outcome: str, event: ResponseEvent) -> None:
        import logging

        logger = logging.getLogger(__package__)
        if logger.isEnabledFor(logging.DEBUG):
            method, path = self._call.method, redact_path(self._call.url)
            logger.debug(
                "%s %s: %s, %.0f ms, attempt %d", method, path, outcome, event.seconds * 1e3, event.request.attempt
            )
        _notify(self._call.settings.on_response, event)


def _notify(hook: Callable[[Event], object] | None, event: Event) -> None:
    """Call a hook. Its exception is logged, because what watches a call must not change its result."""
    if hook is None:
        return
    try:
        hook(event)
    except Exception:
        import logging

        logging.getLogger(__package__).exception("the hook %r failed", hook)
