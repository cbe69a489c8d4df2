"""`sdkgen init`: what it finds out about a repository, and that it changes nothing that is there."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.example_pages import write_page

Run = Callable[..., tuple[int, str, str]]
CONFIG = Path("pyproject.toml")
CASES = Path(__file__).parent / "cases"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `init` in the folder `acme-docs`: exit code, standard output and standard error."""
    folder = tmp_path / "acme-docs"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(["init", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def table() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(CONFIG.read_text("utf-8"))["tool"]["sdkgen"]
    return found


def test_pages_and_package_are_found(run: Run) -> None:
    write_page(Path("docs/api/reference"))
    code, out, err = run()
    assert (code, err) == (0, "")
    assert table() == {"pages": ["docs/api/reference/Task"], "package": "acme_docs", "version": "0.1.0"}
    assert out.startswith("config      pyproject.toml\n            [tool.sdkgen]\n")
    assert "next        sdkgen lint --summary" in out


def test_the_profile_of_the_pages_is_found_with_its_reasons(run: Run) -> None:
    shutil.copytree(CASES / "annotated_pages" / "pages", "docs")
    code, out, err = run()
    assert (code, err) == (0, "")
    assert (table()["pages"], table()["profile"]) == (["docs"], "graph")
    assert "            # 13 of 13 pages have the frontmatter key `ms.date`\n" in out


def test_folders_with_other_pages_beside_them_are_not_read(run: Run) -> None:
    for folder in ("api", "resources"):
        shutil.copytree(CASES / "annotated_pages" / "pages" / folder, f"docs/{folder}")
    Path("docs/notes").mkdir()
    Path("docs/notes/today.md").write_text("# Today\n\nNothing.\n", "utf-8")
    assert run()[0] == 0
    assert table()["pages"] == ["docs/api", "docs/resources"]


def test_what_it_writes_can_be_used(run: Run) -> None:
    write_page(Path("docs"))
    run("-q")
    assert main(["generate", "-q"]) == 0
    assert main(["check", "-q"]) == 0


def test_the_package_is_named_after_the_project_and_the_rest_of_the_file_stays(run: Run) -> None:
    write_page(Path("docs"))
    before = '[project]\nname = "Acme.Client"  # a name\n'
    CONFIG.write_text(before, "utf-8")
    assert run()[0] == 0
    assert table()["package"] == "acme_client"
    assert CONFIG.read_text("utf-8").startswith(before + "\n[tool.sdkgen]\n")


def test_a_name_that_no_package_can_have_is_left_out(run: Run) -> None:
    write_page(Path("docs"))
    CONFIG.write_text('[project]\nname = "json"\n', "utf-8")
    assert run()[0] == 0
    assert "package" not in table()


def test_older_editions_are_evidence(run: Run) -> None:
    for edition in ("v9", "v10", "v2"):
        write_page(Path("docs") / edition)
    assert run()[0] == 0
    assert (table()["pages"], table()["evidence"]) == (["docs/v10"], ["docs/v2", "docs/v9"])


def test_folders_that_only_look_like_editions_are_one_folder(run: Run) -> None:
    for version in ("1", "2"):
        write_page(Path("docs") / version, uid=f"v1Task_Get{version}")
    assert run()[0] == 0
    assert table()["pages"] == ["docs"]


def test_pages_in_several_places(run: Run) -> None:
    write_page(Path("agents"))
    write_page(Path("rest"), uid="v1Task_Other")
    assert run()[0] == 0
    assert table()["pages"] == ["agents", "rest"]


def test_guides_outputs_and_environments_are_no_pages(run: Run) -> None:
    write_page(Path("docs"))
    write_page(Path(".venv/docs"))
    write_page(Path("node_modules/docs"))
    write_page(Path("old"))
    Path("old/.sdkgen-manifest").write_text("")
    Path("guides").mkdir()
    for name in ("a", "b", "c"):
        Path(f"guides/{name}.md").write_text("# A guide\n\n```sh\nsdkgen check\n```\n")
    Path("guides/d.md").write_text("```http\nGET /tasks\n```\n")
    assert run()[0] == 0
    assert table()["pages"] == ["docs/Task"]


def test_without_pages_nothing_is_written(run: Run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "name it: `sdkgen init --pages DIR`" in err
    assert not CONFIG.exists()
    assert run("--pages", "elsewhere")[0] == 0
    assert table()["pages"] == ["elsewhere"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[tool.sdkgen]\n", "it has a table `[tool.sdkgen]` already"),
        ("[tool.sdkgen.lint]\n", "it has a table `[tool.sdkgen]` already"),
        ('tool = {other = "x"}\n', "`tool` is written as an inline table"),
        ("[project\n", "it is not TOML"),
    ],
)
def test_nothing_is_overwritten(run: Run, text: str, why: str) -> None:
    write_page(Path("docs"))
    CONFIG.write_text(text, "utf-8")
    code, out, err = run()
    assert (code, out) == (2, "")
    assert f"pyproject.toml stays as it is: {why}" in err
    assert CONFIG.read_text("utf-8") == text
