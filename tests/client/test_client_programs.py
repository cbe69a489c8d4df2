"""Programs as users of the example client write them do what they say; types are right in them, and in its README."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))
GENERATED = Path(__file__).parents[2] / "generated"
ESCAPES = re.compile(r"\bcast\b|\bAny\b|type: *ignore|pyright: *ignore|noqa")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A server in memory."""
    monkeypatch.syspath_prepend(GENERATED)
    monkeypatch.syspath_prepend(GENERATED / "samples")
    return importlib.import_module("superoffice_webapi.testing").FakeServer()


def program(name: str, server: Any, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Any:
    """A program whose clients are those of a server in memory."""
    monkeypatch.setattr(sys, "argv", [f"{name}.py", *arguments])
    path = next(path for path in PROGRAMS if path.stem == name)
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)  # a dataclass looks for its module there
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "SuperOffice", server.client, raising=False)
    monkeypatch.setattr(module, "AsyncSuperOffice", server.async_client, raising=False)
    return module


def rows(*ids: int, name: str = "ticketId", more: str | None = None) -> dict[str, Any]:
    """A page of a list, with the link to the next one."""
    return {"value": [{name: id_} for id_ in ids], **({"odata.nextLink": more} if more else {})}


def test_contacts_are_created_updated_or_left_alone(
    server: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "companies.csv"
    table.write_text("OrgNr,Name,Department\n1,New,\n2,Old,Oslo\n2,Old,Bergen\n3,O'Neill,\n", "utf-8")
    old = {"ContactId": 5, "Name": "Old", "Department": "Oslo", "UpdatedDate": "2026-01-19T13:05:44Z", "Extra": 7}
    server.answer("contact.list", rows(name="contactId"), times=1)
    server.answer("contact.list", rows(5, name="contactId"))
    server.answer("contact.get", old)
    server.answer("contact.update", old, times=1)
    server.answer("contact.update", {"Message": "changed"}, status=412)
    module = program("contacts_from_csv", server, monkeypatch, str(table))
    assert module.main() == 1
    output = capsys.readouterr()
    assert output.out == "1 created, 1 unchanged, 1 updated, 1 refused\n"
    assert "line 5: somebody is changing O'Neill" in output.err
    assert dict(server.calls[0].query)["$filter"] == "orgNr eq '1'"
    assert server.calls_of("contact.create")[0].json() == {"OrgNr": "1", "Name": "New", "Department": ""}
    updated = server.calls_of("contact.update")[0]
    assert updated.json() == {**old, "Department": "Bergen"}
    assert updated.headers["if-unmodified-since"] == "Mon, 19 Jan 2026 13:05:44 GMT"


def test_an_export_goes_on_where_it_broke_off(server: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "tickets.jsonl"
    module = program("export_tickets", server, monkeypatch, str(target))
    monkeypatch.setattr(module, "SuperOffice", lambda **_: server.client(max_retries=0))
    server.answer("ticket.list", rows(1, 2, more="/api/v1/Ticket?$skip=2"), times=1)
    server.fail("ticket.list", times=1)
    server.answer("ticket.list", rows(3))
    assert module.main() == 1
    with target.open("a") as file:
        file.write('{"half of a ro')
    assert module.main() == 0
    assert [json.loads(line) for line in target.read_text().splitlines()] == [{"ticketId": n} for n in (1, 2, 3)]
    assert [path.name for path in tmp_path.iterdir()] == ["tickets.jsonl"]
    assert [dict(call.query).get("$skip") for call in server.calls] == [None, "2", "2"]


def test_persons_are_read_at_the_same_time(
    server: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answer("person.list", rows(*range(200), name="personId"))
    server.answer(
        "person.get", {"Lastname": "Solheim", "Firstname": "Ingrid", "BirthDate": "1984-05-17T00:00:00"}, times=1
    )
    server.answer("person.get", {"Message": "busy"}, status=429, headers={"Retry-After": "0"}, times=2)
    server.answer("person.get", {"Message": "gone"}, status=404, times=1)
    server.answer("person.get", {"Lastname": "Tangen", "BirthDate": None})
    asyncio.run(program("birthdays", server, monkeypatch).main("05-17"))
    assert capsys.readouterr() == ("Ingrid Solheim: 1984-05-17\n", "1 persons are no longer there\n")
    assert len(server.calls_of("person.get")) == 202


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_they_need_no_escape_from_their_types(path: Path) -> None:
    assert ESCAPES.search(path.read_text("utf-8")) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", ".mypy_cache"],
        pytest.param(
            [sys.executable, "-m", "pyright", "--pythonpath", sys.executable],
            marks=pytest.mark.skipif(shutil.which("npm") is None, reason="pyright needs node and npm: `make tools`"),
        ),
    ],
    ids=["mypy", "pyright"],
)
def test_type_checkers_in_strict_mode_find_nothing(command: list[str], tmp_path: Path) -> None:
    readme = re.findall(r"```python\n(.*?)```", (GENERATED / "README.md").read_text("utf-8"), re.DOTALL)
    sources = {**{path.name: path.read_text("utf-8") for path in PROGRAMS}, "readme.py": "".join(readme)}
    for name, text in sources.items():
        (tmp_path / name).write_text(f"# pyright: strict\n{text}", "utf-8")
    (tmp_path / "superoffice_webapi").symlink_to(GENERATED / "superoffice_webapi")
    done = subprocess.run([*command, *sources], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
