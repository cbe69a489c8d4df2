"""Trees and how they differ from the disk: pure data."""

from __future__ import annotations

import pytest

from generator.emit.tree import Change, TreeError, compare, merge


def test_trees_are_merged_in_the_order_of_their_paths() -> None:
    assert list(merge({"b/c.py": "1", "a.py": "2"}, {"b/a.py": "3"}).items()) == [
        ("a.py", "2"),
        ("b/a.py", "3"),
        ("b/c.py", "1"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("a.py", "a.py", "two outputs have the path 'a.py'"),
        ("a/B.py", "a/b.py", "two outputs have the path 'a/b.py'"),
        ("a", "a/b.py", "'a' is a file, and 'a/b.py' needs it to be a folder"),
        ("x.py", "../a.py", "not a valid output path: '../a.py'"),
        ("x.py", "/a.py", "not a valid output path: '/a.py'"),
        ("x.py", "a//b.py", "not a valid output path: 'a//b.py'"),
        ("x.py", "a\\b.py", "not a valid output path"),
        ("x.py", "", "not a valid output path: ''"),
        ("x.py", "./a.py", "not a valid output path: './a.py'"),
        ("x.py", "a/", "not a valid output path: 'a/'"),
    ],
)
def test_a_path_that_is_our_bug(one: str, other: str, message: str) -> None:
    with pytest.raises(TreeError) as raised:
        merge({one: ""}, {other: ""})
    assert message in str(raised.value)


def test_every_way_to_differ() -> None:
    tree = {
        "README.md": "new",
        "pkg/same.py": "same",
        "pkg/new.py": "new",
        "pkg/stale.py": "new",
        "pkg/theirs.py": "new",
    }
    disk = {
        "README.md": b"theirs",
        "pkg/same.py": b"same",
        "pkg/stale.py": b"old",
        "pkg/theirs.py": b"theirs",
        "pkg/gone.py": b"old",
        "pkg/stray.py": b"theirs",
        "pkg/__pycache__/stray.pyc": b"",
        "pkg/.cache": b"",
        "other/mine.txt": b"theirs",
        "mine.txt": b"theirs",
    }
    found = compare(tree, disk, {"pkg/same.py", "pkg/stale.py", "pkg/gone.py", "pkg/never.py"})
    assert found.changes == (
        Change("README.md", b"theirs", b"new"),
        Change("pkg/gone.py", b"old", None),
        Change("pkg/new.py", None, b"new"),
        Change("pkg/stale.py", b"old", b"new"),
        Change("pkg/theirs.py", b"theirs", b"new"),
    )
    assert [change.kind for change in found.changes] == ["stale", "orphaned", "missing", "stale", "stale"]
    assert found.unchanged == 1
    assert found.foreign == ("README.md", "pkg/theirs.py")
    assert found.strays == ("pkg/stray.py",)
