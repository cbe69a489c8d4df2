"""Packing: what comes back, and that bytes of somebody else run nothing."""

from __future__ import annotations

import builtins
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, is_dataclass
from pathlib import Path

import pytest

from generator.findings import CATALOGUE, Finding, Rule, Span
from generator.packing import NotPackedError, Packer, stable_text
from generator.pages import batches
from generator.profiles.load import load_profile

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Boat:
    """A class of the reader."""

    name: str
    parts: tuple[object, ...] = ()
    derived: str = field(init=False, default="")


@dataclass(frozen=True, slots=True)
class Raft:
    """A class that the reader does not name."""

    name: str


@dataclass(frozen=True, slots=True)
class One:
    """A class with one field."""

    value: object


PACKER = Packer((One, Finding))


def test_what_is_packed_comes_back() -> None:
    finding = Finding(CATALOGUE["P901"], "x", Span("a.md", 2), ((Span("b.md"), "there"),))
    value = {"a": [One(finding), One(None)], "b": frozenset({Span("c", 3)}), "c": 1.5, "d\ud800": (True, "é")}
    again = PACKER.unpack(PACKER.pack(value))
    assert again == value
    assert again["a"][0].value.rule is CATALOGUE["P901"]


class Calls:
    """Pickles as a call."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self.reduced = function, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.reduced


@pytest.mark.parametrize(
    "value",
    [
        Calls(os.system, "touch ran"),
        Calls(builtins.eval, "open('ran', 'w')"),
        Calls(builtins.__import__, "antigravity"),
        Calls(subprocess.Popen, ["touch", "ran"]),
        Calls(getattr, Span, "__init__"),
        Calls(re.compile, "a"),
        Raft("not named"),
        Boat,
        Path("a"),
        CATALOGUE.__getitem__,
    ],
)
def test_nothing_else_is_called(value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotPackedError, match="may not be loaded"):
        PACKER.unpack(pickle.dumps(value, 5))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", ["os\nsystem", "generator.cli\nmain", "generator.packing\nPacker", "no.such\nname"])
def test_no_module_is_imported(module: str) -> None:
    before = {*sys.modules}
    with pytest.raises(NotPackedError, match="may not be loaded"):
        PACKER.unpack(f"c{module}\n(S'touch ran'\ntR.".encode())
    assert {*sys.modules} == before


@pytest.mark.parametrize(
    "state",
    ["}S'path'\nI1\nsb.", "N}S'__init__'\nI1\ns\x86b."],  # a dict for the object, or for its slots
)
def test_classes_cannot_be_given_attributes(state: str) -> None:
    init = Span.__init__
    for name in ("generator.findings\nSpan", "generator.findings\nrule_of"):
        with pytest.raises(NotPackedError):
            PACKER.unpack(f"c{name}\n{state}".encode())
    assert Span.__init__ is init


@pytest.mark.parametrize("content", [b"", b"\x80", b"\x80\x05", b"nothing", b"N", b"\x80\x05\x8c\x09short", bytes(50)])
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(NotPackedError):
        PACKER.unpack(content)


def test_a_rule_that_is_not_there_is_refused() -> None:
    rule = Rule("P9999", "info", "", "", "")
    with pytest.raises(NotPackedError, match="KeyError"):
        PACKER.unpack(PACKER.pack(rule))


def test_what_is_loaded_of_pages_is_frozen() -> None:
    named = batches._PACKER._table
    assert len(named) > 10
    for class_ in named:
        assert is_dataclass(class_)
        assert class_.__dataclass_params__.frozen, class_  # type: ignore[attr-defined]


def test_a_text_is_stable() -> None:
    first = {"b": re.compile("x" * 300 + "a", re.IGNORECASE), "a": ("é", 1, None, {3, 1}, Boat("x"))}
    assert stable_text(first) == stable_text({"b": re.compile("x" * 300 + "a", re.IGNORECASE), "a": first["a"]})
    others = [
        {**first, "b": re.compile("x" * 300 + "b", re.IGNORECASE)},
        {**first, "b": re.compile("x" * 300 + "a")},
        {**first, "a": ("é", 1, None, {3, 1}, Boat("y"))},
        {**first, "a": ("é", "1", None, {3, 1}, Boat("x"))},
        {**first, "a": ("é, 1", None, {3, 1}, Boat("x"))},
    ]
    assert len({stable_text(value) for value in [first, *others]}) == 6
    assert "derived" not in stable_text(first)
    with pytest.raises(TypeError, match="no stable text"):
        stable_text(object())


@pytest.mark.slow
def test_the_text_of_a_profile_is_the_same_in_other_processes() -> None:
    code = (
        "from generator.profiles.load import load_profile as l; from generator.packing import stable_text as s;"
        "import hashlib; print(hashlib.sha256(s(l()).encode()).hexdigest(), len(s(l())) > 5000)"
    )
    seeds = [{**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)} for seed in "12"]
    command = [sys.executable, "-c", code]
    texts = {subprocess.run(command, env=seed, check=True, capture_output=True, text=True).stdout for seed in seeds}
    assert len(texts) == 1
    assert "True" in texts.pop()
    assert stable_text(load_profile())
