"""The file of release notes: where an entry goes, and that no text of a person is lost."""

from __future__ import annotations

from datetime import date

import pytest

from generator.release.changelog_file import EntryKeptError, entry_text, with_entry
from generator.release.model import Entry, ReleaseNote

DAY = date(2026, 11, 21)
NOTE = ReleaseNote(
    (
        Entry("Removed", "Entities: Boat", True, "`client.boat.send()` is removed."),
        Entry("Added", "Entities: Boat", False, "`client.boat.get` takes the new argument `depth` (`int`)."),
    ),
    1,
)
BY_HAND = """# What is new

By hand.

## [Unreleased]

Soon.

## 0.1.0 - 2026-01-01\t

- First.

```
## 0.2.0
```

[0.1.0]: https://example.com
"""


def written(file: str, version: str = "0.2.0", since: str = "0.1.0", note: ReleaseNote = NOTE) -> str:
    return with_entry(file, version, since, entry_text(note, version, DAY))


def test_an_entry_is_in_the_form_of_keep_a_changelog() -> None:
    assert (
        entry_text(NOTE, "0.2.0", DAY)
        == """\
## [0.2.0] - 2026-11-21

1 breaking change and 1 other. 1 change of the documentation alone is not listed.

### Removed

#### Entities: Boat

- **Breaking:** `client.boat.send()` is removed.

### Added

#### Entities: Boat

- `client.boat.get` takes the new argument `depth` (`int`).
"""
    )


@pytest.mark.parametrize(
    ("breaking", "other", "texts", "summary"),
    [
        (2, 0, 0, "2 breaking changes."),
        (1, 2, 0, "1 breaking change and 2 others."),
        (0, 1, 0, "1 change, not breaking."),
        (0, 2, 2, "2 changes, none of them breaking. 2 changes of the documentation alone are not listed."),
        (0, 0, 1, "Nothing changes for callers. 1 change of the documentation alone is not listed."),
    ],
)
def test_the_first_line_counts(breaking: int, other: int, texts: int, summary: str) -> None:
    made = (Entry("Changed", "p", is_breaking, "t") for is_breaking in [True] * breaking + [False] * other)
    assert entry_text(ReleaseNote(tuple(made), texts), "1", DAY).split("\n")[2] == summary


def test_a_new_file_has_a_head() -> None:
    text = written("")
    assert text.startswith("# Changelog\n\nWhat changed for callers")
    assert text.count("\n## ") == 1


def test_entries_accumulate_the_newest_first_and_the_rest_stays_byte_for_byte() -> None:
    first = written(BY_HAND)
    at = BY_HAND.index("## 0.1.0")
    assert first.startswith(BY_HAND[:at] + "## [0.2.0]")
    assert first.endswith("\n" + BY_HAND[at:])
    second = written(first, "0.3.0", "0.2.0")
    at = first.index("## [0.2.0]")
    assert second.startswith(first[:at] + "## [0.3.0]")
    assert second.endswith("\n" + first[at:])


def test_the_same_entry_twice_changes_nothing() -> None:
    for file in ("", BY_HAND):
        once = written(file)
        assert written(once) == once


def test_an_entry_that_nobody_has_edited_is_replaced() -> None:
    other = ReleaseNote((Entry("Added", "Entities: Boat", False, "Other."),), 0)
    assert written(written(BY_HAND), note=other) == written(BY_HAND, note=other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("is removed.", "is gone, sadly."),
        ("\n### Added", "\nA person wrote this.\n\n### Added"),
        ("-->\n", "-->\n\nThanks to everybody.\n"),
        ("<!-- sdkgen:", "<!-- no mark:"),
    ],
)
def test_an_edited_entry_is_never_replaced(old: str, new: str) -> None:
    edited = written(BY_HAND).replace(old, new)
    with pytest.raises(EntryKeptError, match="somebody has written or edited it"):
        written(edited)


def test_the_entry_of_an_earlier_release_is_never_replaced() -> None:
    with pytest.raises(EntryKeptError, match=r"changes since 0\.1\.0: raise the version"):
        written(written(BY_HAND), "0.2.0", "0.2.0")


def test_line_ends_are_those_of_the_file() -> None:
    file = written(BY_HAND.replace("\n", "\r\n"))
    assert "\n" not in file.replace("\r\n", "")
    assert written(file) == file


def test_an_entry_stands_before_the_addresses_of_links() -> None:
    file = written("# Changelog\n\n## [Unreleased]\n\nSoon.\n\n[Unreleased]: https://example.com\n")
    assert file.index("Soon.") < file.index("## [0.2.0]") < file.index("[Unreleased]: https")


def test_a_file_without_line_end_and_without_entries() -> None:
    assert written("Only this").startswith("Only this\n\n## [0.2.0]")
