"""The source line and the caret."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import source
from generator.findings import Span
from generator.lint import excerpts
from generator.lint.excerpts import Excerpts
from generator.source import Root


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(text: str, line: int = 1, column: int = 1) -> list[str]:
    Path("a.md").write_bytes(text.encode())
    return list(Excerpts().lines(Span("a.md", line, column)))


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("| Name | strin |", 10, ["1 | | Name | strin |", "  |          ^"]),
        ("\tx", 2, ["1 |     x", "  |     ^"]),
        ("漢字x", 3, ["1 | 漢字x", "  |     ^"]),
        ("e\u0301x", 3, ["1 | e\u0301x", "  |  ^"]),
        ("a\x1b[31mb", 7, ["1 | a\\x1b[31mb", "  |          ^"]),
        ("   indented", 1, ["1 |    indented", "  |    ^"]),
        ("short", 99, ["1 | short", "  |      ^"]),
    ],
)
def test_the_caret_is_below_the_column(text: str, column: int, expected: list[str]) -> None:
    assert shown(text, column=column) == expected


def test_line_ends_and_a_byte_order_mark_are_as_they_were_read() -> None:
    assert shown("\ufeffone\r\ntwo\rthree", 3, 2) == ["3 | three", "  |  ^"]
    assert shown("\ufeffone", 1, 2) == ["1 | one", "  |  ^"]


def test_a_long_line_is_cut_around_the_column() -> None:
    line, caret = shown("a" * 500 + "X" + "b" * 500, column=501)
    assert len(line) < 120
    assert line[caret.index("^")] == "X"
    assert (line[4], line[-1]) == ("…", "…")
    line, caret = shown("X" + "b" * 500, column=1)
    assert line[caret.index("^")] == "X"


@pytest.mark.parametrize("line", [0, 2, 3, 99])
def test_where_there_is_no_such_line_nothing_is_shown(line: int) -> None:
    assert shown("one\n  \n", line) == []


def test_a_file_that_is_gone_or_a_folder() -> None:
    assert list(Excerpts().lines(Span("gone.md"))) == []
    assert list(Excerpts().lines(Span("."))) == []


def test_a_root_whose_display_path_is_not_its_folder(here: Path) -> None:
    (here / "lib").mkdir()
    (here / "lib" / "a.md").write_text("carried")
    assert list(Excerpts([Root(here / "lib", "pages")]).lines(Span("pages/a.md"))) == ["1 | carried", "  | ^"]


def test_each_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(path: Path, display: str) -> object:
        read.append(display)
        return source.read_source(path, display)

    monkeypatch.setattr(excerpts, "read_source", counted)
    Path("a.md").write_text("line\n" * 500)
    of = Excerpts()
    for number in range(1, 501):
        assert len(list(of.lines(Span("a.md", number)))) == 2
    assert read == ["a.md"]
