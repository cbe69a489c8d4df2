"""The flow of one call, without input and output: acquire a token, send, read, retry, give up.

`call_flow` is a generator. It yields the next step and is sent the result of that step, so that the synchronous and the
asynchronous client share one implementation.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from ._auth import Secret
from ._error_response import is_own_error, status_error
from ._errors import StatusError, TransportError
from ._request import Call
from ._retry import LONGEST_WAIT, may_retry_after_failure, may_retry_after_status, wait_before
from ._transport import AsyncHttpResponse, Headers, HttpRequest, HttpResponse


class AcquireToken(NamedTuple):
    """Get a token other than `rejected`. Result: Secret or None."""

    rejected: Secret | None


class Send(NamedTuple):
    """Send the request of the call with the token. Result: the response, its body unread."""

    call: Call
    token: Secret | None


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


def build_request(call: Call, token: Secret | None, content: Any) -> HttpRequest:
    """The request for a transport. The only place where credentials are added to a request."""
    settings = call.settings
    headers = dict(call.headers)
    length = call.body.length if call.body else None
    if length is not None:
        headers["Content-Length"] = str(length)
    if settings.auth:
        headers |= settings.auth.headers(token)
    headers |= {name: secret.reveal() for name, secret in settings.secret_headers.items()}
    return HttpRequest(call.method, call.url, headers, content, settings.timeout)


def call_flow(call: Call) -> Generator[Step, Any, CallResult]:
    """Run a call to its end. Raises StatusError or TransportError when it fails."""
    auth = call.settings.auth
    refreshable = auth is not None and auth.refreshable
    token: Secret | None = (yield AcquireToken(None)) if refreshable else None
    retries = 0
    while True:
        failure: TransportError | StatusError
        try:
            response: HttpResponse | AsyncHttpResponse = yield Send(call, token)
            status, headers = response.status, response.headers
            success = 200 <= status < 300
            _log(f"{call.method} {call.redacted_url}: {status}")
            if success and call.stream and not _may_be_null(status, headers):
                return CallResult(status, headers, response=response)
            content: bytes = yield ReadBody(response)
        except TransportError as error:
            failure = type(error)(error.message, method=call.method, url=call.redacted_url)
            _log(str(failure))
        else:
            if auth is not None:
                auth.on_response(headers)
            if success or _means_none(call, status, content):
                return CallResult(status, headers, content)
            if status == 401 and refreshable and _can_be_sent_again(call):
                refreshable = False
                token = yield AcquireToken(token)
                continue
            failure = status_error(call.method, call.redacted_url, status, headers, content)
        retries += 1
        if retries > call.settings.max_retries or not _can_be_sent_again(call) or not _may_retry(call, failure):
            raise failure
        yield Wait(wait_before(retries, failure.retry_after if isinstance(failure, StatusError) else None))


def _can_be_sent_again(call: Call) -> bool:
    return call.body is None or call.body.replayable


def _may_retry(call: Call, failure: TransportError | StatusError) -> bool:
    unsafe = call.settings.retry_unsafe
    if isinstance(failure, TransportError):
        return may_retry_after_failure(call.method, failure, unsafe=unsafe)
    if failure.retry_after is not None and failure.retry_after > LONGEST_WAIT:
        return False
    whole_body_sent = call.body is None or call.body.whole_sent
    return may_retry_after_status(call.method, failure.status, whole_body_sent=whole_body_sent, unsafe=unsafe)


def _log(line: str) -> None:
    """Log the outcome of a request at level DEBUG, to the logger named like the package."""
    import logging

    logging.getLogger(__package__).debug("%s", line)


def _means_none(call: Call, status: int, content: bytes) -> bool:
    """Whether an error status stands for None. A 404 that does not come from the API means a wrong address."""
    if status == 404:
        return call.absent == "none" and is_own_error(content)
    return status == 304 and call.unchanged == "none"


def _may_be_null(status: int, headers: Headers) -> bool:
    """Whether a successful response may hold no file: no body, or a JSON `null`."""
    return status == 204 or (headers.get("content-length") == "4" and "json" in headers.get("content-type", ""))
