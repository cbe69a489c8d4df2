"""The OpenAPI document as a file."""

from __future__ import annotations

from generator.emit.render import Renderer
from generator.spec.model import Api
from generator.views.openapi.document import OpenapiSettings, openapi_view


def openapi_tree(api: Api, settings: OpenapiSettings, renderer: Renderer) -> dict[str, str]:
    """`openapi.yaml` and its text: an OpenAPI 3.1 document of the whole API."""
    return {"openapi.yaml": renderer.render_yaml("openapi.yaml.j2", document=openapi_view(api, settings))}
