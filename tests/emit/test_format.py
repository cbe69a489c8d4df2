"""Formatting: black's style, the same whatever the number of workers, and no file that does not compile."""

from __future__ import annotations

import pytest

from generator.emit import format as formatting
from generator.emit import plan
from generator.emit.format import BrokenOutputError, Formatter, _format, proof_of, proofs
from generator.processes import Workers


def test_only_python_is_formatted() -> None:
    tree = {"b.py": "x = { 'a':1 }", "a.yaml": "x:   1", "c.md": "x = { 'a':1 }"}
    assert Formatter().finish(tree) == {"b.py": 'x = {"a": 1}\n', "a.yaml": "x:   1", "c.md": "x = { 'a':1 }"}


def test_workers_change_nothing() -> None:
    tree = {f"m{number}.py": f"def f( a ):\n  return {{'k':{number}}}\n" + "#" * 9000 for number in range(60)}
    told: list[tuple[int, int]] = []
    with Workers(2) as workers:
        many = Formatter(workers=workers).finish(tree, lambda done, total: told.append((done, total)))
        assert workers.are_running
    assert many == Formatter().finish(tree)
    assert list(many) == list(tree)
    assert told == [(number, 60) for number in range(1, 61)]


@pytest.mark.parametrize(
    "text",
    ["def f(:\n", "return 1\n", 'x = "\\d"\n', "x = 1\nx = (\n", "'\\N{no such character}'\n", "nonlocal x\n"],
)
def test_what_is_not_python_is_refused_by_name(text: str) -> None:
    with pytest.raises(BrokenOutputError, match=r"^pkg/bad\.py is not Python: "):
        Formatter().finish({"good.py": "x = 1\n", "pkg/bad.py": text})


def test_files_that_are_known_before_the_others_are_begun_with() -> None:
    early = {f"early{number}.py": f"x = {{ 'a':{number} }}" for number in range(5)}
    tree = {**early, "late.py": "x = { 'a':1 }", "late.md": "x"}
    told: list[tuple[int, int]] = []
    with Workers(2, plan.prepare_worker) as workers:
        here = Formatter(workers=workers)
        here.begin(early)
        assert not workers.are_running, "no process is started for them alone"
        workers.prepare()
        formatter = Formatter(workers=workers)
        formatter.begin(early)
        assert formatter.finish(tree, lambda done, total: told.append((done, total))) == here.finish(tree)
    assert told == [(number, 6) for number in range(1, 7)]
    assert Formatter().finish(tree)["late.py"] == 'x = {"a": 1}\n'


def test_a_worker_says_which_file_is_broken() -> None:
    tree = {f"m{number}.py": "#" * 20000 for number in range(20)} | {"bad.py": "x = (\n"}
    with pytest.raises(BrokenOutputError, match=r"^bad\.py is not Python: "), Workers(2) as workers:
        Formatter(workers=workers).finish(tree)


def test_a_text_with_a_proof_is_not_formatted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = {"a.py": "x = 1\n", "changed.py": "x = { 'a':1 }", "b.yaml": "x:   1"}
    formatted = Formatter().finish(tree)
    proven = proofs(tree, formatted)
    assert proven == {"a.py": proof_of("x = 1\n")}
    looked_at: list[str] = []

    def watched(source: tuple[str, str]) -> tuple[str, str]:
        looked_at.append(source[0])
        return _format(source)

    monkeypatch.setattr(formatting, "_format", watched)
    assert Formatter({*proven.values()}).finish(tree) == formatted
    assert looked_at == ["changed.py"], "what black changes has no proof"
    assert Formatter({*proven.values()}).finish({"a.py": "x = 2\n"}) == {"a.py": "x = 2\n"}
    assert looked_at == ["changed.py", "a.py"], "a proof is of one text"


def test_the_proof_of_another_black_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = proof_of("x = 1\n")
    monkeypatch.setattr(formatting, "_FORMATTER", "black 1.0 other settings")
    assert proof_of("x = 1\n") != ours
