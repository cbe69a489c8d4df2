"""The document under `redocly lint` with its recommended rules: no errors."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.emit.openapi import openapi_tree
from generator.emit.render import Renderer
from generator.inference.infer import infer
from generator.pages.read import read_pages
from generator.profiles.load import load_profile
from generator.source import embedded_pages
from generator.views.openapi.document import OpenapiSettings
from tests.emit.openapi_fixtures import API

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def redocly() -> str:
    local = ROOT / ".tools" / "node_modules" / ".bin" / "redocly"
    found = str(local) if local.exists() else shutil.which("redocly")
    if found is None:
        pytest.skip(
            "redocly is neither in .tools/node_modules/.bin nor on PATH (npm install --prefix .tools @redocly/cli)"
        )
    return found


def lint(redocly: str, document: Path) -> list[str]:
    """The errors that redocly finds, as `rule at pointer: message`."""
    run = subprocess.run(
        [redocly, "lint", document.name, "--extends", "recommended", "--format", "json", "--max-problems", "100000"],
        cwd=document.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    problems = json.loads(run.stdout[run.stdout.index("{") :])["problems"]
    return [
        f"{problem['ruleId']} at {problem['location'][0]['pointer']}: {problem['message']}"
        for problem in problems
        if problem["severity"] == "error"
    ]


@pytest.mark.parametrize("pages", ["hostile", "embedded"])
def test_redocly_finds_no_error(redocly: str, tmp_path: Path, pages: str) -> None:
    api = API if pages == "hostile" else infer(read_pages([embedded_pages()], load_profile()).pages, load_profile()).api
    tree = openapi_tree(api, OpenapiSettings("Boats", "1", docs_url="https://docs.test"), Renderer())
    document = tmp_path / "openapi.yaml"
    document.write_text(tree["openapi.yaml"], encoding="utf-8")
    assert lint(redocly, document) == []


def test_redocly_would_find_one(redocly: str, tmp_path: Path) -> None:
    tree = openapi_tree(API, OpenapiSettings("Boats", "1"), Renderer())
    document = tmp_path / "openapi.yaml"
    document.write_text(tree["openapi.yaml"].replace("schemas/Person", "schemas/Nobody"), encoding="utf-8")
    assert any("no-unresolved-refs" in problem or "Can't resolve" in problem for problem in lint(redocly, document))
