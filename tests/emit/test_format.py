"""Formatting: black's style, the same whatever the number of workers, and no file that does not compile."""

from __future__ import annotations

import pytest

from generator.emit.format import BrokenOutputError, format_tree


def test_only_python_is_formatted() -> None:
    tree = {"b.py": "x = { 'a':1 }", "a.yaml": "x:   1", "c.md": "x = { 'a':1 }"}
    assert format_tree(tree) == {"b.py": 'x = {"a": 1}\n', "a.yaml": "x:   1", "c.md": "x = { 'a':1 }"}


def test_workers_change_nothing() -> None:
    tree = {f"m{number}.py": f"def f( a ):\n  return {{'k':{number}}}\n" + "#" * 9000 for number in range(60)}
    told: list[tuple[int, int]] = []
    many = format_tree(tree, workers=2, progress=lambda done, total: told.append((done, total)))
    assert many == format_tree(tree, workers=1)
    assert list(many) == list(tree)
    assert told == [(number, 60) for number in range(1, 61)]


@pytest.mark.parametrize(
    "text",
    ["def f(:\n", "return 1\n", 'x = "\\d"\n', "x = 1\nx = (\n", "'\\N{no such character}'\n", "nonlocal x\n"],
)
def test_what_is_not_python_is_refused_by_name(text: str) -> None:
    with pytest.raises(BrokenOutputError, match=r"^pkg/bad\.py is not Python: "):
        format_tree({"good.py": "x = 1\n", "pkg/bad.py": text})


def test_a_worker_says_which_file_is_broken() -> None:
    tree = {f"m{number}.py": "#" * 20000 for number in range(20)} | {"bad.py": "x = (\n"}
    with pytest.raises(BrokenOutputError, match=r"^bad\.py is not Python: "):
        format_tree(tree, workers=2)
