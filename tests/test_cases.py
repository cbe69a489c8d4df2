"""A folder a behaviour: `tests/cases/NAME/pages` goes in; specs, findings and chosen outputs beside it come out.

`pages2/` and so on are further roots; `profile.yaml` is the profile, if there is one. `findings.txt` and `specs/` are
always compared; of the outputs, those that stand under `generated/`. To choose one more, make an empty file there.
`pytest tests/test_cases.py --update` rewrites all.
"""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path

import pytest
import yaml

from generator.config import Settings, SettingsError
from generator.emit.format import Formatter
from generator.emit.plan import output_tree
from generator.emit.verify import check_operations
from generator.kept_names.stage import ALL
from generator.pipeline import output_settings, settle
from generator.profiles.load import load_profile
from generator.report import finding_lines

CASES = Path(__file__).parent / "cases"


def outcome(settings: Settings, chosen: set[str]) -> dict[str, str]:
    """Every file that the case expects: `findings.txt`, `specs/…`, and what was chosen of `generated/…`."""
    try:
        settled = settle(settings)
    except SettingsError as error:
        return {"findings.txt": f"{error}\n"}
    lines = [*finding_lines(settled.findings)]
    lines.append(f"-- {settled.pages} pages, {settled.lines_not_understood} lines not understood")
    lines += [f"-- left out: {page}" for page in settled.failed]
    found = {"findings.txt": "\n".join(lines) + "\n"}
    found |= {f"specs/{path}": text for path, text in settled.specs.items()}
    tree = output_tree(settled.api, output_settings(settings))
    check_operations(settled.api, tree, settings.package)
    assert json.loads(tree["openapi.json"]) == yaml.load(tree["openapi.yaml"], yaml.CSafeLoader)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for path, text in tree.items():
            if path.endswith(".py"):
                compile(text, path, "exec", dont_inherit=True)
    formatted = Formatter().finish({path: text for path, text in tree.items() if f"generated/{path}" in chosen})
    return found | {f"generated/{path}": text for path, text in formatted.items()}


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_case(name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    case = CASES / name
    monkeypatch.chdir(case)
    kept = {path for folder in ("specs", "generated") for path in (case / folder).rglob("*") if path.is_file()}
    expected = {path.relative_to(case).as_posix(): path.read_bytes().decode() for path in kept}
    if (case / "findings.txt").is_file():
        expected["findings.txt"] = (case / "findings.txt").read_bytes().decode()
    roots = tuple(sorted(path.name for path in case.glob("pages*") if path.is_dir()))
    own = case / "profile.yaml"
    profile = load_profile(own.name) if own.is_file() else load_profile()
    found = outcome(Settings(pages=roots, profile=profile, rename=(ALL,)), set(expected))
    if request.config.getoption("--update"):
        update(case, found)
    else:
        assert expected.get("findings.txt") == found["findings.txt"]
        assert expected == found


def update(case: Path, found: dict[str, str]) -> None:
    """Write what came out as what is expected."""
    shutil.rmtree(case / "specs", ignore_errors=True)
    for path, text in found.items():
        (case / path).parent.mkdir(parents=True, exist_ok=True)
        (case / path).write_bytes(text.encode())
