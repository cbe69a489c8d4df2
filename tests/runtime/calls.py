"""Calls without a network: a transport that sends prepared responses, and a client with one group of methods."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Unpack

from generator.runtime._base_client import AsyncBaseClient, BaseClient
from generator.runtime._download import AsyncDownload, Download
from generator.runtime._errors import TransportError
from generator.runtime._options import CallOptions
from generator.runtime._pagination import Listing
from generator.runtime._resource import AsyncResource, Resource, raw
from generator.runtime._response import RawResponse
from generator.runtime._transport import Headers, HttpRequest, HttpResponse
from tests.runtime.sales import Page, Sale

URL = "https://host/customer"
JSON = {"content-type": "application/json"}


class Prepared:
    """A transport that answers with prepared responses, the last one again and again; `requests` has the requests."""

    def __init__(self, *responses: HttpResponse | TransportError) -> None:
        self.requests: list[HttpRequest] = []
        self.bodies: list[bytes] = []
        self.closed = 0
        self._responses = list(responses)

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Record a request; the next response."""
        self.requests.append(request)
        content: Any = request.content or b""
        self.bodies.append(content if isinstance(content, bytes) else b"".join(content))
        response = self._responses.pop(0) if len(self._responses) > 1 else self._responses[0]
        if isinstance(response, TransportError):
            raise response
        return response

    def close(self) -> None:
        """Count how often it was closed."""
        self.closed += 1


def response(status: int = 200, body: bytes = b"{}", headers: dict[str, str] | None = None) -> HttpResponse:
    """A response with a body in two chunks."""
    return HttpResponse(status, Headers((JSON if headers is None else headers).items()), (body[:3], body[3:]))


class Sales(Resource):
    """Methods as they are generated."""

    def get(self, id_: Any, **options: Unpack[CallOptions]) -> Sale:
        return self._call("GET /sales/{id}", Sale, path={"id": id_}, options=options)

    def create(self, body: Any, **options: Unpack[CallOptions]) -> Sale:
        return self._call("POST /sales", Sale, json=body, options=options)

    def upload(self, content: Any, **options: Unpack[CallOptions]) -> None:
        self._send("PUT /sales/file", content=(content, "image/png", None), options=options)

    def download(self, **options: Unpack[CallOptions]) -> Download:
        return self._download("GET /sales/file", options=options)

    def list(self, top: int | None = None) -> Listing[Sale, Page]:
        return self._list("GET /sales", Page, Sale, query={"$top": top}, options={})

    def raw_get(self, id_: Any) -> RawResponse[Sale]:
        return raw(self.get)(id_)


class OptionalSales(Resource):
    """Methods that return None for what does not exist."""

    def get(self, id_: Any) -> Sale | None:
        return self._find("POST /sales/get", Sale, json={"Id": id_}, options={})

    def download(self) -> Download | None:
        return self._find_download("POST /sales/file", options={})


class AsyncSales(AsyncResource):
    """As `Sales`, asynchronous."""

    async def get(self, id_: Any, **options: Unpack[CallOptions]) -> Sale:
        return await self._call("GET /sales/{id}", Sale, path={"id": id_}, options=options)

    async def create(self, body: Any, **options: Unpack[CallOptions]) -> Sale:
        return await self._call("POST /sales", Sale, json=body, options=options)

    async def download(self, **options: Unpack[CallOptions]) -> AsyncDownload:
        return await self._download("GET /sales/file", options=options)


class AsyncClient(AsyncBaseClient):
    """As `Client`, asynchronous."""

    @property
    def sales(self) -> AsyncSales:
        """The group of methods."""
        return AsyncSales(self._core)


class Client(BaseClient):
    """A client as it is generated."""

    @property
    def sales(self) -> Sales:
        """The group of methods."""
        return Sales(self._core)

    @property
    def optional(self) -> OptionalSales:
        """The group whose methods may return None."""
        return OptionalSales(self._core)


def client(*responses: HttpResponse | TransportError, **arguments: Any) -> tuple[Client, Prepared]:
    """A client, and the transport under it."""
    transport = Prepared(*responses)
    return Client(URL, transport=transport, **arguments), transport


def urls(requests: Iterable[HttpRequest]) -> list[str]:
    """The addresses of requests, behind the base address."""
    return [request.url.removeprefix(URL) for request in requests]
