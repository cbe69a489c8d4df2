"""Responses, decoded and raw."""

from __future__ import annotations

import json
import sys
import threading
import warnings
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar, get_origin

from ._errors import InvalidResponse, NotFound, ValidationFailed, find_request_id
from ._problem import Problem
from ._request import Call
from ._transport import Headers

T_co = TypeVar("T_co", covariant=True)


class ResponseWarning(UserWarning):
    """A response differs from its documented type. Issued once a property; `RawResponse.problems` has all of them."""


@dataclass(frozen=True, slots=True)
class RawResponse(Generic[T_co]):
    """A complete response. `value` is what the method returns without `with_raw_response`."""

    status: int
    headers: Headers = field(repr=False)
    content: bytes = field(repr=False)
    value: T_co
    problems: tuple[Problem, ...] = ()
    """The differences between the body and its documented type."""

    @property
    def request_id(self) -> str | None:
        """The identifier that the server gave to the request, for a support case; None if it gave none."""
        return find_request_id(self.headers)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode("utf-8-sig", errors="replace")

    def json(self) -> Any:
        """The body as plain JSON values. Raises ValueError if it is not JSON."""
        return json.loads(self.content)


def decode_response(call: Call, status: int, headers: Headers, content: bytes) -> RawResponse[Any]:
    """Decode the body of a 2xx response; a 404 or 304 that means None has the value None.

    Raises NotFound for a `null` that means it, InvalidResponse for a body that is not JSON, and ValidationFailed, in
    strict mode, for one of another type.
    """
    if call.result_type is None or not 200 <= status < 300:
        return RawResponse(status, headers, content, None)
    value, problems = _decoded(call, status, content)
    if value is None and call.absent == "raise":
        if call.method in ("GET", "HEAD"):
            raise _null_error(call, status, headers, content)
        value = list[Any]() if get_origin(call.result_type) is list else None
        problems = _null_problem(call)
    if problems and call.settings.strict:
        failed = ValidationFailed(
            "; ".join(map(str, problems)), method=call.method, url=call.redacted_url, status=status, content=content
        )
        failed.problems = problems
        raise failed
    _warn(call, problems)
    return RawResponse(status, headers, content, value, problems)


def _decoded(call: Call, status: int, content: bytes) -> tuple[Any, tuple[Problem, ...]]:
    from ._model import decode

    if not content.strip():
        return None, ()
    try:
        return decode(call.result_type, content.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        reason = f"the response is not JSON: {error}"
    raise InvalidResponse(reason, method=call.method, url=call.redacted_url, status=status, content=content)


def _null_problem(call: Call) -> tuple[Problem, ...]:
    return (Problem("$", getattr(call.result_type, "__name__", str(call.result_type)), "null"),)


def _null_error(call: Call, status: int, headers: Headers, content: bytes) -> NotFound:
    return NotFound(
        "the response is null",
        method=call.method,
        url=call.redacted_url,
        status=status,
        headers=headers,
        content=content,
    )


_MOST_WARNINGS: Final = 1000
_warned: set[tuple[str, str, str, str]] = set()
_warned_lock = threading.Lock()


def _warn(call: Call, problems: tuple[Problem, ...]) -> None:
    """Warn once in a process about each property of an operation, in whichever item of a list it is."""
    for problem in problems:
        member = "".join(
            part.partition("]")[2] if index else part for index, part in enumerate(problem.path.split("["))
        )
        key = (call.method, call.template, member, problem.expected)
        with _warned_lock:
            if key in _warned or len(_warned) >= _MOST_WARNINGS:
                continue
            _warned.add(key)
        warnings.warn(f"{call.method} {call.template}: {problem}", ResponseWarning, stacklevel=_stack_level())


def _stack_level() -> int:
    """The `stacklevel` of a warning that points at the line outside of this package which made the call."""
    level = 1
    frame = sys._getframe(1)  # pyright: ignore[reportPrivateUsage]
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(f"{__package__}."):
        frame, level = frame.f_back, level + 1
    return level
