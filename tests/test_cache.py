"""The cache: which entries are found, and what is no entry."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.cache import SUFFIX, Cache
from generator.emit.write import write_cache


def written(folder: Path, content: bytes = b"content") -> tuple[Path, str]:
    """The file of an entry and its key."""
    cache = Cache(folder, "1")
    key = cache.key("a", "b")
    cache.keep(key, content)
    write_cache(folder, cache.kept)
    return folder / f"{key}{SUFFIX}", key


def test_an_entry_is_found_in_this_run_and_in_later_ones(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "1")
    key = cache.key("a", "b")
    assert cache.find(key) is None
    cache.keep(key, b"x")
    assert cache.find(key) == b"x"
    assert not (tmp_path / "cache").exists()
    write_cache(tmp_path / "cache", cache.kept, cache.used)
    later = Cache(tmp_path / "cache", "1")
    assert later.find(key) == b"x"
    assert (later.used, later.kept) == ({f"{key}{SUFFIX}"}, {})


def test_a_key_says_all_that_an_entry_follows_from() -> None:
    cache = Cache(None, "1")
    keys = [
        cache.key("a", "b"),
        cache.key("ab"),
        cache.key("a", "b", ""),
        cache.key("b", "a"),
        Cache(None, "2").key("a", "b"),
    ]
    assert len({*keys}) == 5


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache()
    cache.keep(cache.key("a"), b"x")
    assert (cache.find(cache.key("a")), cache.kept) == (None, {})


@pytest.mark.parametrize("how", ["half", "empty", "one bit", "longer", "binary", "folder", "gone", "renamed", "huge"])
def test_what_is_damaged_is_no_entry(tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path, key = written(tmp_path)
    content = path.read_bytes()
    assert Cache(tmp_path, "1").find(key) == b"content"
    match how:
        case "half" | "empty":
            path.write_bytes(content[: len(content) // 2 if how == "half" else 0])
        case "one bit":
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        case "longer":
            path.write_bytes(content + b" ")
        case "binary":
            path.write_bytes(os.urandom(100))
        case "folder" | "gone":
            path.unlink()
            if how == "folder":
                path.mkdir()
        case "renamed":
            key = "0" * 64
            path.rename(tmp_path / f"{key}{SUFFIX}")
        case "huge":
            monkeypatch.setattr("generator.cache._LARGEST", 10)
    assert Cache(tmp_path, "1").find(key) is None


def test_the_cache_is_bounded(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    for number in range(6):
        write_cache(folder, {f"{number}.x": b"xx"}, most_files=4)
        os.utime(folder / f"{number}.x", (number, number))
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "2.x", "3.x", "4.x", "5.x"]
    write_cache(folder, {"6.x": b"xx"}, used=["2.x", "gone.x"], most_bytes=6 + len("*\n"))
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "2.x", "5.x", "6.x"]
    assert (folder / ".gitignore").read_text() == "*\n"


def test_a_link_is_no_cache_and_nothing_is_removed_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    (tmp_path / "cache").symlink_to("mine")
    with pytest.raises(NotADirectoryError):
        write_cache(tmp_path / "cache", {"1.x": b"x"}, most_files=0)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_folder_in_the_cache_does_not_stop_its_bound(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    (folder / "0.x").mkdir(parents=True)
    write_cache(folder, {"1.x": b"x", "2.x": b"x"}, most_files=0)
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "0.x", "2.x"]
