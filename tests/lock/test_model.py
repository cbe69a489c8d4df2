"""The text of the lock: what it reads back as, how it merges, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.lock.changes import EDITED, Since, behind, in_one_line, since
from generator.lock.model import LOCK_FILE, Input, decode, encode, read_lock

LOCK = {
    Input("page", "b/a page.md"): "0f" * 16,
    Input("page", "a/b.md"): "1e" * 16,
    Input("version", "sdkgen"): "1.2.0rc1",
    Input("evidence", "2 pages of last year"): "2d" * 16,
}


def test_a_line_for_each_input_sorted_by_path() -> None:
    assert [line for line in encode(LOCK).splitlines() if not line.startswith("#")] == [
        "version 1.2.0rc1 sdkgen",
        f"evidence {'2d' * 16} 2 pages of last year",
        f"page {'1e' * 16} a/b.md",
        f"page {'0f' * 16} b/a page.md",
    ]


def test_it_reads_back() -> None:
    assert decode(encode(LOCK)) == LOCK
    assert decode(encode({})) == {}


def test_a_name_cannot_be_a_line_of_its_own() -> None:
    text = encode({Input("page", "a\npage 00 b.md"): "3c"})
    assert text.splitlines()[-1] == "page 3c a\\npage 00 b.md"
    assert decode(text) == {Input("page", "a\\npage 00 b.md"): "3c"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text.replace("sdkgen.lock 1", "sdkgen.lock 2"),
        lambda text: text.replace("page", "<<<<<<< ours\npage", 1),
        lambda text: text.replace("page", "pane"),
        lambda text: text + "\n",
        lambda text: text.replace(" a/b.md", ""),
    ],
)
def test_a_damaged_lock_is_none(damage, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / LOCK_FILE).write_text(damage(encode(LOCK)))
    assert read_lock(tmp_path) == "unreadable"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    assert read_lock(tmp_path) == "missing"
    (tmp_path / LOCK_FILE).write_bytes(b"\xff\xfe\x00")
    assert read_lock(tmp_path) == "unreadable"


def test_what_has_changed() -> None:
    new = {**LOCK, Input("page", "a/b.md"): "4b", Input("page", "c.md"): "5a", Input("version", "sdkgen"): "1.3"}
    del new[Input("page", "b/a page.md")]
    del new[Input("evidence", "2 pages of last year")]
    assert since(LOCK, new) == Since(
        {"a/b.md": "a/b.md", "b/a page.md": "b/a page.md (removed)", "c.md": "c.md (new)"},
        ("evidence pages of last year (removed)", "sdkgen 1.3 (was 1.2.0rc1)"),
    )


def test_what_stands_behind_a_file() -> None:
    pages = {f"{name}.md": f"{name}.md" for name in "abcde"}
    assert behind(Since(pages, ("the profile",)), {"b.md", "z.md"}) == ("b.md", "the profile")
    assert behind(Since({"a.md": "a.md"}, ()), {"z.md"}) == ("a.md, which shares types with it",)
    assert behind(Since({}, ()), {"z.md"}) == ()
    assert in_one_line(behind(Since(pages, ()), None)) == "changed since: a.md, b.md, c.md, 2 more"
    assert in_one_line((EDITED,)) == EDITED
