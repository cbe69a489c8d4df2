"""A small API with hostile text in every place that takes text."""

from __future__ import annotations

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
from generator.spec.types import STRING, UNKNOWN, ListOf, MapOf, OpenEnum, Ref, Scalar, Union
from tests.sections import EXTENSIONS, SCHEMES, SECTIONS, requires

HOSTILE = (
    "yes",
    "1e3",
    "null",
    "~",
    "@at",
    "*star",
    "&and",
    "a: b # c",
    "---",
    "- item",
    "'single' and \"double\" \\ back",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "bidi \u202e and bell \x07 and nel \x85",
    "line one\n  indented: yes\n# three\n---\n",
    "\n\nleading lines",
    "  leading blanks\nand more",
    "a line with blanks behind it   \nand a tab\t\n\there",
    "w" * 300,
    "long words " * 40 + "end",
    "snowman \u2603 and \U0001f600",
    "",
    " ",
    "key: |\n  value",
    "0o17",
    "12:30:45",
    "2001-12-14t21:59:43.10-05:00",
    "<<",
    "=",
)

INT = Scalar("int32")
JSON = ("application/json", "text/json", "application/xml")

LANGUAGE = Parameter("header", "Accept-Language", STRING, False, "Language of texts: a code # like `nb`")
SELECT = Parameter("query", "$select", STRING, False, "Names, with commas between")
ALL = requires("basic", "ticket", "bearer", "basic appKey", "ticket appKey", "bearer appKey")

HOSTILE_TEXT = "\n\n".join(HOSTILE)


def operation(id_: str, method: str = "GET", path: str = "/api/v1/Boat/{id}", **more: object) -> Operation:
    """An operation with what every operation has."""
    usual: dict[str, object] = {
        "summary": f"Does {id_}.",
        "parameters": (LANGUAGE, SELECT),
        "responses": (Response(200, "OK", Ref("Boat"), JSON),),
        "security": ALL,
    }
    return Operation(id_, method, path, f"rest/{id_}.md", **(usual | more))  # type: ignore[arg-type]


BOAT = Model(
    "Boat",
    (
        Field("BoatId", INT, "The key.", primary_key=True, read_only=True),
        Field("Name", STRING, HOSTILE_TEXT, required=True),
        Field("Kind", OpenEnum(("Sail", "null", "1e3")), "Kind of boat.", extensions=(("x-list", "boat: kinds"),)),
        Field("Owner", Ref("Person"), "Who owns it."),
        Field("Crew", ListOf(Ref("Person"))),
        Field("Extra", MapOf(STRING), "Deprecated: use `Custom`.", deprecated="Deprecated: use `Custom`."),
        Field("Custom", MapOf(UNKNOWN)),
        Field("Size", Union((INT, STRING))),
        *(Field(text, UNKNOWN, text) for text in HOSTILE),
    ),
    "A boat.",
)
PERSON = Model("Person", (Field("Name", STRING), Field("Boat", Ref("Boat"))))
CAPTAIN = Model("Captain", (Field("Rank", STRING),), "A person who is in charge.", extends="Person")

GET_BOAT = operation(
    "v1Boat_Get",
    description=HOSTILE_TEXT,
    deprecated="Deprecated: use `v1Boat_Find`.",
    availability=("Not available online.",),
    parameters=(Parameter("path", "Id", INT, True, "The boat", "12"), LANGUAGE, SELECT),
    responses=(Response(200, "OK", Ref("Boat"), JSON), Response(404, "No such boat.")),
    samples=(
        Sample(
            Message("GET /api/v1/Boat/12", (("Accept", "application/json"),)),
            Message(
                "HTTP/1.1 200 OK",
                (("Content-Type", "application/json; charset=utf-8"),),
                '{"BoatId": 12, "Name": "yes", "Kind": "Raft", "Owner": null, "Size": 1e300, "x": {"yes": [1, null]}}',
            ),
        ),
    ),
)
PATCH_BOAT = operation(
    "v1Boat_Patch",
    "PATCH",
    parameters=(Parameter("path", "id", INT, True),),
    body=RequestBody("changes", "patch", Ref("Boat")),
    samples=(Sample(Message("PATCH /api/v1/Boat/12", (), '[{"op": "replace", "path": "/Name", "value": "x"}]')),),
)
FIND = operation(
    "v1BoatAgent_Find",
    "POST",
    "/api/v1/Agents/Boat/Find",
    body=RequestBody(
        "request", "arguments", None, (Field("Name", STRING), Field("Limit", INT, "At most.")), JSON, "Name, Limit"
    ),
    responses=(Response(200, "", ListOf(Ref("Boat")), JSON),),
    samples=(Sample(Message("POST /x", (("Content-Type", "application/json"),), '{"Name": "not closed')),),
)
PICTURE = operation(
    "v1Boat_GetPicture",
    path="/api/v1/Boat/{id}/Picture",
    responses=(Response(200, "The picture", Scalar("binary"), ("image/png",)), Response(304, "")),
    security=requires("basic"),
)
GET_BY_NAME = operation("v1Boat_GetByName", path="/api/v1/Boat/{name}")
GET_AGAIN = operation("v1Boat_GetAgain")
NO_ANSWER = operation("v1Boat_Delete", "DELETE", summary="", responses=(), security=())

API = Api(
    "Boats",
    "1",
    (
        Group(("agents", "Boat"), (FIND,)),
        Group(("entities", "Boat"), (GET_BOAT, GET_BY_NAME, GET_AGAIN, NO_ANSWER, PATCH_BOAT, PICTURE)),
    ),
    (BOAT, CAPTAIN, PERSON),
    SECTIONS,
    SCHEMES,
    extensions=EXTENSIONS,
)
