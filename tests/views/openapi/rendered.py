"""Views of parts of the document as the template writes them: the part as YAML reads it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import yaml

from generator.emit.render import Renderer
from generator.spec.model import Api, Group, Operation
from generator.trusted import yaml_key, yaml_value
from generator.views.openapi.components import ComponentView
from generator.views.openapi.document import OpenapiSettings, openapi_view
from generator.views.openapi.parameters import ParameterView, SharedParameterView
from generator.views.openapi.schemas import TypeView
from tests.sections import SECTIONS

_RENDERER = Renderer()
_OPERATION = Operation("op", "GET", "/a", "p.md")
_DOCUMENT = openapi_view(
    Api("t", "1", (Group(("entities", "A"), (_OPERATION,)),), sections=SECTIONS), OpenapiSettings("t", "1")
)


def document(**members: Any) -> Any:
    """A document of one operation, with these members of `OpenapiView`."""
    text = _RENDERER.render_yaml("openapi.yaml.j2", document=replace(_DOCUMENT, **members))
    return yaml.safe_load(text)


def operation(**members: Any) -> Any:
    """The Operation Object with these members of `OperationView`."""
    (path,) = _DOCUMENT.paths
    changed = replace(path, operations=(replace(path.operations[0], **members),))
    return document(paths=(changed,))["paths"]["/a"]["get"]


def schema(view: TypeView) -> Any:
    """The Schema Object of a type."""
    name = yaml_value("x")
    parameter = ParameterView(name, name, None, required=False, schema=view, example=None)
    written = document(parameters=(SharedParameterView(yaml_key("x"), parameter),))
    return written["components"]["parameters"]["x"]["schema"]


def schemas(components: Iterable[ComponentView]) -> Any:
    """Everything under `components/schemas`."""
    return document(schemas=tuple(components))["components"]["schemas"]
