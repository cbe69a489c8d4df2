"""The loss budget: a run that would lose much of the spec on disk writes nothing, and says what and which pages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.emit import format as formatting
from tests.example_pages import write_broken_page, write_page

PAGES = [Path(f"docs/Task/v1Task_Get{number}.md") for number in range(8)]
FIELDS = "".join(f"| Note{number} | string | A note. |\n" for number in range(9))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A current folder with the outputs of nine pages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(formatting, "_LITTLE", 10**9)  # in this process, which remembers what it has formatted
    for page in PAGES:
        write_page(Path("docs"), page.stem)
    pier = write_page(Path("docs"), "v1Pier_Get", place="Pier")
    pier.write_text(pier.read_text().replace("| TaskId |", f"{FIELDS}| PierId |").replace("Task", "Pier"))
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    capsys.readouterr()


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and the lines of the finding about a loss."""
    capsys.readouterr()
    code = main([*arguments, "--pages", "docs"])
    lines = capsys.readouterr().out.splitlines()
    start = next((at for at, line in enumerate(lines) if line.startswith("specs:") and "[D102]" in line), len(lines))
    return code, lines[start : start + 2]


def outputs() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for name in ("specs", "generated") for path in Path(name).rglob("*.*")}


def test_operations(capsys: pytest.CaptureFixture[str]) -> None:
    before = outputs()
    for page in PAGES[:6]:
        page.unlink()
    code, said = run(capsys, "generate")
    assert code == 1
    assert outputs() == before
    names = ", ".join(f"`{page.stem}`" for page in PAGES[:6])
    assert said[0] == (
        f"specs:1:1: error[D102] 6 of 9 operations of the spec on disk would be lost, 66.7%: {names}; "
        "correct the pages, or give `--accept-loss`"
    )
    assert said[1] == "    docs/Task/v1Task_Get0.md:1:1: no operation is read from this page: v1Task_Get0"
    assert run(capsys, "check")[0] == 1
    assert run(capsys, "check")[1] == said
    assert run(capsys, "generate", "--keep-going")[0] == 1
    assert outputs() == before
    assert main(["diff", "--api", "--pages", "docs"]) == 0
    assert "v1Task_Get5" in capsys.readouterr().out
    code, said = run(capsys, "generate", "--accept-loss")
    assert (code, said[0][:25]) == (0, "specs:1:1: info[D102] 6 o")
    assert not Path("specs/sdkgen.lock").read_text().count("v1Task_Get0")
    assert run(capsys, "check") == (0, [])


def test_both_limits_must_be_exceeded(capsys: pytest.CaptureFixture[str]) -> None:
    for page in PAGES[:5]:
        page.unlink()
    assert run(capsys, "generate", "--dry-run") == (0, [])
    Path("pyproject.toml").write_text("[tool.sdkgen]\nmax_lost = 4\n")
    code, said = run(capsys, "generate", "--dry-run")
    assert (code, "5 of 9 operations" in said[0]) == (1, True)
    Path("pyproject.toml").write_text("[tool.sdkgen]\nmax_lost = 4\nmax_loss = 60\n")
    assert run(capsys, "generate", "--dry-run") == (0, [])


def test_pages_that_are_left_out_count(capsys: pytest.CaptureFixture[str]) -> None:
    for page in PAGES[:6]:
        write_broken_page(Path("docs"), page.stem)
    before = outputs()
    code, said = run(capsys, "generate", "--keep-going")
    assert (code, outputs() == before) == (1, True)
    assert "6 of 9 operations" in said[0]


def test_a_new_id_is_no_loss(capsys: pytest.CaptureFixture[str]) -> None:
    for page in PAGES:
        page.write_text(page.read_text().replace("v1Task_Get", "v1Task_Read", 1))
    assert run(capsys, "generate") == (0, [])


def test_fields(capsys: pytest.CaptureFixture[str]) -> None:
    pier = Path("docs/Pier/v1Pier_Get.md")
    pier.write_text(pier.read_text().replace(FIELDS, ""))
    code, said = run(capsys, "generate")
    assert code == 1
    assert "error[D102] 9 of 13 fields of the spec on disk would be lost, 69.2%: `Pier.Note0`, `Pier.Note1`" in said[0]
    assert said[1] == "    docs/Pier/v1Pier_Get.md:1:1: Pier.Note0, Pier.Note1, Pier.Note2 and 6 more"


def test_a_new_name_of_a_model_is_no_loss(capsys: pytest.CaptureFixture[str]) -> None:
    pier = Path("docs/Pier/v1Pier_Get.md")
    pier.write_text(pier.read_text().replace("Response: Pier", "Response: Jetty").replace("body: Pier", "body: Jetty"))
    assert run(capsys, "generate", "--rename", "Pier") == (0, [])
    assert "Jetty" in Path("specs/models.yaml").read_text()


def test_samples(capsys: pytest.CaptureFixture[str]) -> None:
    for page in PAGES[:6]:
        page.write_text(page.read_text().replace("## Sample response", "## Example of an answer"))
    code, said = run(capsys, "generate")
    assert code == 1
    assert "error[D102] 6 of 9 samples of the spec on disk would be lost, 66.7%: `v1Task_Get0`" in said[0]


def test_json_has_every_page(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree("docs/Task")
    assert main(["check", "--pages", "docs", "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    loss = next(finding for finding in findings if finding["code"] == "D102")
    assert [place["path"] for place in loss["related"]] == [str(page) for page in PAGES]


def test_lint_and_a_first_run_know_no_budget(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree("docs/Task")
    assert run(capsys, "lint") == (0, [])
    assert run(capsys, "generate", "--specs", "other", "--output", "made") == (0, [])
