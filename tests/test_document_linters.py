"""The document under redocly's recommended rules, and under Spectral's rules for OpenAPI: no errors."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
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


def tool(name: str) -> str:
    """The command of a linter, or skip."""
    local = ROOT / ".tools" / "node_modules" / ".bin" / name
    found = str(local) if local.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is neither in .tools/node_modules/.bin nor on PATH (make tools)")
    return found


def redocly(document: Path) -> list[str]:
    """The errors that redocly finds, as `rule at pointer: message`."""
    command = [tool("redocly"), "lint", document.name, "--extends", "recommended", "--format", "json"]
    run = subprocess.run(
        [*command, "--max-problems", "100000"], cwd=document.parent, capture_output=True, text=True, check=False
    )
    problems = json.loads(run.stdout[run.stdout.index("{") :])["problems"]
    return [
        f"{problem['ruleId']} at {problem['location'][0]['pointer']}: {problem['message']}"
        for problem in problems
        if problem["severity"] == "error"
    ]


def spectral(document: Path) -> list[str]:
    """The errors that Spectral finds, as `rule at path: message`."""
    command = [tool("spectral"), "lint", document.name, "--ruleset", "rules.yaml", "--format", "json"]
    document.with_name("rules.yaml").write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
    output = document.with_name("problems.json")
    subprocess.run([*command, "--output", output.name, "--quiet"], cwd=document.parent, check=False)
    problems = json.loads(output.read_text("utf-8"))
    return [f"{p['code']} at {p['path']}: {p['message']}" for p in problems if p["severity"] == 0]


LINTERS = pytest.mark.parametrize("lint", [redocly, spectral])
Lint = Callable[[Path], list[str]]


@LINTERS
@pytest.mark.parametrize("path", ["openapi.yaml", "openapi.json"])
@pytest.mark.parametrize("pages", ["hostile", "embedded"])
def test_no_error_is_found(lint: Lint, tmp_path: Path, pages: str, path: str) -> None:
    api = API if pages == "hostile" else infer(read_pages([embedded_pages()], load_profile()).pages, load_profile()).api
    tree = openapi_tree(api, OpenapiSettings("Boats", "1", docs_url="https://docs.test"), Renderer())
    document = tmp_path / path
    # Spectral takes a key `<<` for a merge of YAML 1.1, even where it is quoted, and even in JSON.
    document.write_text(tree[path].replace("'<<':", "less:").replace('"<<":', '"less":'), encoding="utf-8")
    assert lint(document) == []


@LINTERS
def test_an_error_would_be_found(lint: Lint, tmp_path: Path) -> None:
    tree = openapi_tree(API, OpenapiSettings("Boats", "1"), Renderer())
    document = tmp_path / "openapi.yaml"
    document.write_text(tree["openapi.yaml"].replace("schemas/Person", "schemas/Nobody"), encoding="utf-8")
    assert any("Nobody" in problem or "Can't resolve" in problem for problem in lint(document))
