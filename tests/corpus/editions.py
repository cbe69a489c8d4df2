"""The real pages, where this machine has them. They are no part of the project: without them a test skips.

Reading an edition takes many seconds. The fixtures `newest` and `oldest` do it once a process; the marks `NEWEST` and
`OLDEST` send the tests that use one to one process (`pytest -n auto --dist loadgroup`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.config import Settings
from generator.emit.openapi import openapi_tree
from generator.emit.render import Renderer
from generator.kept_names.stage import ALL
from generator.pages.assemble import assemble
from generator.pages.assembled import Assembled
from generator.pipeline import settle
from generator.settled import Settled
from generator.source import SourceFile
from generator.views.openapi.document import OpenapiSettings
from tests.pages.structure import lost

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpus"
NEWEST = [pytest.mark.slow, pytest.mark.xdist_group("newest")]
OLDEST = [pytest.mark.slow, pytest.mark.xdist_group("oldest")]


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the corpus, read and inferred, and its OpenAPI document as text and as data."""

    settled: Settled
    lost: list[str]
    """Structure of the pages that no reader took and no finding names."""
    openapi: str
    document: dict[str, Any]
    openapi_json: str


def edition(name: str, *evidence: str) -> Edition:
    """Read an edition with others as evidence, or skip."""
    if not (CORPUS / name).is_dir():
        pytest.skip(f"the corpus is not on this machine: {CORPUS / name}")
    settings = Settings(
        pages=(str(CORPUS / name),), evidence=tuple(str(CORPUS / other) for other in evidence), rename=(ALL,)
    )
    settled, silent = settle_and_compare(settings)
    document_settings = OpenapiSettings(settings.title, settings.version, settings.server, None)
    tree = openapi_tree(settled.api, document_settings, Renderer())
    document = yaml.load(tree["openapi.yaml"], Loader=yaml.CSafeLoader)
    return Edition(settled, silent, tree["openapi.yaml"], document, tree["openapi.json"])


def settle_and_compare(settings: Settings) -> tuple[Settled, list[str]]:
    """Settle, and find the structure of every page a second time: what is neither on the page nor named."""
    silent: list[str] = []

    def assembled(source: SourceFile, *arguments: Any) -> Assembled:
        result = assemble(source, *arguments)
        if result.page is not None:
            silent.extend(lost(source.text, source.path, result))
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.pages.batches._READERS", {"operation": assembled})
        return settle(settings), silent
