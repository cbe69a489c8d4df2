"""What a user runs: verbs, exit codes, what is printed where, and what is on disk afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator import pipeline
from generator.cache import FOLDER
from generator.cli import main
from generator.commands import generate
from generator.emit import format as formatting
from generator.emit.format import BrokenOutputError
from generator.emit.verify import verify_package
from generator.source import MANIFEST
from tests.example_pages import write_broken_page, write_page

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with two good pages in `docs`."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "docs")
    write_page(tmp_path / "docs", "v1Task_GetTaskAgain")
    return tmp_path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file under a folder but those of the cache, which is no output."""
    files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path.as_posix(): content for path, content in files.items() if path.parts[0] != FOLDER}


def sdkgen(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run sdkgen in a process of its own."""
    command = [sys.executable, "-m", "generator", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_generate_writes_everything_and_sums_up(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "--pages", "docs"]) == 0
    written = [path for path in snapshot(here) if path.split("/")[0] in ("specs", "generated") and MANIFEST not in path]
    assert {"specs/api.yaml", "specs/models.yaml", "specs/entities/task.yaml"} < set(written)
    assert {"generated/openapi.yaml", "generated/pyproject.toml", "generated/superoffice_webapi/py.typed"} < set(
        written
    )
    assert capsys.readouterr().out.splitlines() == [
        "pages       2 read",
        "lines       0 not understood",
        "operations  2",
        "models      1",
        "unknown     0 facts that no page states",
        f"files       {len(written)} written, 0 unchanged, 0 removed",
        "findings    0 errors, 0 warnings, 0 notes",
    ]
    assert main(["generate", "--pages", "docs"]) == 0
    assert f"files       0 written, {len(written)} unchanged, 0 removed" in capsys.readouterr().out


def test_options_say_where_and_what(here: Path) -> None:
    assert main(["generate", "-q", "--pages", "docs", "--specs", "s", "--output", "o/p", "--package", "task_api"]) == 0
    assert (here / "s" / "api.yaml").is_file()
    assert (here / "o" / "p" / "task_api" / "__init__.py").is_file()
    assert not (here / "specs").exists()
    assert not (here / "generated").exists()


def test_verify_imports_the_client_before_it_is_written(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    def verify(tree: dict[str, str], package: str) -> None:
        verified.append(package)
        verify_package(tree, package)
        assert not (here / "generated").exists()

    monkeypatch.setattr(pipeline, "verify_package", verify)
    assert main(["generate", "-q", "--verify", "--pages", "docs", "--package", "task_api"]) == 0
    assert verified == ["task_api"]
    assert (here / "generated" / "task_api" / "__init__.py").is_file()


def test_a_folder_with_an_index_and_no_page(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "empty").mkdir()
    (here / "empty" / "index.md").write_text("# Index\n")
    assert main(["generate", "--pages", "empty"]) == 2
    assert "empty:1:1: error[C104] there is no page in the folder" in capsys.readouterr().err
    assert not (here / "generated").exists()


def test_no_output_holds_an_absolute_path(here: Path) -> None:
    assert main(["generate", "-q", "--pages", str(here / "docs")]) == 0
    shutil.rmtree(FOLDER)  # the cache is no output, and no other machine reads it
    assert [path for path, content in snapshot(here).items() if str(here).encode() in content] == []


def test_a_dry_run_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(here)
    assert main(["generate", "--dry-run", "--pages", "docs"]) == 0
    assert snapshot(here) == before
    out = capsys.readouterr().out
    assert "missing    specs/entities/task.yaml\n" in out
    assert "(dry run: no file was changed)" in out


def test_check_lists_what_is_missing_stale_and_orphaned(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "-q", "--pages", "docs"]) == 0
    assert capsys.readouterr().out == ""
    with (here / "specs" / "models.yaml").open("a") as file:
        file.write("# edited\n")
    (here / "generated" / "openapi.yaml").unlink()
    (here / "generated" / "superoffice_webapi" / "stray.py").write_text("")
    (here / "generated" / "NOTES.md").write_text("mine")
    before = snapshot(here)
    assert main(["check", "--pages", "docs"]) == 1
    assert capsys.readouterr().out.splitlines()[:3] == [
        "stale      specs/models.yaml: no input has changed since: was the file edited?",
        "missing    generated/openapi.yaml",
        "orphaned   generated/superoffice_webapi/stray.py",
    ]
    assert snapshot(here) == before
    assert main(["generate", "--pages", "docs"]) == 0
    assert "kept       generated/superoffice_webapi/stray.py: sdkgen did not create it\n" in capsys.readouterr().out


def test_what_a_page_wrote_goes_with_the_page(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = write_page(here / "docs", "v1Note_GetNote", place="Note")
    other.write_text(other.read_text().replace("Task", "Note"))
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    assert (here / "specs" / "entities" / "note.yaml").is_file()
    other.unlink()
    assert main(["check", "--pages", "docs"]) == 1
    assert (
        "orphaned   specs/entities/note.yaml: changed since: docs/Note/v1Note_GetNote.md (removed)\n"
        in capsys.readouterr().out
    )
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    assert not (here / "specs" / "entities" / "note.yaml").exists()
    assert main(["check", "-q", "--pages", "docs"]) == 0


def test_an_error_writes_nothing_and_the_rest_is_still_read(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_broken_page(here / "docs", "v1Aaa_Broken")
    write_broken_page(here / "docs", "v1Zzz_Broken")
    before = snapshot(here)
    assert main(["generate", "--pages", "docs"]) == 1
    assert snapshot(here) == before
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in lines if " error[" in line] == [
        "docs/Task/v1Aaa_Broken.md:1:1",
        "docs/Task/v1Zzz_Broken.md:1:1",
    ]
    assert "pages       4 read, 2 left out" in lines
    assert "files       0 written, 0 unchanged, 0 removed (no file is changed while there are errors)" in lines
    assert main(["check", "--pages", "docs"]) == 1
    assert main(["lint", "--pages", "docs"]) == 1


def test_keep_going_leaves_the_page_out_and_names_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_broken_page(here / "docs")
    assert main(["generate", "--keep-going", "--pages", "docs"]) == 1
    assert "left out    docs/Task/v1Task_Broken.md" in capsys.readouterr().out.splitlines()
    assert "v1Task_GetTaskAgain:" in (here / "specs" / "entities" / "task.yaml").read_text()


def test_lint_prints_findings_and_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = write_page(here / "docs", "v1Task_Latin")
    page.write_bytes(page.read_bytes().replace(b"one task", b"one t\xe5sk"))
    before = snapshot(here)
    assert main(["lint", "--pages", "docs"]) == 0
    assert snapshot(here) == before
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "docs/Task/v1Task_Latin.md:12:12: warning[P003] byte 0xe5 is not UTF-8: convert the file"
    assert out[-1] == "findings    0 errors, 1 warnings, 0 notes"
    assert main(["lint", "-q", "--pages", "docs"]) == 0
    assert capsys.readouterr().out == ""


def test_explain_says_why(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--pages", "docs", "Task.Title"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Task.Title: string"
    page = (here / "docs" / "Task" / "v1Task_GetTask.md").read_text()
    row = page[: page.index("| Title |")].count("\n") + 1
    assert any(f"docs/Task/v1Task_GetTask.md:{row}:" in line for line in lines[1:]), lines
    assert main(["explain", "--pages", "docs", "Task.Titel"]) == 2
    assert "Task.Title" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["generate", "--pages", "gone"], "gone:1:1: error[C104] no such folder"),
        (["check", "--pages", "docs", "--pages", "empty"], "empty:1:1: error[C104] there is no page in the folder"),
        (["lint", "--pages", "docs/Task/v1Task_GetTask.md"], "v1Task_GetTask.md:1:1: error[C104] not a folder"),
        (["lint", "--evidence", "gone", "--pages", "docs"], "gone:1:1: error[C104] no such folder"),
        (["generate", "--config", "gone.toml"], "gone.toml:1:1: error[C101] no such file"),
        (["generate", "--pages", "docs", "--package", "a-b"], "<command line>:1:1: error[C103] package `a-b`"),
    ],
)
def test_wrong_usage(here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str) -> None:
    (here / "empty").mkdir()
    before = snapshot(here)
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert expected in captured.err
    assert captured.out == ""
    assert snapshot(here) == before


@pytest.mark.parametrize(
    "arguments", [[], ["dance"], ["generate", "--nonsense"], ["lint", "--dry-run"], ["generate", "--pages"]]
)
def test_arguments_that_argparse_refuses(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert "usage: sdkgen" in capsys.readouterr().err


def test_an_unknown_setting_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "pyproject.toml").write_text('[tool.sdkgen]\npages = ["docs"]\noutptu = "x"\n')
    assert main(["generate"]) == 2
    assert "pyproject.toml:3:1: error[C102] unknown key `outptu`" in capsys.readouterr().err


def test_settings_of_the_current_folder(here: Path) -> None:
    (here / "pyproject.toml").write_text('[tool.sdkgen]\npages = ["docs"]\noutput = "sdk"\n')
    assert main(["generate", "-q"]) == 0
    assert (here / "sdk" / "openapi.yaml").is_file()


def test_the_example_pages_are_read_when_they_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--example"]) == 0
    assert "(the example pages that sdkgen carries)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (None, 'error[C105] no folder of pages is named: give `--pages DIR`, or write `pages = ["DIR"]` below'),
        ("[tool.black]\n", "error[C105] no folder of pages is named"),
        ("[tool.sdkgen]\n", "error[C105] no folder of pages is named"),
        ("[tool.sdkgen]\npages = []\n", "error[C105] no folder of pages is named"),
        (
            '[tool.sdkgn]\npages = ["docs"]\n',
            "pyproject.toml:1:1: error[C102] unknown table `[tool.sdkgn]`; did you mean",
        ),
        (
            '[tool.sdkgen]\npage = ["docs"]\n',
            "pyproject.toml:2:1: error[C102] unknown key `page` in [tool.sdkgen]; did ",
        ),
    ],
)
def test_a_configuration_without_pages_touches_no_file(here: Path, config: str | None, expected: str) -> None:
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    if config is not None:
        (here / "pyproject.toml").write_text(config)
    before = snapshot(here)
    assert "generated/superoffice_webapi/__init__.py" in before
    done = sdkgen("generate", cwd=here)
    assert done.returncode == 2
    assert expected in done.stderr
    assert done.stdout == ""
    assert snapshot(here) == before


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--output", "docs"], "`--output docs` is or holds the folder of pages `docs`"),
        (["--output", "."], "`--output .` is or holds the folder of pages `docs`"),
        (["--dry-run", "--output", "/"], "`--output /` is the root of the file system"),
        (["--package", "json"], "package `json` would hide a module of Python's standard library"),
        (["--example"], "`--example` reads the pages that sdkgen carries; other pages cannot be named beside it"),
        (["--output", ""], "`--output` is empty: give a value"),
    ],
)
def test_harmful_settings_touch_no_file(here: Path, arguments: list[str], expected: str) -> None:
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    before = snapshot(here)
    done = sdkgen("generate", "--pages", "docs", *arguments, cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error[C103] {expected}" in done.stderr
    assert snapshot(here) == before


def test_a_file_of_somebody_else_in_the_way(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = here / "client"
    client.mkdir()
    monkeypatch.chdir(client)
    (client / "pyproject.toml").write_text("[project]\n")
    assert main(["generate", "--pages", "../docs", "--output", "."]) == 2
    assert capsys.readouterr().err.splitlines()[1:] == ["    pyproject.toml"]
    assert (client / "pyproject.toml").read_text() == "[project]\n"
    assert not (client / "openapi.yaml").exists()


def test_a_bug_of_ours_writes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BrokenOutputError("superoffice_webapi/x.py is not Python: invalid syntax")

    monkeypatch.setattr(formatting.Formatter, "finish", broken)
    before = snapshot(here)
    assert main(["generate", "--pages", "docs"]) == 1
    assert "superoffice_webapi/x.py is not Python" in capsys.readouterr().err
    assert snapshot(here) == before


def test_a_checkout_of_the_outputs_is_not_formatted_again(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["generate", "--pages", "docs"]) == 0
    before = snapshot(here)

    def refused(source: tuple[str, str]) -> tuple[str, str]:
        raise AssertionError("a text was formatted")

    monkeypatch.setattr(formatting, "_format", refused)
    assert main(["check", "--pages", "docs"]) == 0
    assert main(["generate", "--pages", "docs", "--all-findings"]) == 0
    assert snapshot(here) == before
    manifest = Path("generated", MANIFEST)
    manifest.write_text("".join(f"{line.partition('  ')[0]}\n" for line in manifest.read_text().splitlines()))
    with pytest.raises(AssertionError, match="a text was formatted"):  # of an earlier version, it proves nothing
        main(["check", "--pages", "docs"])


def test_ctrl_c_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(generate, "build", interrupted)
    before = snapshot(here)
    assert main(["generate", "--pages", "docs"]) == 130
    assert capsys.readouterr().err == "sdkgen: interrupted; no file was changed\n"
    assert snapshot(here) == before


def test_a_folder_that_cannot_be_written_to(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path.name))

    # Root may write everywhere, so the refusal is played: CI runs as root.
    monkeypatch.setattr(Path, "write_bytes", refused)
    before = snapshot(here)
    assert main(["generate", "--pages", "docs"]) == 2
    assert "Permission denied" in capsys.readouterr().err
    assert snapshot(here) == before


def test_a_full_disk_is_told_and_leaves_the_old_files(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    write_page(here / "docs", "v1Task_GetMore")
    before = snapshot(here)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "specs/api.yaml")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["generate", "--pages", "docs"]) == 2
    assert capsys.readouterr().err == "sdkgen: No space left on device: specs/api.yaml; no file was changed\n"
    assert snapshot(here) == before


def test_what_a_page_says_cannot_steer_the_terminal(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_broken_page(here / "docs", "v1\x1b[2JTask")
    assert main(["lint", "--pages", "docs"]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "docs/Task/v1\\x1b[2JTask.md:1:1: error[" in out


def test_python_m_generator_is_the_same_and_no_bar_is_drawn_off_a_terminal(here: Path) -> None:
    done = sdkgen("lint", "--pages", "docs", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("pages       2 read\n")


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals")
@pytest.mark.parametrize(("arguments", "drawn"), [(["lint"], True), (["lint", "-q"], False)])
def test_a_bar_is_drawn_on_a_terminal(here: Path, arguments: list[str], drawn: bool) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "generator", *arguments, "--pages", "docs"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    subprocess.run(command, cwd=here, env=env, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    os.write(theirs, b"end")
    seen = b""
    while not seen.endswith(b"end"):
        seen += os.read(ours, 65536)
    os.close(ours)
    os.close(theirs)
    assert ("━".encode() in seen) is drawn
    assert (seen == b"end") is not drawn


def test_output_that_cannot_be_encoded(here: Path) -> None:
    write_broken_page(here / "docs", "v1Tåsk")
    done = sdkgen("lint", "--pages", "docs", cwd=here, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "docs/Task/v1T\\xe5sk.md:1:1: error[" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes of a shell")
def test_a_reader_that_has_seen_enough(here: Path) -> None:
    for number in range(300):
        write_broken_page(here / "docs", f"v1Task_{number}{'x' * 200}")
    command = f"{sys.executable} -m generator lint --pages docs | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=here, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "1"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_real_ctrl_c(here: Path) -> None:
    for number in range(400):
        write_page(here / "docs", f"v1Task_Get{number}")
    before = snapshot(here)
    script = "import sys, os, signal, threading; from generator import cli; from generator.commands import generate\n" \
        "def settle(*_, **__):\n    os.kill(os.getpid(), signal.SIGINT)\n    threading.Event().wait(20)\n" \
        "generate.settle = settle\nsys.exit(cli.main(['generate', '--pages', 'docs']))\n"  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=here, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr == "sdkgen: interrupted; no file was changed\n"
    assert snapshot(here) == before
