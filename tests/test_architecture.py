"""Rules of ARCHITECTURE.md that import-linter cannot see: who writes, how long code may be; and its tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"
ARCHITECTURE = GENERATOR.with_name("ARCHITECTURE.md").read_text("utf-8")

_WRITING = {
    *(
        "open",
        "write_text",
        "write_bytes",
        "mkdir",
        "makedirs",
        "touch",
        "symlink_to",
        "hardlink_to",
        "symlink",
        "link",
    ),
    *("unlink", "remove", "removedirs", "rmdir", "rmtree", "rename", "renames", "move", "copy", "copy2", "copytree"),
    *("chmod", "truncate"),
}
"""Names of functions and methods that change the disk, or may: a file is read with `read_text` and `read_bytes`."""

_ALLOWED = {
    # A temporary copy of the client, to import it before it is written.
    ("emit/verify.py", "mkdir"),
    ("emit/verify.py", "write_text"),
    # The null device, when the reader of a pipe is gone.
    ("terminal.py", "open"),
}

_COPIED = ("runtime/", "runtime_tests/")
"""Folders of modules that are copied into the client, and never run here."""

_LONGEST_MODULE = 300
_LONGEST_FUNCTION = 40
_LONG_FUNCTIONS = 2
"""How many functions may be longer. This number only ever gets smaller."""


def _modules() -> Iterator[tuple[str, str]]:
    for path in sorted(GENERATOR.rglob("*.py")):
        yield path.relative_to(GENERATOR).as_posix(), path.read_text("utf-8")


def writing_calls(text: str) -> Iterator[tuple[int, str]]:
    """Line and name of each call that changes the disk, or may. `x.replace(y)` is that of a path: text takes two."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute):
            name = node.func.attr
            moves = name == "replace" and len(node.args) == 1 and not node.keywords
            is_os = isinstance(node.func.value, ast.Name) and node.func.value.id in ("os", "shutil")
            if name in _WRITING or moves or (is_os and name == "replace"):
                yield node.lineno, name
        elif isinstance(node.func, ast.Name) and node.func.id in _WRITING:
            yield node.lineno, node.func.id


def test_only_the_writer_writes() -> None:
    found = {
        (path, name): f"generator/{path}:{line}: {name}"
        for path, text in _modules()
        if path not in ("emit/write.py", "emit/stage.py") and not path.startswith(_COPIED)
        for line, name in writing_calls(text)
    }
    assert sorted(place for key, place in found.items() if key not in _ALLOWED) == []
    assert _ALLOWED - found.keys() == set(), "no longer needed: remove it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Path('x').write_text('y')", [(1, "write_text")]),
        ("with open('x', 'w') as f: ...", [(1, "open")]),
        ("\nplace.replace(old)", [(2, "replace")]),
        ("os.replace(a, b)", [(1, "replace")]),
        ("text.replace('a', 'b')", []),
        ("replace(settings, title='x')", []),
        ("path.read_text('utf-8')", []),
    ],
)
def test_what_counts_as_writing(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(writing_calls(text)) == expected


def test_modules_are_short() -> None:
    lines = {path: text.count("\n") for path, text in _modules()}
    assert {path: count for path, count in lines.items() if count > _LONGEST_MODULE} == {}


def test_functions_are_short() -> None:
    long = [
        f"generator/{path}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path, text in _modules()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > _LONGEST_FUNCTION
    ]
    assert len(long) <= _LONG_FUNCTIONS, "\n".join(long)


def _tables() -> Iterator[tuple[str, set[str]]]:
    """Folder and modules of each table of modules."""
    for head, rows in re.findall(r"^\| module of `([\w/]+)` \|.*\n\|[ |-]+\n((?:\|.*\n)+)", ARCHITECTURE, re.MULTILINE):
        yield head, {name for row in rows.splitlines() for name in re.findall(r"`(\w+)`", row.split(" | ")[0])}


def test_the_tables_of_the_architecture_have_every_module() -> None:
    tables = dict(_tables())
    tables["generator"] |= {
        "cli",
        "changelog",
        "comparison",
        "report",
        "pipeline",
        "analysis",
        "config",
        "staleness",
        "regeneration",
        "loss",
        "settled",
    }  # the text at the beginning is about these
    tables["runtime"].add("_api")  # in the table of what is generated
    modules: dict[str, set[str]] = {}
    for path, _ in _modules():
        folder, _, name = path.removesuffix(".py").rpartition("/")
        if not name.startswith("__"):
            modules.setdefault(folder or "generator", set()).add(name)
    assert {folder: modules[folder] for folder in tables} == tables


def test_lines_of_the_architecture_fit_on_a_screen() -> None:
    assert [line for line in ARCHITECTURE.splitlines() if len(line) > 120] == []
