"""What a user sees of findings: formats, the summary by rule, severities, baselines, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.lock.changes import EDITED
from tests.example_pages import write_broken_page, write_page

ROOT = Path(__file__).parents[1]
PAGE = "docs/Task/v1Task_Latin.md"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a good page and one with a warning in `docs`."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "docs")
    page = write_page(tmp_path / "docs", "v1Task_Latin")
    page.write_bytes(page.read_bytes().replace(b"one task", b"one t\xe5sk"))
    return tmp_path


def lint(*arguments: str) -> int:
    return main(["lint", "--pages", "docs", *arguments])


def configure(text: str) -> None:
    Path("pyproject.toml").write_text(f'[tool.sdkgen]\npages = ["docs"]\n{text}')


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint() == 0
    assert capsys.readouterr().out.splitlines()[:5] == [
        f"{PAGE}:12:12: warning[P003] byte 0xe5 is not UTF-8: convert the file",
        "    12 | Reads one t\ufffdsk.",
        "       |            ^",
        "P003 File is not UTF-8 (1)",
        "    fix: Convert the file to UTF-8.",
    ]


def test_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint("--summary") == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "severity  code  findings  places  files  rule",
        "warning   P003         1       1      1  File is not UTF-8",
        "pages       2 read",
    ]


def test_json_is_the_only_thing_on_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint("--format", "json") == 0
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert captured.err == ""
    assert [finding["code"] for finding in document["findings"]] == ["P003"]
    assert document["summary"] == {
        "pages": 2, "left_out": [], "lines_not_understood": 0, "operations": 2, "models": 1, "unknown": 0,
        "error": 0, "warning": 1, "info": 0, "known": 0, "gone": 0, "suppressed": 0,
    }  # fmt: skip


def test_json_of_check_names_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    with Path("specs/models.yaml").open("a") as file:
        file.write("# edited\n")
    assert main(["check", "--pages", "docs", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["changes"] == [
        {"kind": "stale", "path": "specs/models.yaml", "since": [EDITED]}
    ]


def test_sarif_leaves_the_summary_to_the_other_stream(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--pages", "docs", "--format", "sarif"]) == 1
    captured = capsys.readouterr()
    assert [result["ruleId"] for result in json.loads(captured.out)["runs"][0]["results"]] == ["P003"]
    assert "missing    specs/models.yaml\n" in captured.err
    assert "findings    0 errors, 1 warnings, 0 notes\n" in captured.err
    assert lint("--format", "sarif", "-q") == 0
    captured = capsys.readouterr()
    assert (json.loads(captured.out)["runs"][0]["results"], captured.err) == ([], "")


def test_github(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "--pages", "docs", "--format", "github"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(f"::warning file={PAGE},line=12,col=12,title=P003 File is not UTF-8::byte 0xe5")
    assert out[1] == "pages       2 read"


@pytest.mark.parametrize("command", ["lint", "check", "generate"])
def test_strict_makes_warnings_fail(command: str, here: Path) -> None:
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    assert main([command, "-q", "--pages", "docs"]) == 0
    assert main([command, "-q", "--pages", "docs", "--strict"]) == 1
    (here / PAGE).unlink()
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    assert main([command, "-q", "--pages", "docs", "--strict"]) == 0


def test_strict_writes_all_the_same() -> None:
    assert main(["generate", "-q", "--pages", "docs", "--strict"]) == 1
    assert Path("specs/api.yaml").is_file()


def test_a_severity_of_the_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    configure('[tool.sdkgen.lint]\nseverity = {P003 = "error"}\n')
    assert main(["generate"]) == 1
    assert "error[P003]" in capsys.readouterr().out
    assert not Path("specs").exists()
    configure('[tool.sdkgen.lint]\nseverity = {P003 = "error"}\nper-path = {"Task/**" = {P003 = "off"}}\n')
    assert main(["lint"]) == 0
    assert "P003" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[tool.sdkgen.lint]\n\nseverity = {P0O3 = "off"}\n', 5, "no rule has the code `P0O3`; did you mean `P003`?"),
        ('[tool.sdkgen.lint.severity]\nP003 = "off"\nP101 = "off"\n', 5, "`P101` is always an error"),
        ('lint = "off"\n', 3, "`lint` must be a table"),
    ],
)
def test_a_mistake_in_the_configuration(text: str, line: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure(text)
    assert main(["lint"]) == 2
    assert f"pyproject.toml:{line}:1: error[C103] {message}" in capsys.readouterr().err


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint("--baseline", "known.json", "--write-baseline") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "findings    0 errors, 0 warnings, 0 notes, 1 in the baseline"
    page = here / PAGE
    page.write_bytes(page.read_bytes().replace(b"\nReads", b"\nReads.\n\nReads"))
    assert lint("--baseline", "known.json", "--strict") == 0
    assert "P003" not in capsys.readouterr().out
    other = write_page(here / "docs", "v1Task_Other")
    other.write_bytes(other.read_bytes().replace(b"one task", b"one t\xe5sk"))
    assert lint("--baseline", "known.json", "--strict") == 1
    out = capsys.readouterr().out
    assert "v1Task_Other.md:12:12: warning[P003]" in out
    assert PAGE not in out
    assert main(["generate", "--pages", "docs", "--baseline", "known.json", "--strict", "-q"]) == 1


def test_a_baseline_says_when_it_can_be_shortened(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lint("--baseline", "known.json", "--write-baseline")
    (here / PAGE).unlink()
    assert lint("--baseline", "known.json") == 0
    assert "baseline    1 of its findings are no longer found" in capsys.readouterr().out


def test_a_baseline_of_the_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    configure('[tool.sdkgen.lint]\nbaseline = "known.json"\n')
    assert main(["lint", "--write-baseline", "-q"]) == 0
    assert main(["lint", "--strict"]) == 0
    assert "1 in the baseline" in capsys.readouterr().out


def test_an_error_is_never_known(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_broken_page(here / "docs")
    assert lint("--baseline", "known.json", "--write-baseline", "-q") == 1
    assert lint("--baseline", "known.json", "-q") == 1
    assert "error[" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--baseline", "gone.json"], "gone.json:1:1: error[L102] there is no such baseline"),
        (["--baseline", PAGE], f"{PAGE}:1:1: error[L102] cannot read the baseline"),
        (["--baseline", PAGE, "--write-baseline"], f"{PAGE}:1:1: error[L102] cannot read the baseline"),
        (["--write-baseline"], "`--write-baseline` needs a file"),
        (["--baseline", ""], "`--baseline` is empty"),
    ],
)
def test_a_baseline_that_cannot_be_used(
    arguments: list[str], message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (here / PAGE).read_bytes()
    assert lint(*arguments) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""
    assert (here / PAGE).read_bytes() == before


def test_a_baseline_is_written_as_a_whole_or_not_at_all(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lint("--baseline", "known.json", "--write-baseline")
    before = (here / "known.json").read_bytes()

    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device", "known.json")

    (here / PAGE).unlink()
    monkeypatch.setattr(Path, "replace", refused)
    assert lint("--baseline", "known.json", "--write-baseline") == 2
    assert (here / "known.json").read_bytes() == before
    assert [path.name for path in here.iterdir() if "stage" in path.name] == []


def test_lint_makes_no_spec(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("lint wrote a spec")

    monkeypatch.setattr("generator.pipeline.encode", refused)
    assert lint("-q") == 0
    assert not Path("specs").exists()


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals")
@pytest.mark.parametrize(("environment", "colour"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_on_a_terminal(here: Path, environment: dict[str, str], colour: bool) -> None:
    ours, theirs = os.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environment}
    command = [sys.executable, "-m", "generator", "lint", "--pages", "docs"]
    subprocess.run(command, cwd=here, env=env, stdout=theirs, stderr=subprocess.DEVNULL, check=True)
    os.write(theirs, b"end")
    seen = b""
    while not seen.endswith(b"end"):
        seen += os.read(ours, 65536)
    os.close(ours)
    os.close(theirs)
    assert b"warning[P003]" in seen
    assert (b"\x1b[33m" in seen) is colour


def test_json_of_generate_names_the_files_that_it_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    Path("generated/superoffice_webapi/stray.py").write_text("")
    assert main(["generate", "--pages", "docs", "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert changes == [{"kind": "kept", "path": "generated/superoffice_webapi/stray.py", "since": []}]
