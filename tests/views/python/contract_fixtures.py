"""An API with one operation of each kind, and a sample of each."""

from __future__ import annotations

from typing import Any

from generator.spec.model import (
    Api,
    Field,
    Group,
    Message,
    Model,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Sample,
)
from generator.spec.types import UNKNOWN, ListOf, MapOf, OpenEnum, Ref, Scalar
from generator.views.python.settings import ClientSettings
from tests.sections import SECTIONS

INT, DATE, STRING = Scalar("int32"), Scalar("date-time"), Scalar("string")
JSON = ("application/json",)
HEAD = (("Authorization", "Basic dGplMDpUamUw"), ("Accept", "application/json; charset=utf-8"))
TYPED = (*HEAD, ("Content-Type", "application/json; charset=utf-8"))
SELECT = Parameter("query", "$select", STRING, example="name,harbour/id")
ID = Parameter("path", "id", INT, required=True)


def exchange(start: str, body: str | None, answer: str | None, status: str = "200 OK") -> Sample:
    """A sample with the usual headers."""
    response = Message(f"HTTP/1.1 {status}", (("Content-Type", "application/json; charset=utf-8"),), answer)
    return Sample(Message(start, TYPED if body else HEAD, body), response)


def operation(id_: str, method: Any, path: str, sample: Sample | None, answer: Any, **more: Any) -> Operation:
    """An operation that answers with a type, or with 204."""
    response = Response(200, "OK", answer, JSON) if answer is not None else Response(204, "No Content")
    samples = () if sample is None else (sample,)
    return Operation(id_, method, path, f"{id_}.md", responses=(response,), samples=samples, **more)


BOAT = (
    '{"BoatId": 7, "Name": "Elida", "BuiltDate": "2005-12-09T18:28:47.7818442+01:00", "Kind": "Sail",'
    ' "Length": 15858.039999999999, "Crew": [{"Name": "Tor", "Rank": 1}], "Extra": {"Extra1": "a"}, "Owner": null}'
)

MODELS = (
    Model(
        "Boat",
        (
            Field("BoatId", INT),
            Field("Name", STRING),
            Field("BuiltDate", DATE),
            Field("Kind", OpenEnum(("Motor", "Sail"))),
            Field("Length", Scalar("double")),
            Field("Crew", ListOf(Ref("Sailor"))),
            Field("Extra", MapOf(STRING)),
            Field("Owner", UNKNOWN),
        ),
    ),
    Model("BoatPage", (Field("odata.nextLink", STRING), Field("value", ListOf(Ref("Sailor"))))),
    Model("Sailor", (Field("Name", STRING), Field("Rank", INT))),
)

AGENT = Group(
    ("agents", "Boat"),
    (
        operation("v1BoatAgent_Ping", "POST", "/api/v1/Agents/Boat/Ping", None, STRING),
        operation(
            "v1BoatAgent_Rename",
            "POST",
            "/api/v1/Agents/Boat/Rename",
            exchange(
                "POST /api/v1/Agents/Boat/Rename",
                '{"Boat": {"BoatId": 7}, "When": "2005-12-09T18:28:47.7818442+01:00"}',
                BOAT,
            ),
            Ref("Boat"),
            parameters=(SELECT,),
            body=RequestBody(
                "request",
                "arguments",
                fields=(Field("Boat", Ref("Boat")), Field("When", DATE), Field("Note", STRING)),
                media_types=JSON,
            ),
        ),
        operation(
            "v1BoatAgent_Sink",
            "POST",
            "/api/v1/Agents/Boat/Sink",
            exchange("POST /api/v1/Agents/Boat/Sink", '{"BoatId": 7}', "null", "204 No Content"),
            None,
            body=RequestBody("request", "arguments", fields=(Field("BoatId", INT),), media_types=JSON),
        ),
    ),
)

ENTITY = Group(
    ("entities", "Boat"),
    (
        operation(
            "v1BoatEntity_GetBoat",
            "GET",
            "/api/v1/Boat/{id}",
            exchange("GET /api/v1/Boat/42?$select=Name", None, BOAT),
            Ref("Boat"),
            parameters=(ID, SELECT),
        ),
        operation(
            "v1BoatEntity_GetAll",
            "GET",
            "/api/v1/Boat",
            exchange("GET /api/v1/Boat", None, '{"odata.nextLink": "next", "value": [{"Name": "Tor", "Rank": 1}]}'),
            Ref("BoatPage"),
            parameters=(Parameter("query", "$top", INT, example="25"), Parameter("query", "deep", Scalar("bool"))),
        ),
        operation(
            "v1BoatEntity_GetGone",
            "GET",
            "/api/v1/Boat/{id}/Gone",
            exchange("GET /api/v1/Boat/{id}/Gone", None, "null"),
            Ref("Boat"),
            parameters=(ID,),
        ),
        operation(
            "v1BoatEntity_PatchBoat",
            "PATCH",
            "/api/v1/Boat/{id}",
            exchange("PATCH /api/v1/Boat/{id}", '[{"op": "add", "path": "/Name", "value": "x"}]', BOAT),
            Ref("Boat"),
            parameters=(ID,),
            body=RequestBody("changes", "patch", type=Ref("Boat"), media_types=JSON),
        ),
        operation(
            "v1BoatEntity_PostBoat",
            "POST",
            "/api/v1/Boat",
            exchange("POST /api/v1/Boat", BOAT, BOAT),
            Ref("Boat"),
            body=RequestBody("newEntity", "value", type=Ref("Boat"), media_types=JSON),
        ),
        operation(
            "v1BoatEntity_SetImage",
            "PUT",
            "/api/v1/Boat/{id}/Image",
            exchange("PUT /api/v1/Boat/{id}/Image", "GIF89....", None, "204 No Content"),
            None,
            parameters=(ID,),
            body=RequestBody("image", "value", type=Scalar("binary"), media_types=("image/png",)),
        ),
        operation(
            "v1BoatEntity_GetImage",
            "GET",
            "/api/v1/Boat/{name}/Image",
            exchange("GET /api/v1/Boat/{name}/Image", None, "GIF89...."),
            Scalar("binary"),
            parameters=(Parameter("path", "name", STRING, required=True),),
        ),
        operation(
            "v1BoatEntity_DeleteBoat",
            "DELETE",
            "/api/v1/Boat/{id}",
            exchange("DELETE /api/v1/Boat/{id}", None, None, "412 Changed"),
            None,
            parameters=(ID, Parameter("header", "If-Unmodified-Since")),
        ),
    ),
)

SETTINGS = ClientSettings("boat_client", "Boats", "BOATS")

API = Api("Harbour", "1", (AGENT, ENTITY), MODELS, SECTIONS)
