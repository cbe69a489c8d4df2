"""A small API that has one of everything, the client generated for it, and a server on loopback to call."""

from __future__ import annotations

import atexit
import functools
import importlib
import json
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.emit.client import client_tree
from generator.emit.contract import contract_tree
from generator.emit.render import Renderer
from generator.spec.model import (
    Api,
    ClientOption,
    Field,
    Group,
    Message,
    Model,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Sample,
    SecurityScheme,
)
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar
from generator.views.python.design import client_design
from generator.views.python.settings import ClientSettings
from tests.sections import BASIC, BEARER, SECTIONS, requires

INT, TEXT, MOMENT, BOOL = Scalar("int32"), Scalar("string"), Scalar("date-time"), Scalar("bool")
JSON = ("application/json",)
KINDS = OpenEnum(("Motor", "Sail"))
SELECT = Parameter("query", "$select", TEXT, description="Comma separated list of properties.")
MEASURES = (
    Parameter("query", "to", INT, required=True),
    *(Parameter("query", f"boat.size{n}", INT, description="In feet." if n == 1 else "") for n in range(1, 40)),
    Parameter("header", "X-Unit", TEXT),
)
ID = Parameter("path", "id", INT, required=True, description="Which boat.")
HEADERS = (
    Parameter("header", "HB-Language", TEXT, description="Language of texts."),
    Parameter("header", "HB-AppToken", TEXT, description="Token of the application."),
)


def _operation(id_: str, method: Any, path: str, *responses: Response, **more: Any) -> Operation:
    parameters = (*more.pop("parameters", ()), *HEADERS)
    summary = more.pop("summary", f"What {id_} does.")
    return Operation(
        id_,
        method,
        path,
        f"pages/{id_}.md",
        summary=summary,
        parameters=parameters,
        responses=responses,
        security=requires("basic", "csrfToken cookie", "basic appToken"),
        **more,
    )


def _ok(type_: Any = None, text: str = "OK", *, nullable: bool = False) -> Response:
    return Response(200, text, type_, JSON, nullable)


BOAT = Ref("Boat")
LIST_QUERY = tuple(
    Parameter("query", name, type_)
    for name, type_ in (("$filter", TEXT), ("$top", INT), ("$skip", INT), ("$mode", OpenEnum(("Slim", "Full"))))
)

API = Api(
    title="Harbour API",
    version="1",
    groups=(
        Group(
            ("agents", "Pilot"),
            (
                _operation(
                    "v1PilotAgent_Guide",
                    "POST",
                    "/api/v1/Agents/Pilot/Guide",
                    _ok(BOAT, nullable=True),
                    repeatable=True,
                    parameters=(SELECT,),
                    body=RequestBody(
                        "request",
                        "arguments",
                        fields=(
                            Field("BoatId", INT, "Which boat."),
                            Field("Speed", Scalar("double")),
                            Field("Crew", ListOf(Ref("Sailor"))),
                            Field("Photo", Scalar("byte")),
                            Field("Language", TEXT, "Spoken on board."),
                        ),
                    ),
                    samples=(
                        Sample(
                            Message("POST /api/v1/Agents/Pilot/Guide", (), '{"BoatId": 7, "Language": "no"}'),
                            Message("HTTP/1.1 200 OK", (), '{"BoatId": 7}'),
                        ),
                    ),
                ),
                _operation(
                    "v1PilotAgent_ListCrew", "POST", "/api/v1/Agents/Pilot/ListCrew", _ok(ListOf(Ref("Sailor")))
                ),
                _operation("v1PilotAgent_Leave", "POST", "/api/v1/Agents/Pilot/Leave", Response(204, "No Content")),
                _operation(
                    "v1PilotAgent_GetChart",
                    "POST",
                    "/api/v1/Agents/Pilot/GetChart",
                    _ok(Scalar("binary"), nullable=True),
                ),
                _operation(
                    "v1PilotAgent_CountOld",
                    "POST",
                    "/api/v1/Agents/Pilot/CountOld",
                    _ok(INT),
                    deprecated="Use Count instead.",
                ),
            ),
        ),
        Group(
            ("entities", "Boat"),
            (
                _operation(
                    "v1BoatEntity_GetAll", "GET", "/api/v1/Boat", _ok(Ref("Page")), parameters=(SELECT, *LIST_QUERY)
                ),
                _operation(
                    "v1BoatEntity_GetBoat",
                    "GET",
                    "/api/v1/Boat/{id}",
                    _ok(BOAT, "The boat."),
                    Response(304, "Not changed."),
                    Response(404, "No such boat."),
                    parameters=(ID, SELECT),
                ),
                _operation("v1BoatEntity_DefaultBoat", "GET", "/api/v1/Boat/default", _ok(BOAT)),
                _operation(
                    "v1BoatEntity_PostBoat",
                    "POST",
                    "/api/v1/Boat",
                    _ok(BOAT),
                    body=RequestBody("newEntity", "value", BOAT),
                ),
                _operation(
                    "v1BoatEntity_PutBoat",
                    "PUT",
                    "/api/v1/Boat/{id}",
                    _ok(BOAT),
                    Response(412, "Changed in between."),
                    parameters=(ID,),
                    body=RequestBody("entity", "value", BOAT),
                ),
                _operation(
                    "v1BoatEntity_PatchBoat",
                    "PATCH",
                    "/api/v1/Boat/{id}",
                    _ok(BOAT),
                    Response(412, "Changed in between."),
                    parameters=(ID,),
                    body=RequestBody("changes", "patch", BOAT),
                ),
                _operation(
                    "v1BoatEntity_DeleteBoat", "DELETE", "/api/v1/Boat/{id}", Response(204, "Gone."), parameters=(ID,)
                ),
                _operation(
                    "v1BoatEntity_GetPhoto",
                    "GET",
                    "/api/v1/Boat/{id}/Photo",
                    Response(200, "OK", Scalar("byte"), ("image/png",)),
                    parameters=(ID,),
                ),
                _operation(
                    "v1BoatEntity_SetPhoto",
                    "PUT",
                    "/api/v1/Boat/{id}/Photo",
                    _ok(INT),
                    parameters=(ID,),
                    body=RequestBody("photo", "value", Scalar("binary"), media_types=("image/png", "image/jpeg")),
                ),
                _operation("v1BoatEntity_Compare", "GET", "/api/v1/Boat/Compare", _ok(INT), parameters=MEASURES),
                _operation(
                    "v1BoatEntity_GetKinds",
                    "GET",
                    "/api/v1/Boat/{id}/Kinds/{kind}",
                    _ok(ListOf(TEXT)),
                    parameters=(ID, Parameter("path", "kind", KINDS, required=True)),
                ),
            ),
        ),
        Group(("entities", "List"), (_operation("v1List_GetAll", "GET", "/api/v1/List", _ok(ListOf(Ref("Sailor")))),)),
    ),
    sections=SECTIONS,
    security_schemes=(
        BASIC,
        BEARER,
        SecurityScheme("soTicket", "apiKey", location="header", name="Authorization", prefix="SOTicket"),
        SecurityScheme("appToken", "apiKey", "", "header", "HB-AppToken", "", "Token of the application."),
        SecurityScheme("csrfToken", "apiKey", location="header", name="X-XSRF-TOKEN"),
        SecurityScheme("cookie", "apiKey", location="cookie", name="session"),
    ),
    options=(ClientOption("language", "HB-Language"),),
    naive_times="utc",
    error_properties=("ErrorType",),
    models=(
        Model(
            "Boat",
            (
                Field("BoatId", INT, "Primary key.", primary_key=True),
                Field("Name", TEXT, "What it is called."),
                Field("Kind", KINDS),
                Field("URL", TEXT),
                Field("Built", MOMENT, read_only=True),
                Field("Changed", MOMENT, "Last changed in UTC.", last_modified=True),
                Field("Crew", ListOf(Ref("Sailor"))),
                Field("Extra", MapOf(TEXT), deprecated="Use Name instead."),
                Field("list", ListOf(TEXT)),
                Field("Tender", BOAT),
            ),
            "A thing that floats.",
        ),
        Model("Page", (Field("odata.nextLink", TEXT), Field("value", ListOf(Ref("Sailor"))))),
        Model("Sailor", (Field("Name", TEXT), Field("Ship", Ref("Ship")))),
        Model("Ship", (Field("Captain", Ref("Sailor")), Field("Hull", Ref("Hull")))),
        Model("Hull", (Field("Length", Scalar("double")),)),
        Model("BigHull", (Field("Depth", Scalar("double")),), extends="Hull"),
    ),
)

SETTINGS = ClientSettings("harbour_client", "Harbour", "HARBOUR", "1.2.3", "https://docs.example.com/api")


@functools.cache
def tree() -> dict[str, str]:
    """The package as it is emitted, and the samples."""
    design, renderer = client_design(API), Renderer()
    contract = contract_tree(design, SETTINGS, renderer)
    samples = {path: text for path, text in contract.items() if path.startswith("samples/")}
    return {**client_tree(design, SETTINGS, renderer), **samples}


@functools.cache
def folder() -> Path:
    """A folder that holds the package."""
    place = Path(tempfile.mkdtemp(prefix="sdkgen-harbour-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for path, text in tree().items():
        target = place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return place


@functools.cache
def package() -> Any:
    """The package, imported."""
    sys.path[:0] = [str(folder()), str(folder() / "samples")]
    return importlib.import_module(SETTINGS.package)


@dataclass
class Received:
    """A request as the server got it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body."""
        return json.loads(self.body)


@dataclass
class Answer:
    """What the server is to answer. `cut` breaks the connection after so many bytes of the body."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None

    @property
    def content(self) -> bytes:
        """The bytes of the body."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away halfway is part of some tests."""


class Server:
    """Answers what it is told, the last answer again and again; `received` has the requests."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.answers: list[Answer | Callable[[Received], Answer]] = []
        self._http = _Quiet(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}/Cust1"
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def will(self, *answers: Answer | Callable[[Received], Answer]) -> None:
        """Answer so from now on."""
        self.received, self.answers = [], list(answers)

    @property
    def last(self) -> Received:
        """The last request."""
        return self.received[-1]

    def answer(self, request: Received) -> Answer:
        """The answer for a request."""
        self.received.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer if isinstance(answer, Answer) else answer(request)

    def close(self) -> None:
        """Take no more connections."""
        self._http.shutdown()
        self._http.server_close()


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            if self.headers.get("transfer-encoding") == "chunked":
                body = b"".join(iter(self._chunk, b""))
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = server.answer(Received(self.command, self.path, headers, body))
            content = b"" if answer.status in (204, 304) else answer.content
            self.send_response_only(answer.status, "Status")
            for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                self.send_header(name, value)
            if answer.status not in (204, 304):
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: answer.cut])
            if answer.cut is not None:
                self.close_connection = True

        def _chunk(self) -> bytes:
            size = int(self.rfile.readline(), 16)
            data = self.rfile.read(size)
            self.rfile.readline()
            return data

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    return Handler
