"""The exception for an error response, whatever its body holds."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

from generator.runtime import _errors
from generator.runtime._api import RootError
from generator.runtime._error_response import status_error
from generator.runtime._errors import (
    BadRequest,
    ConfigurationError,
    ConnectionLost,
    InvalidResponse,
    RateLimited,
    StatusError,
    ValidationFailed,
)
from generator.runtime._problem import Problem
from generator.runtime._transport import Headers


@pytest.mark.parametrize(
    ("body", "message", "error_type"),
    [
        ({"Message": "plain"}, "plain", None),
        ({"ErrorType": "Limit", "ErrorMessage": "typed"}, "typed", "Limit"),
        ({"error": {"type": "inner", "message": "nested"}}, "nested", "inner"),
        ({"error": "short"}, "short", "short"),
        ([1], "bad request", None),
        (None, "bad request", None),
        ("text", "text", None),
        (b"", "bad request", None),
        (b"just words", "just words", None),
        (b'{"Message": "cut', '{"Message": "cut', None),
        (b"<html><head><title>IIS &amp; co</title></head><body>x</body></html>", "IIS & co", None),
        (b"<p>no <b>title</b></p>", "no title", None),
        (b"\xff\xfe\x00", "\ufffd\ufffd\x00", None),
        (b"[" * 100_000, "[" * 200 + "\u2026", None),
    ],
)
def test_message_and_type(body: Any, message: str, error_type: str | None) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    error = status_error("GET", "https://host/x", 400, Headers([("X-Request-Id", "r7")]), content)
    assert type(error) is BadRequest
    assert (error.message, error.error_type, error.request_id) == (message, error_type, "r7")
    assert error.content == content


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (301, "StatusError"),
        (304, "NotModified"),
        (401, "Unauthorized"),
        (403, "Forbidden"),
        (404, "NotFound"),
        (405, "StatusError"),
        (409, "Conflict"),
        (412, "PreconditionFailed"),
        (429, "RateLimited"),
        (500, "ServerError"),
        (599, "ServerError"),
    ],
)
def test_each_status_has_its_exception(status: int, name: str) -> None:
    assert type(status_error("GET", "u", status, Headers(), b"")) is getattr(_errors, name)


def test_a_redirect_shows_its_target_without_secrets() -> None:
    headers = Headers([("Location", "https://u:p@elsewhere.example.com/x?token=t&page=2")])
    error = status_error("GET", "https://host/x", 302, headers, b"")
    assert "redirected to https://elsewhere.example.com/x?token=***&page=2" in str(error)


def _validation_failed() -> ValidationFailed:
    error = ValidationFailed("no", method="GET", url="u", status=200, content=b"[]")
    error.problems = (Problem("$", "Sale", "array"),)
    return error


@pytest.mark.parametrize(
    "error",
    [
        ConfigurationError("no base_url"),
        ConnectionLost("cut", method="GET", url="https://host/x"),
        InvalidResponse("not JSON", method="GET", url="u", status=200, content=b"<"),
        _validation_failed(),
        RateLimited("slow", method="GET", url="u", status=429, headers=Headers([("A", "b")]), retry_after=120.0),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_exception_can_be_pickled(error: RootError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(copy), str(copy), copy.args) == (type(error), str(error), error.args)
    assert {name: value for name, value in vars(copy).items() if name != "headers"} == {
        name: value for name, value in vars(error).items() if name != "headers"
    }
    if isinstance(error, StatusError):
        assert dict(copy.headers) == dict(error.headers)
