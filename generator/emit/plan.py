"""All outputs in one tree."""

from __future__ import annotations

from dataclasses import dataclass

from generator.emit.client import client_tree
from generator.emit.contract import contract_tree
from generator.emit.openapi import openapi_tree
from generator.emit.render import Renderer
from generator.emit.tree import merge
from generator.spec.model import Api
from generator.views.openapi.document import OpenapiSettings
from generator.views.python.design import client_design
from generator.views.python.settings import ClientSettings


@dataclass(frozen=True, slots=True)
class OutputSettings:
    """Settings of the outputs: what no page says."""

    openapi: OpenapiSettings
    client: ClientSettings


def output_tree(api: Api, settings: OutputSettings) -> dict[str, str]:
    """Everything in the output folder, before black. Raises TreeError when two emitters want one path."""
    renderer = Renderer()
    design = client_design(api)
    return merge(
        openapi_tree(api, settings.openapi, renderer),
        client_tree(design, settings.client, renderer),
        contract_tree(design, settings.client, renderer),
    )
