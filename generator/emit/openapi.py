"""The OpenAPI document as files: in YAML for people, in JSON for programs."""

from __future__ import annotations

from generator.emit.render import Renderer
from generator.spec.model import Api
from generator.views.openapi.document import OpenapiSettings, openapi_view

_ENTRY_LINES = {"paths": 1, "components": 2}
"""In JSON, each path item and each component has a line, so that a change of one is a change of one line."""


def openapi_tree(api: Api, settings: OpenapiSettings, renderer: Renderer) -> dict[str, str]:
    """`openapi.yaml` and `openapi.json`, which says the same: an OpenAPI 3.1 document of the whole API."""
    document = openapi_view(api, settings)
    in_yaml, in_json = renderer.render_yaml_and_json("openapi.yaml.j2", _ENTRY_LINES, document=document)
    return {"openapi.yaml": in_yaml, "openapi.json": in_json}
