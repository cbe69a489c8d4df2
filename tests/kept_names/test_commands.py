"""Names stay when the pages would give others: on the command line, with the spec of an earlier run on disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.inference.editions import page

Run = Callable[..., tuple[int, str]]

RULE = {"Label": "a", "Limit": 3}
CHECK = page(
    "v1Pier_Check",
    method="POST",
    body="## Request body: request\n\nRule, Strict\n",
    request={"Rule": RULE, "Strict": True},
    status=204,
)
"""Shows a record that only the name of the operation and of an argument speak of."""
RULES = page(
    "v1Pier_GetMooringRules",
    path="/api/v1/Rules",
    type_="array",
    rows={"Label": "string", "Limit": "int32"},
    sample=[RULE],
)
"""Shows the same record under a better name."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command where a spec was generated from one page, and where there are two now: exit code and output."""
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    write(CHECK)
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    write(RULES)
    capsys.readouterr()

    def command(verb: str, *arguments: str) -> tuple[int, str]:
        code = main([verb, "--pages", "docs", *arguments])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return command


def write(written: tuple[str, str]) -> None:
    Path("docs", f"{written[0]}.md").write_text(written[1], "utf-8")


def models(folder: str = "specs") -> list[str]:
    lines = Path(folder, "models.yaml").read_text("utf-8").splitlines()
    return [line.strip(" :") for line in lines if line.startswith("  ") and line[2] != " "]


def disk() -> dict[str, bytes]:
    paths = (path for folder in ("specs", "generated") for path in Path(folder).rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in paths}


OFFER = "info[N101] the model `CheckRule` keeps its name: the pages call it `MooringRule` (`--rename CheckRule`)"


def test_a_committed_name_stays_and_the_better_one_is_offered(run: Run) -> None:
    assert models() == ["CheckRule"]
    code, printed = run("generate")
    assert (code, models()) == (0, ["CheckRule"])
    assert printed.count("[N101]") == 1
    assert OFFER in printed
    assert "list[CheckRule]" in Path("specs/entities/pier.yaml").read_text("utf-8")
    before = disk()
    assert run("generate")[0] == 0
    assert run("check")[0] == 0
    assert disk() == before
    for verb in ("check", "lint"):
        assert OFFER in run(verb)[1]


def test_a_run_without_a_committed_spec_gives_the_names_of_the_pages(run: Run) -> None:
    assert "N101" not in run("generate", "--specs", "new", "--output", "out")[1]
    assert models("new") == ["MooringRule"]
    shutil.rmtree(".sdkgen-cache")
    shutil.rmtree("generated")
    assert run("generate")[0] == 0
    assert models() == ["CheckRule"], "nothing but the spec decides it"


@pytest.mark.parametrize("names", [(), ("CheckRule",), ("MooringRule",)])
def test_the_better_name_is_taken_if_that_is_asked_for(run: Run, names: tuple[str, ...]) -> None:
    options = [f"--rename={name}" for name in names] or ["--rename"]
    assert "+  MooringRule:" in run("diff", *options)[1]
    code, printed = run("generate", *options)
    assert (code, models(), "N101" in printed) == (0, ["MooringRule"], False)
    assert run("check")[0] == 0


def test_a_name_that_nothing_has_cannot_be_given_up(run: Run) -> None:
    before = disk()
    code, printed = run("generate", "--rename", "ChekRule")
    assert (code, disk()) == (2, before)
    assert "`--rename ChekRule`: no model or operation has this name; did you mean `CheckRule`?" in printed


def test_an_override_decides_the_name(run: Run) -> None:
    Path("specs/overrides.yaml").write_text("- {at: CheckRule, rename: Rule, reason: shorter}\n", "utf-8")
    code, printed = run("generate")
    assert (code, models(), "N101" in printed) == (0, ["Rule"], False)
    assert (run("check"), models()) == (run("check"), ["Rule"])
    assert run("check")[0] == 0
    Path("specs/overrides.yaml").unlink()
    code, printed = run("generate")
    assert (code, models()) == (0, ["Rule"])
    assert "the model `Rule` keeps its name: the pages call it `MooringRule`" in printed


def test_a_name_of_the_pages_can_be_overridden_too(run: Run) -> None:
    assert run("generate", "--rename")[0] == 0
    Path("specs/overrides.yaml").write_text("- {at: MooringRule, rename: Rule, reason: shorter}\n", "utf-8")
    code, printed = run("generate")
    assert (code, models(), "N101" in printed) == (0, ["Rule"], False)
    code, printed = run("check", "-q")
    assert (code, printed) == (0, "")


def test_evidence_is_explained_under_the_name_that_is_kept(run: Run) -> None:
    assert run("explain", "CheckRule.Limit")[1].startswith("CheckRule.Limit: int32")


@pytest.mark.parametrize("verb", ["generate", "check", "lint", "diff"])
def test_a_spec_that_cannot_be_read_stops_the_run(run: Run, verb: str) -> None:
    Path("specs/models.yaml").write_text("<<<<<<< ours\nmodels: {}\n", "utf-8")
    before = disk()
    code, printed = run(verb)
    assert (code, disk()) == (2, before)
    assert "specs:1:1: error[N102]" in printed
    assert "specs/models.yaml:1:1: error[P007] a merge conflict is not resolved" in printed


def test_all_names_anew_need_no_spec(run: Run) -> None:
    Path("specs/models.yaml").write_text("<<<<<<< ours\nmodels: {}\n", "utf-8")
    assert run("generate", "--rename")[0] == 0
    assert models() == ["MooringRule"]


def test_a_run_with_new_names_is_not_remembered(run: Run) -> None:
    assert run("generate", "--rename", "CheckRule")[0] == 0
    code, printed = run("generate", "--rename", "CheckRule")
    assert (code, "no model or operation has this name" in printed) == (2, True)


def crew(method: str) -> tuple[str, str]:
    rows = {"Name": "string"}
    return page(f"v1Boat_{method}", path=f"/api/v1/Boat/{method}", type_="Crew", rows=rows, sample={"Name": "Ann"})


def test_a_method_keeps_its_name(run: Run) -> None:
    write(crew("GetBoatCrew"))
    assert run("generate")[0] == 0
    write(crew("GetCrew"))
    code, printed = run("generate")
    assert code == 0
    assert (
        "info[N101] `v1Boat_GetBoatCrew` keeps the method name `get_crew`: it would be `get_boat_crew` now" in printed
    )
    spec = Path("specs/entities/boat.yaml").read_text("utf-8")
    assert "client_name: get_crew\n" in spec
    before = disk()
    assert run("check", "-q") == (0, "")
    assert main(["build", "-q"]) == 0
    assert disk() == before
    assert "v1Boat_GetBoatCrew" in run("explain", "boat.get_crew")[1]
    assert run("generate", "--rename", "v1Boat_GetBoatCrew", "--rename", "v1Boat_GetCrew")[0] == 0
    assert "client_name" not in Path("specs/entities/boat.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "entry",
    [
        "{at: v1Boat_GetCrew, drop: true, reason: r}",
        "{at: v1Boat_GetCrew, rename: v1Boat_FindCrew, reason: r}",
        "{at: v1Boat_GetCrew, method: crew, reason: r}",
        "{at: Crew, rename: Sailor, reason: r}",
        "{at: Crew.Name, rename: FullName, reason: r}",
        "{at: MooringRule, rename: Crew2, reason: r}",
    ],
)
def test_a_corrected_spec_is_no_reason_for_other_names(run: Run, entry: str) -> None:
    for method in ("GetBoatCrew", "GetCrew"):
        write(crew(method))
    Path("specs/overrides.yaml").write_text(f"- {entry}\n", "utf-8")
    assert run("generate", "--specs", "new", "--output", "out", "--overrides", "specs/overrides.yaml")[0] == 0
    code, printed = run("check", "--specs", "new", "--output", "out", "--overrides", "specs/overrides.yaml")
    assert (code, "N101" in printed) == (0, False), printed
