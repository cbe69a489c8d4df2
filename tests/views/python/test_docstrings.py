"""Docstrings: their parts, their quotes, and where their lines break."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from generator.spec.model import Api, Group, Operation, Parameter, Response
from generator.spec.types import Ref, Scalar
from generator.trusted import SafeText
from generator.views.python.design import client_design
from generator.views.python.docstrings import MethodDoc, method_doc, quoted_text, short_doc
from generator.views.python.shapes import MethodShape
from tests.sections import SECTIONS

LONG = "word " * 60


def shape(section: str = "entities", **more: Any) -> MethodShape:
    """The method of an operation."""
    operation = Operation("v1Boat_Get", "POST", "/boats", "boat/v1Boat_Get.md", **more)
    ((_, method),) = client_design(Api("T", "1", (Group((section, "Boat"), (operation,)),), sections=SECTIONS)).methods
    return method


def doc(section: str = "entities", docs_url: str | None = None, **more: Any) -> MethodDoc:
    """The docstring of the method of an operation."""
    return method_doc(shape(section, **more), docs_url)


@pytest.mark.parametrize(
    "text",
    [
        *("A boat.", '"Boat" it is called', 'It is called "Boat"', 'a """ b', "back\\slash \\N{x}", "a\n\nb"),
        *("x" * 200, LONG, "x" * 107 + '"', "x" * 111),
    ],
)
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_quoted_text_is_one_string_that_says_the_same(text: str, indent: int) -> None:
    code = f'"""{quoted_text(text, indent)}"""'
    same = text.replace('"""', "'''")
    same = same[:-1] + "'" if same.endswith('"') else same
    assert ast.literal_eval(code).split() == same.split()
    assert all(indent * (number > 0) <= len(line) <= 120 for number, line in enumerate(code.split("\n")) if " " in line)


def test_the_parts_of_a_method() -> None:
    made = doc(
        summary="Gets a\nboat.",
        description="# About #\nThe boat.",
        availability=("Not online.",),
        deprecated="Use List.",
        parameters=(
            Parameter("query", "name", description="Which one."),
            Parameter("query", "size", Scalar("int32")),
        ),
        responses=(Response(200, "The boat found.", Ref("Lost")), Response(404, "No boat."), Response(500)),
    )
    assert made == MethodDoc(
        summary=SafeText("Gets a boat."),
        paragraphs=(
            SafeText("About\n        The boat."),
            SafeText("Note: Not online."),
            SafeText("Deprecated: Use List."),
        ),
        arguments=(SafeText("name: Which one."),),
        returns=SafeText("The boat found."),
        raises=(
            SafeText("NotFound: No boat."),
            SafeText("ServerError: status 500."),
        ),
        source=SafeText("v1Boat_Get: boat/v1Boat_Get.md"),
    )


def test_a_method_that_returns_none_for_404_does_not_raise_it() -> None:
    made = doc("agents", responses=(Response(200, "OK", Scalar("int32"), nullable=True), Response(404, "No boat.")))
    assert made.raises == ()
    assert made.returns.startswith("None ")


def test_the_link_goes_to_the_published_page() -> None:
    assert doc(docs_url="https://docs.example.com/").source == "v1Boat_Get: https://docs.example.com/boat/v1Boat_Get"


def test_the_lines_of_an_entry_hang_below_its_name() -> None:
    (entry,) = doc(parameters=(Parameter("query", "name", description=LONG),)).arguments
    lines = entry.split("\n")
    assert [line[:20] for line in lines[1:]] == [" " * 16 + "word"] * 2
    assert all(110 < len(line) <= 120 for line in lines[1:-1])


def test_the_asynchronous_method_refers_to_the_other() -> None:
    assert short_doc(shape(summary="Gets it"), SafeText("Boat")) == "Gets it. See `Boat.get`."
    long = short_doc(shape(summary=LONG), SafeText("Boat"))
    assert 100 < 8 + len(f'"""{long}"""') <= 120
    assert long.startswith("word word ")
    assert long.endswith(" word ...")
    assert short_doc(shape(summary="x" * 90), SafeText("Boat")) == "x" * 90
