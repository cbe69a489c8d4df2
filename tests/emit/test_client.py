"""The package as a whole: which files, that black and the type checkers have nothing to say, and hostile pages."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.emit.client import client_tree
from generator.emit.format import Formatter
from generator.emit.render import Renderer
from generator.spec.model import Api, Field, Group, Model, Operation, Parameter, RequestBody, Response, Section
from generator.spec.types import STRING, ListOf, OpenEnum, Ref, Scalar
from generator.trusted import UntrustedTextError
from generator.views.python.design import client_design
from tests.client import harbour
from tests.sections import EXTENSIONS, SECTIONS

HOSTILE = "x\"\"\"\nimport os\n\\N{bad} {{ 7 }} {% raw %} \u202e # \x00 ''' \\"


def test_which_files_there_are() -> None:
    paths = sorted(path for path in harbour.tree() if "/_" not in path and not path.endswith(".jsonl"))
    assert paths == [
        "README.md",
        "harbour_client/agents/pilot.py",
        "harbour_client/entities/boat.py",
        "harbour_client/entities/list.py",
        "harbour_client/models/big_hull.py",
        "harbour_client/models/boat.py",
        "harbour_client/models/hull.py",
        "harbour_client/models/page.py",
        "harbour_client/models/sailor.py",
        "harbour_client/py.typed",
        "harbour_client/testing.py",
        "pyproject.toml",
        "samples/README.md",
        "samples/harbour_client_samples/fixtures.py",
        "samples/pyproject.toml",
    ]


def test_black_has_nothing_to_do() -> None:
    tree = harbour.tree()
    formatted = Formatter().finish(tree)
    assert [path for path, text in tree.items() if formatted[path] != text] == []


def test_black_has_nothing_to_do_for_long_names() -> None:
    word = "MooringOfTheOuterHarbour"
    kinds = OpenEnum(("PermanentMooring", "TemporaryMooring"))
    filters = tuple(Parameter("query", f"{word}KindOfMooring{n}", kinds) for n in range(40))
    fields = (Field(f"{word}Delta", Ref(f"{word}Delta")), Field("Other", ListOf(Ref(f"{word}Delta"))))
    operations = (
        Operation("v1Boat_GetAllMooringsOfTheOuterHarbourWithKind", "GET", "/boat", "a.md", parameters=filters),
        Operation(
            "v1Boat_PostBoatMooringWithDelta", "POST", "/boat", "b.md", body=RequestBody("", "arguments", fields=fields)
        ),
    )
    group = Group(("entities", "Boat"), operations)
    api = Api("T", "1", (group,), (Model(f"{word}Delta", (Field("A", STRING),)),), SECTIONS)
    tree = client_tree(client_design(api), harbour.SETTINGS, Renderer())
    formatted = Formatter().finish(tree)
    assert [path for path, text in tree.items() if formatted[path] != text] == []


@pytest.mark.parametrize("sections", [(), SECTIONS], ids=["no sections", "sections without groups"])
def test_an_api_with_nothing_in_it(sections: tuple[Section, ...], tmp_path: Path) -> None:
    tree = client_tree(client_design(Api("Nothing", "1", sections=sections)), harbour.SETTINGS, Renderer())
    assert [path for path, text in Formatter().finish(tree).items() if tree[path] != text] == []
    for path, text in tree.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    script = "import harbour_client; print(harbour_client.Harbour('http://h/C'), harbour_client.models.__dir__())"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Harbour('http://h/C') [")


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", "--cache-dir", ".mypy_cache"],
        pytest.param(
            [sys.executable, "-m", "pyright", "--pythonpath", sys.executable],
            marks=pytest.mark.skipif(shutil.which("npm") is None, reason="pyright needs node and npm: `make tools`"),
        ),
    ],
    ids=["mypy", "pyright"],
)
def test_type_checkers_in_strict_mode_find_nothing(command: list[str]) -> None:
    done = subprocess.run(command, cwd=harbour.folder(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_a_wrong_argument_is_one_error(tmp_path: Path) -> None:
    program = (
        "from harbour_client import Harbour\n"
        'boat = Harbour("http://h/C").boat.with_raw_response.get(7).value\n'
        "boat.tender and boat.tender.crew\n"
        'Harbour("http://h/C").agents.pilot.guide(boat_id="7")\n'
    )
    (harbour.folder() / "program.py").write_text(program, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "program.py"]
    done = subprocess.run(command, cwd=harbour.folder(), capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [
        'program.py:4: error: Argument "boat_id" to "guide" of "PilotAgent" has incompatible type "str"; '
        'expected "int | None"  [arg-type]',
        "Found 1 error in 1 file (checked 1 source file)",
    ]


@pytest.mark.slow
def test_a_misspelt_import_is_an_error(tmp_path: Path) -> None:
    program = (
        "import harbour_client\n"
        "from harbour_client import Harbor, Harbour, models\n"
        "print(models.Boat, models.Baot)\n"
        "print(harbour_client.agents.PilotAgent, harbour_client.agents.PilotAgnt)\n"
    )
    (harbour.folder() / "misspelt.py").write_text(program, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "misspelt.py"]
    done = subprocess.run(command, cwd=harbour.folder(), capture_output=True, text=True, check=False)
    assert [line.partition(";")[0].removesuffix("  [attr-defined]") for line in done.stdout.splitlines()[:-1]] == [
        'misspelt.py:2: error: Module "harbour_client" has no attribute "Harbor"',
        'misspelt.py:3: error: Module has no attribute "Baot"',
        'misspelt.py:4: error: Module has no attribute "PilotAgnt"',
    ]


@pytest.mark.slow
def test_the_documented_name_is_typed_and_deprecated(tmp_path: Path) -> None:
    program = (
        "from typing_extensions import assert_type\n"
        "from harbour_client import AsyncHarbour, Harbour, models\n"
        'assert_type(Harbour("http://h/C").boat.get_boat(7, select="name"), models.Boat)\n'
        "async def main() -> None:\n"
        '    assert_type(await AsyncHarbour("http://h/C").boat.get_boat(7), models.Boat)\n'
        'Harbour("http://h/C").boat.get_boat("7")\n'
    )
    (harbour.folder() / "old_names.py").write_text(program, "utf-8")
    options = ["--strict", "--enable-error-code", "deprecated", "--cache-dir", str(tmp_path)]
    command = [sys.executable, "-m", "mypy", *options, "old_names.py"]
    done = subprocess.run(command, cwd=harbour.folder(), capture_output=True, text=True, check=False)
    old = "error: function harbour_client._deprecated_name.deprecated_name.__get__ is deprecated"
    assert [line for line in done.stdout.splitlines() if old in line and line.startswith("old_names.py:")] == [
        f"old_names.py:{number}: {old}: the method has a shorter name  [deprecated]" for number in (3, 5, 6)
    ]
    assert 'old_names.py:6: error: Argument 1 has incompatible type "str"; expected "int"  [arg-type]' in done.stdout


def test_hostile_text_stays_text() -> None:
    operation = Operation(
        id="v1XAgent_Do",
        method="POST",
        path=f"/api/{HOSTILE}/{{id}}",
        page=HOSTILE,
        summary=HOSTILE,
        description=HOSTILE,
        deprecated=HOSTILE,
        availability=(HOSTILE,),
        parameters=(
            Parameter("path", "id", Scalar("int32"), required=True, description=HOSTILE),
            Parameter("query", HOSTILE, OpenEnum((HOSTILE, "b")), description=HOSTILE),
        ),
        body=RequestBody(HOSTILE, "arguments", fields=(Field(HOSTILE, OpenEnum((HOSTILE * 9, "c")), HOSTILE),)),
        responses=(Response(200, HOSTILE, ListOf(Ref(HOSTILE))), Response(404, HOSTILE)),
    )
    values = OpenEnum((HOSTILE, "d"))
    hostile = Field(HOSTILE, values, HOSTILE, deprecated=HOSTILE, extensions=(("x-list", HOSTILE),))
    model = Model(
        HOSTILE,
        (hostile,),
        HOSTILE,
    )
    api = Api(HOSTILE, "1", (Group(("agents", HOSTILE), (operation,)),), (model,), SECTIONS, extensions=EXTENSIONS)
    tree = client_tree(client_design(api), harbour.SETTINGS, Renderer())
    assert _importers_of_os(tree) == _importers_of_os(harbour.tree())
    assert Formatter().finish(tree).keys() == tree.keys()


def _importers_of_os(tree: dict[str, str]) -> list[str]:
    return [
        path
        for path, text in tree.items()
        if path.endswith(".py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import) and any(alias.name == "os" for alias in node.names)
    ]


@pytest.mark.parametrize(
    "change", [{"package": "a b"}, {"client_name": "x-y"}, {"env_prefix": "$"}, {"version": "1 2"}]
)
def test_settings_that_cannot_be_names_are_refused(change: dict[str, str]) -> None:
    with pytest.raises(UntrustedTextError):
        client_tree(client_design(harbour.API), replace(harbour.SETTINGS, **change), Renderer())
