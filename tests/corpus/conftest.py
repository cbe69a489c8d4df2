"""The real pages, where this machine has them. They are no part of the project: without them these tests skip."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.config import Settings
from generator.emit.openapi import openapi_tree
from generator.emit.render import Renderer
from generator.pipeline import Settled, settle
from generator.views.openapi.document import OpenapiSettings

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpus"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the corpus, read and inferred, and its OpenAPI document as text and as data."""

    settled: Settled
    openapi: str
    document: dict[str, Any]


def edition(name: str, *evidence: str) -> Edition:
    """Read an edition with others as evidence, or skip."""
    if not (CORPUS / name).is_dir():
        pytest.skip(f"the corpus is not on this machine: {CORPUS / name}")
    settings = Settings(pages=(str(CORPUS / name),), evidence=tuple(str(CORPUS / other) for other in evidence))
    settled = settle(settings)
    openapi = openapi_tree(
        settled.api, OpenapiSettings(settings.title, settings.version, settings.server, None), Renderer()
    )["openapi.yaml"]
    return Edition(settled, openapi, yaml.load(openapi, Loader=yaml.CSafeLoader))


@pytest.fixture(scope="session")
def newest() -> Edition:
    """The 2023 pages with the 2022 pages as evidence."""
    return edition("2023", "2022")


@pytest.fixture(scope="session")
def oldest() -> Edition:
    """The 2022 pages alone."""
    return edition("2022")
