"""What a repository of one's own copies: the hooks for pre-commit, and the workflows of docs/ci.md."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.arguments import parser
from tests.example_pages import write_page

ROOT = Path(__file__).parents[1]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
DOCUMENTS = [
    yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506  # texts alone: the key `on` would be read as True
    for block in re.findall(r"^```yaml\n(.*?)^```", (ROOT / "docs/ci.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
]
WORKFLOWS: list[dict[str, Any]] = [document for document in DOCUMENTS if "jobs" in document]
FAILS_OFFLINE = ("No matching distribution", "Could not find a version", "Temporary failure in name resolution")


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def commands() -> Iterator[list[str]]:
    """Every command of sdkgen in the examples and the hooks, as words."""
    lines = [hook["entry"] for hook in HOOKS]
    lines += [line for workflow in WORKFLOWS for step in steps(workflow) for line in step.get("run", "").split("\n")]
    yield from (shlex.split(line.partition(" > ")[0])[1:] for line in lines if line.startswith("sdkgen "))


def test_the_hooks_are_those_that_the_page_names() -> None:
    named = [hook["id"] for document in DOCUMENTS if "repos" in document for hook in document["repos"][0]["hooks"]]
    assert [hook["id"] for hook in HOOKS] == named == ["sdkgen-check", "sdkgen-lint"]
    for hook in HOOKS:
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
    check, lint = HOOKS
    assert check["always_run"], "pre-commit leaves out files that were removed"
    assert re.search(lint["files"], "docs/page.md")


def test_every_command_exists_with_these_options() -> None:
    found = list(commands())
    assert {words[0] for words in found} == {"check", "lint", "changelog", "generate"}
    for words in found:
        parser().parse_args(words)  # exits where an argument is wrong


def test_actions_are_pinned_by_commit() -> None:
    used = [step["uses"] for workflow in WORKFLOWS for step in steps(workflow) if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name)] == []


def test_a_workflow_may_do_no_more_than_it_needs() -> None:
    check, regenerate = WORKFLOWS
    assert check["permissions"] == {"contents": "read"}
    assert regenerate["permissions"] == {}
    (job,) = regenerate["jobs"].values()
    assert job["permissions"] == {"contents": "write", "pull-requests": "write"}


def test_nothing_from_outside_is_put_into_a_script() -> None:
    for workflow in WORKFLOWS:
        assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []


def test_the_text_of_the_pull_request_is_the_release_note() -> None:
    scripts = "\n".join(step.get("run", "") for step in steps(WORKFLOWS[1]))
    assert 'sdkgen changelog --base HEAD --dry-run > "$RUNNER_TEMP/changes.md"' in scripts
    assert 'head -c 60000 "$RUNNER_TEMP/changes.md" > "$RUNNER_TEMP/text.md"' in scripts
    assert '--body-file "$RUNNER_TEMP/text.md"' in scripts


@pytest.mark.slow
def test_the_hooks_run(tmp_path: Path) -> None:
    """pre-commit installs sdkgen into an environment of its own and runs both hooks, which find errors."""
    write_page(tmp_path / "docs")
    (tmp_path / "pyproject.toml").write_text('[tool.sdkgen]\npages = ["docs"]\npackage = "tasks"\n', "utf-8")
    for command in (["git", "init", "-q"], ["git", "add", "."]):
        subprocess.run(command, cwd=tmp_path, check=True)
    for hook, code, line in (("sdkgen-lint", 0, "Passed"), ("sdkgen-check", 1, "missing")):
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, "--all-files"]
        done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
        if any(text in done.stdout for text in FAILS_OFFLINE):
            pytest.skip("pre-commit cannot install sdkgen: there is no package index")
        assert done.returncode == code, done.stdout + done.stderr
        assert line in done.stdout
