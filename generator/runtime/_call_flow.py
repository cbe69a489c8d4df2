"""The flow of one call, without input and output: acquire a token, send, read, retry, give up.

`call_flow` is a generator. It yields the next step and is sent the result of that step, so that the synchronous and the
asynchronous client share one implementation.
"""

from __future__ import annotations

import itertools
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from ._attempt import Attempt
from ._auth import Secret
from ._deadline import Deadline
from ._error_response import is_own_error, status_error
from ._errors import RateLimited, StatusError, TransportError
from ._pause import shared_pause
from ._request import Call
from ._retry import LONGEST_WAIT, may_retry_after_failure, may_retry_after_status, wait_before, with_jitter
from ._transport import AsyncHttpResponse, Headers, HttpRequest, HttpResponse


class AcquireToken(NamedTuple):
    """Get a token other than `rejected`. Result: Secret or None."""

    rejected: Secret | None


class Send(NamedTuple):
    """Send the request of the call with the token and additional headers. Result: the response, its body unread."""

    call: Call
    token: Secret | None
    headers: Mapping[str, str]
    deadline: float | None
    """By the clock `time.monotonic()`."""


class ReadBody(NamedTuple):
    """Read the body of the response to its end and release the connection. Result: bytes."""

    response: Any


class Wait(NamedTuple):
    """Wait for some seconds. Result: None."""

    seconds: float


Step: TypeAlias = AcquireToken | Send | ReadBody | Wait


@dataclass(frozen=True, slots=True)
class CallResult:
    """The final response of a call. `response` is set, and its body unread, if the call streams."""

    status: int
    headers: Headers = field(repr=False)
    content: bytes = field(default=b"", repr=False)
    response: Any = field(default=None, repr=False)


def build_request(send: Send, content: Any) -> HttpRequest:
    """The request for a transport. The only place where credentials are added to a request."""
    call, settings = send.call, send.call.settings
    headers = {**call.headers, **send.headers}
    length = call.body.length if call.body else None
    if length is not None:
        headers["Content-Length"] = str(length)
    if settings.auth:
        headers |= settings.auth.headers(send.token)
    headers |= {name: secret.reveal() for name, secret in settings.secret_headers.items()}
    return HttpRequest(call.method, call.url, headers, content, settings.timeout, send.deadline)


def call_flow(call: Call) -> Generator[Step, Any, CallResult]:
    """Run a call to its end. Raises StatusError or TransportError when it fails."""
    auth, deadline = call.settings.auth, Deadline(call.settings.timeout)
    retries = _Retries(call, deadline)
    refreshable = auth is not None and auth.refreshable
    token: Secret | None = (yield AcquireToken(None)) if refreshable else None
    for number in itertools.count(1):
        yield from retries.shared_wait()
        result = yield from _exchange(call, token, deadline, number)
        if isinstance(result, TransportError):
            yield from retries.wait(result)
            continue
        if auth is not None:
            auth.on_response(result.headers)
        if 200 <= result.status < 300 or _means_none(call, result.status, result.content):
            retries.succeeded()
            return result
        if result.status == 401 and refreshable and _can_be_sent_again(call):
            refreshable = False
            token = yield AcquireToken(token)
            continue
        failure = status_error(call.method, call.redacted_url, result.status, result.headers, result.content)
        yield from retries.wait(failure)
    raise AssertionError  # not reached: the loop has no end


def _exchange(
    call: Call, token: Secret | None, deadline: Deadline, number: int
) -> Generator[Step, Any, CallResult | TransportError]:
    """Send the request once and read the response. Returns the error of the transport, if there is one."""
    attempt = Attempt(call, number)
    try:
        response: HttpResponse | AsyncHttpResponse = yield Send(call, token, attempt.event.headers, deadline.time)
        status, headers = response.status, response.headers
        if 200 <= status < 300 and call.stream and not _may_be_null(status, headers):
            result = CallResult(status, headers, response=response)
        else:
            content: bytes = yield ReadBody(response)
            result = CallResult(status, headers, content)
    except TransportError as error:
        failure = deadline.failure(error).of(call.method, call.redacted_url)
        attempt.failed(failure)
        return failure
    except BaseException as error:
        attempt.failed(error)
        raise
    attempt.received(status, headers)
    return result


class _Retries:
    """Whether the request of a call is sent again, and when; with the pause that it shares with others."""

    def __init__(self, call: Call, deadline: Deadline) -> None:
        self._call = call
        self._deadline = deadline
        self._group = shared_pause.get()
        self._count = 0
        self._progress = 0

    def shared_wait(self) -> Generator[Step, Any, None]:
        """Wait until the pause of the group ends."""
        while self._group is not None and (left := self._group.left()):
            if not self._deadline.allows(left):
                reason = "the server limits the rate of requests"
                raise self._deadline.exceeded(reason).of(self._call.method, self._call.redacted_url)
            yield Wait(with_jitter(left))

    def succeeded(self) -> None:
        """Note that the group makes progress."""
        if self._group is not None:
            self._group.succeeded()

    def wait(self, failure: TransportError | StatusError) -> Generator[Step, Any, None]:
        """Wait before the request is sent again. Raises the failure if it may not be."""
        call, group = self._call, self._group if isinstance(failure, RateLimited) else None
        if group is not None and group.successes > self._progress:
            # While the others make progress, a request may be refused any number of times.
            self._count, self._progress = 0, group.successes
        self._count += 1
        if self._count > call.settings.max_retries or not _can_be_sent_again(call) or not _may_retry(call, failure):
            raise failure
        wait = wait_before(self._count, failure.retry_after if isinstance(failure, StatusError) else None)
        if not self._deadline.allows(wait):
            raise failure
        if group is not None:
            group.extend(wait)
        else:
            yield Wait(wait)


def _can_be_sent_again(call: Call) -> bool:
    return call.body is None or call.body.replayable


def _may_retry(call: Call, failure: TransportError | StatusError) -> bool:
    repeatable = call.repeatable or call.settings.retry_unsafe
    if isinstance(failure, TransportError):
        return may_retry_after_failure(failure, repeatable=repeatable)
    if failure.retry_after is not None and failure.retry_after > LONGEST_WAIT:
        return False
    whole_body_sent = call.body is None or call.body.whole_sent
    return may_retry_after_status(failure.status, whole_body_sent=whole_body_sent, repeatable=repeatable)


def _means_none(call: Call, status: int, content: bytes) -> bool:
    """Whether an error status stands for None. A 404 that does not come from the API means a wrong address."""
    if status == 404:
        return call.absent == "none" and is_own_error(content)
    return status == 304 and call.unchanged == "none"


def _may_be_null(status: int, headers: Headers) -> bool:
    """Whether a successful response may hold no file: no body, or a JSON `null`."""
    return status == 204 or (headers.get("content-length") == "4" and "json" in headers.get("content-type", ""))
