"""The course of one call, without any waiting: credentials, sending, repeating, giving up.

`exchange` is a generator. It yields what has to be done next and is sent what came of it, so that the synchronous and
the asynchronous client run the very same course.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from ._auth import Secret
from ._errors import StatusError, TransportError
from ._faults import status_error
from ._request import Call
from ._retry import LONGEST_WAIT, may_repeat_after_failure, may_repeat_after_status, retry_after, wait_before
from ._transport import AsyncHttpResponse, Headers, HttpRequest, HttpResponse


class Acquire(NamedTuple):
    """Get a token other than `stale`. Answered with a Secret or None."""

    stale: Secret | None


class Send(NamedTuple):
    """Send the call with the token. Answered with the head of the response."""

    call: Call
    token: Secret | None


class Read(NamedTuple):
    """Read the body of a response to its end, and let go of the connection. Answered with bytes."""

    response: Any


class Wait(NamedTuple):
    """Let time pass."""

    seconds: float


Step: TypeAlias = Acquire | Send | Read | Wait


@dataclass(frozen=True, slots=True)
class Reply:
    """What came in the end. `response` is one whose body is still to be read, for a call that streams."""

    status: int
    headers: Headers = field(repr=False)
    content: bytes = field(default=b"", repr=False)
    response: Any = field(default=None, repr=False)


def request_for(call: Call, token: Secret | None, content: Any) -> HttpRequest:
    """The request to hand to a transport. The only place where credentials and request meet."""
    settings = call.settings
    identity = settings.auth.headers(token) if settings.auth else {}
    if settings.app_token:
        identity["SO-AppToken"] = settings.app_token.reveal()
    length = call.body.length if call.body else None
    sized = {} if length is None else {"Content-Length": str(length)}
    return HttpRequest(call.method, call.url, {**call.headers, **sized, **identity}, content, settings.timeout)


def exchange(call: Call) -> Generator[Step, Any, Reply]:
    """Run a call to its end. Raises StatusError or TransportError when it ends badly."""
    auth, body, settings = call.settings.auth, call.body, call.settings
    refreshable = auth is not None and auth.refreshable
    token: Secret | None = (yield Acquire(None)) if refreshable else None
    repeats = 0
    while True:
        asked: float | None = None
        failure: TransportError | StatusError
        try:
            response: HttpResponse | AsyncHttpResponse = yield Send(call, token)
            status, headers = response.status, response.headers
            good = 200 <= status < 300
            _log(f"{call.method} {call.shown_url}: {status}")
            if good and call.stream and not _may_be_null(status, headers):
                return Reply(status, headers, response=response)
            content: bytes = yield Read(response)
        except TransportError as error:
            failure = type(error)(error.message, method=call.method, url=call.shown_url)
            repeat = may_repeat_after_failure(call.method, error, unsafe=settings.retry_unsafe)
            _log(str(failure))
        else:
            if auth is not None:
                auth.remember(headers)
            if good or _stands_for_none(call, status, headers):
                return Reply(status, headers, content)
            if status == 401 and refreshable and (body is None or body.replayable):
                refreshable = False
                token = yield Acquire(token)
                continue
            failure = status_error(call.method, call.shown_url, status, headers, content)
            whole_body_sent = body is None or body.whole_sent
            repeat = may_repeat_after_status(
                call.method, status, whole_body_sent=whole_body_sent, unsafe=settings.retry_unsafe
            )
            asked = retry_after(headers)
        repeats += 1
        too_long = asked is not None and asked > LONGEST_WAIT
        if not repeat or repeats > settings.max_retries or too_long or not (body is None or body.replayable):
            raise failure
        yield Wait(wait_before(repeats, asked))


def _log(line: str) -> None:
    """Say what came of a request, to whoever listens to the logger of the package at level DEBUG."""
    import logging

    logging.getLogger(__package__).debug("%s", line)


def _stands_for_none(call: Call, status: int, headers: Headers) -> bool:
    """Whether an answer says that there is nothing. A 404 in HTML is no answer of the API: base_url is wrong."""
    if status == 404:
        return call.absent == "none" and "html" not in headers.get("content-type", "")
    return status == 304 and call.unchanged == "none"


def _may_be_null(status: int, headers: Headers) -> bool:
    """Whether a body may be no file at all: none, or a JSON `null`."""
    return status == 204 or (headers.get("content-length") == "4" and "json" in headers.get("content-type", ""))
