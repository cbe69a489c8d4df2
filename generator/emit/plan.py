"""All outputs in one tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.emit.client import client_tree, runtime_files
from generator.emit.contract import contract_tree, test_files
from generator.emit.format import import_black
from generator.emit.openapi import openapi_tree
from generator.emit.render import Renderer
from generator.emit.tree import FileTree, merge
from generator.garbage_collection import without_garbage_collection
from generator.processes import HERE, Workers
from generator.spec.model import Api
from generator.spec.remembered import PACKER
from generator.views.openapi.document import OpenapiSettings
from generator.views.python.design import client_design
from generator.views.python.settings import ClientSettings


@dataclass(frozen=True, slots=True)
class OutputSettings:
    """Settings of the outputs: what no page says."""

    openapi: OpenapiSettings
    client: ClientSettings


_MANY = 600
"""Below this many operations (about a second of work), starting a worker process takes longer than it saves."""


def output_tree(
    api: Api,
    settings: OutputSettings,
    workers: Workers = HERE,
    begin: Callable[[FileTree], None] = lambda files: None,
) -> dict[str, str]:
    """Everything in the output folder, before black. Raises TreeError when two emitters want one path.

    Where there are many operations, a worker makes the client while this process makes the document. What stands in
    every client as it is, `begin` is told before.
    """
    pays = sum(1 for _ in api.operations()) > _MANY
    client = workers.result_of(partial(_client, settings.client), PACKER.pack(api), pays=pays)
    begin({**runtime_files(settings.client.package), **test_files()})
    document = openapi_tree(api, settings.openapi, Renderer())
    return merge(document, *client())


def prepare_worker() -> None:
    """In a worker, import what rendering and formatting need: this module, with all that it imports, and black."""
    import_black()


def _client(settings: ClientSettings, packed: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """The client with its samples and tests."""
    with without_garbage_collection():
        design, renderer = client_design(PACKER.unpack(packed)), Renderer()
        return client_tree(design, settings, renderer), contract_tree(design, settings, renderer)
