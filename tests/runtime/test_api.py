"""The stand-ins for generated modules are what they stand for: same content, or same names."""

from __future__ import annotations

import ast
from pathlib import Path

import generator
from generator.emit.contract import contract_tree
from generator.emit.render import Renderer
from generator.runtime_tests import subject
from generator.spec.model import Api, ClientOption, Group, Operation, Parameter, SecurityScheme
from generator.spec.types import STRING
from generator.views.python.client import client_view
from generator.views.python.design import client_design
from generator.views.python.package import package_view
from generator.views.python.settings import ClientSettings
from tests.sections import SECTIONS, requires

ROOT = Path(generator.__file__).parent
SETTINGS = ClientSettings("runtime", "Api", "API", "0.0.0")
OPERATION = Operation(
    "GetBoat",
    "GET",
    "/boats",
    "boat.md",
    parameters=(Parameter("header", "X-Language", STRING, description="Language of texts."),),
    security=requires("csrfToken cookie", "apiKey"),
)
API = Api(
    title="API",
    version="1",
    groups=(Group(("entities", "Boat"), (OPERATION,)),),
    sections=SECTIONS,
    security_schemes=(
        SecurityScheme("csrfToken", "apiKey", location="header", name="X-CSRF-Token"),
        SecurityScheme("cookie", "apiKey", location="cookie", name="session"),
        SecurityScheme("queryKey", "apiKey", location="query", name="key"),
        SecurityScheme("apiKey", "apiKey", "", "header", "X-Api-Key", "", "The key of the application."),
    ),
    options=(ClientOption("language", "X-Language"),),
    error_properties=("ErrorType",),
    naive_times="utc",
)
DESIGN = client_design(API)


def test_the_module_on_the_api_is_what_its_template_makes_of_a_neutral_api() -> None:
    view = package_view(DESIGN, SETTINGS)
    text = Renderer().render("package/_api.py.j2", view=view, client=client_view(DESIGN, SETTINGS, view))
    assert (ROOT / "runtime" / "_api.py").read_text("utf-8") == text


def test_the_client_under_test_has_the_same_names_in_place_and_generated() -> None:
    text = contract_tree(DESIGN, SETTINGS, Renderer())["tests/subject.py"]
    names = text.partition("__all__ = ")[2].partition("]")[0] + "]"
    assert ast.literal_eval(names) == subject.__all__
    assert [name for name in subject.__all__ if not hasattr(subject, name)] == []
