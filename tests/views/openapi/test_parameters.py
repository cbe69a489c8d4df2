"""Parameters of an operation, and those that operations share."""

from __future__ import annotations

from typing import Any

import pytest

from generator.spec.model import Api, Group, Operation, Parameter
from generator.spec.types import STRING, UNKNOWN, ListOf, OpenEnum, Scalar, Type
from generator.views.openapi.parameters import SharedParameters, parameter_views
from tests.views.openapi import rendered

INT = Scalar("int32")
NOTHING_SHARED = SharedParameters({}, {})


def op(**members: Any) -> Operation:
    return Operation(**({"id": "op", "method": "POST", "path": "/a", "page": "p.md"} | members))


def written(operation: Operation, shared: SharedParameters = NOTHING_SHARED) -> Any:
    return rendered.operation(parameters=tuple(parameter_views(operation, shared, {})))["parameters"]


def shared_components(shared: SharedParameters) -> Any:
    return rendered.document(parameters=shared.components({}))["components"]["parameters"]


def test_parameters_of_the_path_come_first_by_the_names_of_the_template() -> None:
    operation = op(
        path="/a/{id}/{name}/{other}",
        parameters=(
            Parameter("query", "$top", INT, False, "How many", "5"),
            Parameter("path", "Name", STRING, False, "Its name"),
            Parameter("path", "id", INT, True, "Its key", "x"),
            Parameter("path", "stray", INT, True),
        ),
    )
    assert written(operation) == [
        {
            "name": "id",
            "in": "path",
            "description": "Its key",
            "required": True,
            "schema": {"type": "integer", "format": "int32"},
        },
        {"name": "name", "in": "path", "description": "Its name", "required": True, "schema": {"type": "string"}},
        {"name": "other", "in": "path", "required": True, "schema": {"type": "string"}},
        {
            "name": "$top",
            "in": "query",
            "description": "How many",
            "schema": {"type": "integer", "format": "int32"},
            "example": 5,
        },
    ]


def test_headers_that_openapi_says_elsewhere_are_no_parameters_and_none_is_there_twice() -> None:
    names = ("Accept", "content-type", "Authorization", "X-App-Key", "x-app-key", "Accept-Language")
    operation = op(parameters=tuple(Parameter("header", name) for name in names))
    found = [parameter["name"] for parameter in written(operation)]
    assert found == ["X-App-Key", "Accept-Language"]


def test_a_parameter_that_several_groups_document_alike_is_shared() -> None:
    language = Parameter("header", "Accept-Language", STRING, False, "Language")
    other = Parameter("header", "Accept-Language", STRING, False, "Another text")
    select = Parameter("query", "$select", STRING)
    key = Parameter("path", "id", INT)
    first = op(path="/a/{id}", parameters=(language, select, key))
    second = op(id="op2", path="/b/{id}", parameters=(language, key))
    third = op(id="op3", path="/b", parameters=(other, select))
    fourth = op(id="op4", path="/c", parameters=(other,))
    fifth = op(id="op5", path="/d", parameters=(language,))
    groups = [Group(("agents", "A"), (first,)), Group(("entities", "A"), (second,)), Group(("entities", "B"), (third,))]
    api = Api("t", "1", (*groups, Group(("entities", "C"), (fourth, fifth))))
    shared = SharedParameters.of(api)
    assert shared.keys == {language: "Accept-Language", other: "Accept-Language_2", select: "select"}
    assert written(first, shared)[1:] == [
        {"$ref": "#/components/parameters/Accept-Language"},
        {"$ref": "#/components/parameters/select"},
    ]
    assert list(shared_components(shared)) == ["Accept-Language", "Accept-Language_2", "select"]


def test_a_shared_parameter_has_the_commonest_example_that_fits() -> None:
    def top(example: str | None) -> Parameter:
        return Parameter("query", "$top", INT, example=example)

    pages = enumerate(["7", "5", "x", "x", "x", None, "5"])
    groups = [Group(("entities", f"G{n}"), (op(id=f"op{n}", parameters=(top(example),)),)) for n, example in pages]
    shared = SharedParameters.of(Api("t", "1", tuple(groups)))
    assert shared_components(shared) == {
        "top": {"name": "$top", "in": "query", "schema": {"type": "integer", "format": "int32"}, "example": 5}
    }
    assert written(groups[0].operations[0], shared) == [{"$ref": "#/components/parameters/top"}]


@pytest.mark.parametrize(
    ("text", "type_", "example"),
    [
        ("12", INT, 12),
        ("12", STRING, "12"),
        ("12", ListOf(INT), [12]),
        ("true", Scalar("bool"), True),
        ("A", OpenEnum(("B",)), "A"),
        ("1.5", Scalar("double"), 1.5),
        ("true", INT, None),
        ("1.5", INT, None),
        ("1", Scalar("bool"), None),
        ("x", INT, None),
        ("x", UNKNOWN, None),
    ],
)
def test_an_example_is_a_value_of_the_type_or_left_out(text: str, type_: Type, example: object) -> None:
    operation = op(parameters=(Parameter("query", "q", type_, example=text),))
    assert written(operation)[0].get("example") == example
