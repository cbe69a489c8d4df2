"""Answers: decoded, and beside that as they came."""

from __future__ import annotations

import json
import sys
import threading
import warnings
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from ._errors import InvalidResponse, NotFound, ValidationFailed, find_request_id
from ._problem import Problem
from ._request import Call
from ._transport import Headers

T_co = TypeVar("T_co", covariant=True)


class ResponseWarning(UserWarning):
    """An answer differs from its documentation. Told once for each place; every answer has its `problems`."""


@dataclass(frozen=True, slots=True)
class RawResponse(Generic[T_co]):
    """An answer with everything that came. `value` is what the plain method gives."""

    status: int
    headers: Headers = field(repr=False)
    content: bytes = field(repr=False)
    value: T_co
    problems: tuple[Problem, ...] = ()
    """Where the body differs from its documented type."""

    @property
    def request_id(self) -> str | None:
        """What the server calls this exchange, for a support case."""
        return find_request_id(self.headers)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode("utf-8-sig", errors="replace")

    def json(self) -> Any:
        """The body as plain JSON values. Raises ValueError when it is no JSON."""
        return json.loads(self.content)


def finish(call: Call, status: int, headers: Headers, content: bytes) -> RawResponse[Any]:
    """Decode the body of a good answer, or of a 404 or 304 that stands for None."""
    if call.answer is None or not 200 <= status < 300:
        return RawResponse(status, headers, content, None)
    value, problems = _decoded(call, status, content)
    if value is None:
        if call.absent == "raise" and call.method in ("GET", "HEAD"):
            raise _nothing_there(call, status, headers, content)
        if call.absent == "raise":
            problems = _missing(call)
    if problems and call.settings.strict:
        failed = ValidationFailed(
            "; ".join(map(str, problems)), method=call.method, url=call.shown_url, status=status, content=content
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
        return decode(call.answer, content.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        reason = f"the answer is no JSON: {error}"
    raise InvalidResponse(reason, method=call.method, url=call.shown_url, status=status, content=content)


def _missing(call: Call) -> tuple[Problem, ...]:
    return (Problem("$", getattr(call.answer, "__name__", str(call.answer)), "null"),)


def _nothing_there(call: Call, status: int, headers: Headers, content: bytes) -> NotFound:
    return NotFound(
        "the answer is null", method=call.method, url=call.shown_url, status=status, headers=headers, content=content
    )


_MOST_TOLD: Final = 1000
_told: set[tuple[str, str, str, str]] = set()
_telling = threading.Lock()


def _warn(call: Call, problems: tuple[Problem, ...]) -> None:
    """Warn of each problem once in a process: the same property of the same operation, not the same row of a list."""
    for problem in problems:
        place = "".join(part.partition("]")[2] if index else part for index, part in enumerate(problem.path.split("[")))
        key = (call.method, call.template, place, problem.expected)
        with _telling:
            if key in _told or len(_told) >= _MOST_TOLD:
                continue
            _told.add(key)
        warnings.warn(f"{call.method} {call.template}: {problem}", ResponseWarning, stacklevel=_level_of_caller())


def _level_of_caller() -> int:
    """The `stacklevel` with which the caller of this shows the line outside of the package that made the call."""
    level = 1
    frame = sys._getframe(1)  # pyright: ignore[reportPrivateUsage]
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("superoffice_webapi."):
        frame, level = frame.f_back, level + 1
    return level
