"""Expressions write themselves, and say what they import."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import generator.views.python
from generator.spec import types as spec
from generator.spec.types import UNKNOWN, ListOf, MapOf, OpenEnum, Ref, Scalar, Type
from generator.trusted import SafeText, UntrustedTextError
from generator.views.python.annotations import Annotations
from generator.views.python.expressions import (
    ANY,
    NONE,
    Attribute,
    Call,
    Constant,
    Expression,
    Name,
    Quoted,
    Scope,
    Subscript,
    Union,
    accepts_none,
    builtin,
    optional,
    union,
)
from generator.views.python.imports import import_block, import_statement

BOAT = Attribute(Name("models", ".."), "Boat")
INT, TEXT = Scalar("int32"), Scalar("string")
SIZES = OpenEnum(("Slim", "Wide"))
ANNOTATIONS = Annotations({"Boat": BOAT})


def written(expression: Expression, scope: Scope | None = None) -> tuple[str, set[tuple[str, str]]]:
    """Code and imports of an expression."""
    scope = scope or Scope()
    return scope.code(expression), scope.imports


@pytest.mark.parametrize(
    ("expression", "code", "imports"),
    [
        (builtin("int"), "int", set()),
        (Name("Contact"), "Contact", set()),
        (Name("Mapping", "collections.abc"), "Mapping", {("collections.abc", "Mapping")}),
        (BOAT, "models.Boat", {("..", "models")}),
        (Constant('a "b"'), "'a \"b\"'", set()),
        (Subscript(builtin("dict"), (builtin("str"), ANY)), "dict[str, Any]", {("typing", "Any")}),
        (Union((BOAT, NONE)), "models.Boat | None", {("..", "models")}),
        (Quoted(optional(Name("Hull", ".hull"))), '"Hull | None"', {(".hull", "Hull")}),
        (Call(Name("wire", ".._model"), (Constant("URL"),)), 'wire("URL")', {(".._model", "wire")}),
    ],
)
def test_code_and_imports(expression: Expression, code: str, imports: set[tuple[str, str]]) -> None:
    assert written(expression) == (code, imports)


def test_a_built_in_name_that_a_method_hides_is_taken_from_builtins() -> None:
    annotation = union((Subscript(builtin("list"), (builtin("str"),)), Attribute(BOAT, "list"), Constant("list")))
    scope = Scope(hidden=frozenset(("list",)))
    assert written(annotation, scope) == (
        'builtins.list[str] | models.Boat.list | "list"',
        {("builtins", ""), ("..", "models")},
    )


def test_an_asynchronous_scope_writes_the_counterpart_of_a_name() -> None:
    listing = Subscript(Name("Listing", ".._pagination", asynchronous="AsyncListing"), (BOAT,))
    scope = Scope(is_async=True)
    assert written(listing, scope) == (
        "AsyncListing[models.Boat]",
        {("..", "models"), (".._pagination", "AsyncListing")},
    )


def test_a_union_is_flat_has_no_duplicates_and_none_last() -> None:
    text = builtin("str")
    assert union((text, NONE, Union((BOAT, text)))) == Union((text, BOAT, NONE))
    assert union((text, text)) == text
    assert union((text, ANY)) == optional(ANY) == union(()) == ANY
    assert optional(optional(text)) == optional(text)
    assert [accepts_none(e) for e in (optional(text), text, ANY, NONE)] == [True, False, False, False]


@pytest.mark.parametrize("name", ["a b", "class", "x\nimport os", "f()", ""])
def test_what_is_no_identifier_is_refused(name: str) -> None:
    with pytest.raises(UntrustedTextError):
        Name(name)
    with pytest.raises(UntrustedTextError):
        Attribute(BOAT, name)


@pytest.mark.parametrize(
    ("type_", "field", "argument", "returned"),
    [
        (INT, "int | None", "int", "int"),
        (Scalar("date-time"), "Timestamp | None", "datetime", "DateTime"),
        (Scalar("byte"), "Base64 | None", "bytes", "bytes"),
        (SIZES, 'Annotated[Literal["Slim", "Wide"] | str | None, Open]', 'Literal["Slim", "Wide"] | str', "str"),
        (OpenEnum(()), "Annotated[str | None, Open]", "str", "str"),
        (ListOf(TEXT), "list[str] | None", "Sequence[str]", "list[str]"),
        (MapOf(ListOf(INT)), "dict[str, list[int]] | None", "Mapping[str, Sequence[int]]", "dict[str, list[int]]"),
        (Ref("Boat"), "models.Boat | None", "models.Boat | Mapping[str, Any]", "models.Boat"),
        (Ref("Lost"), "Any", "Any", "Any"),
        (spec.Union((INT, TEXT)), "int | str | None", "int | str", "int | str"),
        (spec.Union((INT, UNKNOWN)), "Any", "Any", "Any"),
        (UNKNOWN, "Any", "Any", "Any"),
    ],
)
def test_annotations_of_a_type(type_: Type, field: str, argument: str, returned: str) -> None:
    made = (ANNOTATIONS.field(type_), ANNOTATIONS.argument(type_), ANNOTATIONS.returned(type_))
    assert [written(expression)[0] for expression in made] == [field, argument, returned]


def test_the_type_that_the_runtime_is_given() -> None:
    assert written(ANNOTATIONS.runtime_type(UNKNOWN))[0] == "object"
    assert written(ANNOTATIONS.runtime_type(ListOf(Ref("Boat"))))[0] == "list[models.Boat]"
    assert written(ANNOTATIONS.runtime_type(spec.Union((INT, Ref("Boat"))))) == (
        'cast("type[int | models.Boat]", int | models.Boat)',
        {("typing", "cast"), ("..", "models")},
    )


def test_long_enumerations_have_names() -> None:
    annotations = Annotations({}, {SIZES: SafeText("Size")})
    assert written(annotations.argument(ListOf(SIZES)))[0] == "Sequence[Size | str]"


def test_imports_are_in_the_order_of_isort() -> None:
    imports = {
        *((".hull", "Hull"), (".hull", "BigHull"), (".boat", "Boat"), ("..", "models"), (".._types", "UNSET")),
        *((".._types", "Content"), ("typing_extensions", "deprecated"), ("typing", "cast"), ("typing", "Any")),
        *(("builtins", ""), ("collections.abc", "Mapping")),
    }
    assert import_block(imports).split("\n") == [
        "import builtins",
        "from collections.abc import Mapping",
        "from typing import Any, cast",
        "",
        "from typing_extensions import deprecated",
        "",
        "from .. import models",
        "from .._types import UNSET, Content",
        "from .boat import Boat",
        "from .hull import BigHull",
        "from .hull import Hull",
    ]
    assert import_block(()) == ""


def test_an_import_that_does_not_fit_has_a_line_for_each_name() -> None:
    long = "B" * 100
    assert import_statement("._a", (long, "a"), indent=4) == f"from ._a import (\n        {long},\n        a,\n    )"


def test_generated_code_is_never_read() -> None:
    folder = Path(generator.views.python.__file__).parent
    users = {
        path.name
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import) and any(alias.name in ("re", "ast", "tokenize") for alias in node.names)
    }
    # Headings in Markdown; headers and status lines of samples; numbers in addresses.
    assert users == {"docstrings.py", "contract.py", "contract_values.py"}
