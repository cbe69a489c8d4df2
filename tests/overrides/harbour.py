"""A small API of our own, and what overrides make of it."""

from __future__ import annotations

from generator.overrides.apply import Correction, apply
from generator.overrides.entries import read_overrides
from generator.spec.model import Api, Field, Group, Model, Operation, Parameter, RequestBody, Response
from generator.spec.types import ListOf, OpenEnum, Ref, Scalar
from tests.sections import SECTIONS

STRING, INT32 = Scalar("string"), Scalar("int32")

BOAT = Model(
    "Boat",
    (
        Field("Name", STRING, "What it is called."),
        Field("Length", INT32),
        Field("Berth", Ref("Berth")),
        Field("State", OpenEnum(("Afloat",))),
    ),
)
BERTH = Model("Berth", (Field("Number", INT32), Field("odata.id", STRING)))
FERRY = Model("Ferry", (Field("Decks", INT32),), extends="Boat")
RULE = Model("Rule", (Field("Text", STRING),))

GET = Operation(
    "v1Boat_Get",
    "GET",
    "/api/v1/Boat/{id}",
    "Boat/v1Boat_Get.md",
    parameters=(
        Parameter("path", "id", INT32, required=True),
        Parameter("query", "fields"),
        Parameter("header", "X-Tide"),
    ),
    responses=(Response(200, "", Ref("Boat"), ("application/json",)), Response(404, "Unknown.")),
)
MOVE = Operation(
    "v1Boat.Move",
    "POST",
    "/api/v1/Boat/Move",
    "Boat/v1Boat.Move.md",
    body=RequestBody(
        "request", "arguments", None, (Field("Boat", Ref("Boat")), Field("To", Ref("Berth"), required=True))
    ),
    responses=(Response(204, "Moved."),),
)
PUT = Operation(
    "v1Boat_Put",
    "PUT",
    "/api/v1/Boat/{id}",
    "Boat/v1Boat_Put.md",
    parameters=(Parameter("path", "id", INT32, required=True),),
    body=RequestBody("Boat", "value", Ref("Boat")),
    responses=(Response(200, "", Ref("Boat"), ("application/json",)),),
)
LIST = Operation(
    "Rule",
    "GET",
    "/api/v1/Rules",
    "Rule.md",
    responses=(Response(200, "", ListOf(Ref("Rule")), ("application/json",)),),
)
SEND = Operation("v1Boat_Send", "POST", "/api/v1/Boat/Send", "Boat/v1Boat_Send.md", responses=(Response(200, "OK"),))

HARBOUR = Api(
    "Harbour",
    "0.1.0",
    groups=(
        Group(("entities", "Boat"), (MOVE, GET, PUT, SEND)),
        Group(("entities", "Rules"), (LIST,)),
    ),
    models=(BERTH, BOAT, FERRY, RULE),
    sections=SECTIONS,
)


def correct(text: str) -> Correction:
    """The harbour with the overrides of a text, in a file called `o.yaml`."""
    return apply(HARBOUR, read_overrides(text, "o.yaml").entries)


def corrected(text: str) -> Api:
    """The harbour with overrides that nothing is wrong with."""
    correction = correct(text)
    assert correction.findings == ()
    return correction.api


def found(text: str) -> list[str]:
    """What is found about the overrides of a text."""
    return [str(finding) for finding in correct(text).findings]


def operation(api: Api, id_: str) -> Operation:
    """The operation of this id."""
    return next(operation for _, operation in api.operations() if operation.id == id_)


def field(api: Api, model: str, name: str) -> Field:
    """The own property of a model."""
    return next(field for field in api.models_by_name[model].fields if field.name == name)


def parameter(api: Api, id_: str, name: str) -> Parameter:
    """The parameter of an operation."""
    return next(parameter for parameter in operation(api, id_).parameters if parameter.name == name)


def body(api: Api, id_: str) -> RequestBody:
    """The request body of an operation that has one."""
    found_body = operation(api, id_).body
    assert found_body is not None
    return found_body
