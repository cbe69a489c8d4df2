"""The documented exchanges: one request with its response each, and the call of the client that sends it.

The package of samples has a file for each group. Each line of it is one exchange, a JSON object:

    id         of the operation
    call       the method, as attributes of the client: `boat.get`
    kind       `call`, `send`, `list` or `download`
    given      argument -> value, for arguments that are sent in the path, the query or a header
    types      argument -> what its JSON value is converted to: `datetime`, the name of a model, or a list of either
    request    method, template (of the path), path, query; headers, and those among them that come from_arguments;
               accept and content_types: the accepted values of these headers; json or text: the body, with argument:
               the one that holds all of it, or arguments: argument -> property of the body
    response   status, headers, json or text; outcome: `value`, `none`, `missing` (NotFound), `refused` (another error)
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from .loopback import Received, Response
from .subject import PACKAGE, Auth, Basic, Bearer, DateTime, PrefixedToken, decode, encode, models

SAMPLES = Path(__file__).parents[1] / "samples" / f"{PACKAGE}_samples"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One documented exchange."""

    id: str
    call: str
    kind: str
    request: dict[str, Any]
    response: dict[str, Any]
    given: dict[str, Any] = field(default_factory=dict[str, Any])
    types: dict[str, Any] = field(default_factory=dict[str, Any])

    def __str__(self) -> str:
        return self.id

    @property
    def has_json_response(self) -> bool:
        """Whether the documented response is a JSON document that the method decodes."""
        return self.response["outcome"] == "value" and "json" in self.response and self.kind in ("call", "list")

    def method(self, client: Any, *, raw: bool = False) -> Any:
        """The method, with the credentials of the sample. `raw`: the one that returns the complete response."""
        header = self.request.get("headers", {}).get("authorization")
        if header:
            client = client.with_options(auth=_auth(header))
        group, _, name = self.call.rpartition(".")
        resource = attrgetter(group)(client)
        return getattr(resource.with_raw_response if raw else resource, name)

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of the method."""
        arguments = dict(self.given)
        document: Any = self.request.get("json")
        if "argument" in self.request:
            name = self.request["argument"]
            arguments[name] = self.request["text"].encode() if "text" in self.request else document
        for name, wire in self.request.get("arguments", {}).items():
            arguments[name] = document[wire]
        for name, kind in self.types.items():
            if name in arguments:
                arguments[name] = _converted(arguments[name], kind)
        passed = ("authorization", *self.request.get("from_arguments", ()))
        headers = {name: value for name, value in self.request.get("headers", {}).items() if name not in passed}
        return {**arguments, "headers": headers}

    def documented_response(self, document: Any = ...) -> Response:
        """The response of the sample, or one with another document."""
        response = self.response
        if document is ... and "json" not in response:
            body = response.get("text", "").encode()
        else:
            body = json.dumps(response["json"] if document is ... else document).encode()
        return Response(response["status"], body, tuple(response.get("headers", {}).items()))

    def check_request(self, received: Received) -> None:
        """Assert that the request is the documented one."""
        request = self.request
        assert (received.method, received.path) == (request["method"], request["path"])
        assert sorted(received.query) == sorted((name, value) for name, value in request.get("query", []))
        headers = request.get("headers", {})
        assert {name: received.headers.get(name) for name in headers} == headers
        assert received.headers["accept"] in ("*/*", *request.get("accept", ["application/json"]))
        if "json" in request:
            assert text(json.loads(received.body)) == text(request["json"])
        else:
            assert received.body == request.get("text", "").encode()
        if content_types := request.get("content_types"):
            assert received.headers["content-type"] in content_types

    def check_result(self, result: Any) -> None:
        """Assert that the result of the method is what the server sent."""
        if self.kind == "download":
            assert result == self.documented_response().body
        else:
            assert text(encode(result)) == text(self.response["json"])


@cache
def exchanges() -> list[Exchange]:
    """Every documented exchange."""
    return list(_read())


def _read() -> Iterator[Exchange]:
    for file in sorted(SAMPLES.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield Exchange(**json.loads(line))


def text(value: Any) -> str:
    """JSON with sorted keys. Unlike ==, it distinguishes 1, 1.0 and true."""
    return json.dumps(value, sort_keys=True)


def _converted(value: Any, kind: Any) -> Any:
    items: Any = value
    if isinstance(kind, list):
        return [_converted(item, kind[0]) for item in items] if isinstance(value, list) else value
    if kind == "datetime":
        try:
            return DateTime.fromisoformat(value)
        except (TypeError, ValueError):
            return value
    return decode(getattr(models, kind), json.dumps(value).encode())[0] if isinstance(value, dict) else value


@cache
def _auth(header: str) -> Auth:
    """The credentials that an Authorization header holds."""
    scheme, _, token = header.partition(" ")
    if scheme == "Basic":
        username, _, password = base64.b64decode(token).decode().partition(":")
        return Basic(username, password)
    prefixed = {kind.prefix: kind for kind in PrefixedToken.__subclasses__()}
    return prefixed.get(scheme, Bearer)(token)
