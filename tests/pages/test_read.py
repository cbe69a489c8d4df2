"""Folders in, pages out: what roots, links, fragments and indexes make of the files, with exact codes and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import CATALOGUE
from generator.pages import batches
from generator.pages.read import Reading, read_editions, read_pages
from generator.processes import Workers
from generator.profiles.load import load_profile
from generator.source import Root
from tests.example_pages import write_broken_page, write_page

SAMPLE = "```http_\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{}\n```\n"
REQUEST_LINE = 9
"""Where the request line stands on the example pages."""


def read(*folders: Path) -> Reading:
    return read_pages([Root(folder, folder.name) for folder in folders], load_profile())


def ids(reading: Reading) -> list[str]:
    return [page.id for page in reading.pages]


def found(reading: Reading) -> list[str]:
    """CODE FILE:LINE of each finding."""
    return [f"{finding.rule.code} {finding.span.path}:{finding.span.line}" for finding in reading.findings]


def add(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def append(page: Path, text: str) -> None:
    page.write_text(page.read_text("utf-8") + text, "utf-8")


def test_pages_come_by_id_whatever_their_files_are_called(tmp_path: Path) -> None:
    write_page(tmp_path, "v1Task_B").rename(tmp_path / "a.md")
    write_page(tmp_path, "v1Task_A").rename(tmp_path / "b.md")
    assert ids(read(tmp_path)) == ["v1Task_A", "v1Task_B"]


def test_an_empty_root_has_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == Reading((), (), (), 0)


def test_a_page_that_fails_leaves_the_others(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    write_page(root)
    write_broken_page(root)
    reading = read(root)
    assert ids(reading) == ["v1Task_GetTask"]
    assert reading.failed == ("docs/Task/v1Task_Broken.md",)
    assert found(reading) == ["P101 docs/Task/v1Task_Broken.md:1"]


def test_of_two_roots_the_later_one_wins(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write_page(old, summary="Old words.")
    write_page(old, "v1Task_Gone")
    write_page(new, summary="New words.")
    reading = read(old, new)
    assert [(page.id, page.prose.summary) for page in reading.pages] == [
        ("v1Task_GetTask", "New words."),
        ("v1Task_Gone", "Reads one task."),
    ]
    assert found(reading) == [f"P020 new/Task/v1Task_GetTask.md:{REQUEST_LINE}"]
    assert [str(span) for span, _ in reading.findings[0].related] == [f"old/Task/v1Task_GetTask.md:{REQUEST_LINE}:1"]
    assert [page.prose.summary for page in read(new, old).pages] == ["Old words.", "Reads one task."]


def test_of_two_pages_of_one_root_the_first_file_wins(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    write_page(root, summary="Second.").rename(root / "Task" / "z.md")
    write_page(root, summary="First.").rename(root / "Task" / "a.md")
    reading = read(root)
    assert [page.prose.summary for page in reading.pages] == ["First."]
    assert found(reading) == [f"P021 docs/Task/z.md:{REQUEST_LINE}"]
    assert reading.failed == ("docs/Task/z.md",)


def test_two_pages_for_one_request(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    page = write_page(root)
    again = page.read_text("utf-8").replace("uid: v1Task_GetTask", "uid: v1Task_Again")
    add(root / "Task" / "again.md", again)
    reading = read(root)
    assert ids(reading) == ["v1Task_Again", "v1Task_GetTask"]
    assert found(reading) == [f"P023 docs/Task/v1Task_GetTask.md:{REQUEST_LINE}"]


def test_a_fragment_is_an_operation_of_nobody(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    page = write_page(root)
    add(root / "samples" / "used.md", SAMPLE)
    add(root / "samples" / "unused.md", SAMPLE)
    append(page, "\n[!include[x](../samples/used.md)]\n")
    reading = read(root)
    assert found(reading) == ["P022 docs/samples/unused.md:1"]
    assert reading.failed == ()
    assert [len(page.sample_responses) for page in reading.pages] == [2]


def test_an_included_text_is_no_page_and_an_included_page_is(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    page = write_page(root)
    write_page(root, "v1Task_Other")
    add(root / "notes.md", "Ask for access.\n")
    text = page.read_text("utf-8").replace(
        "Reads one task.", "[!include[x](../notes.md)]\n\n[!include[x](v1Task_Other.md)]"
    )
    page.write_text(text, "utf-8")
    reading = read(root)
    assert ids(reading) == ["v1Task_GetTask", "v1Task_Other"]
    assert reading.failed == ()
    assert reading.pages[0].prose.summary == "Ask for access."


def test_a_text_that_nobody_includes_is_an_error(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    write_page(root)
    add(root / "notes.md", "Ask for access.\n")
    reading = read(root)
    assert found(reading) == ["P010 docs/notes.md:1", "P101 docs/notes.md:1"]
    assert reading.failed == ("docs/notes.md",)


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("gone.md", "P401"),
        (f"{'a' * 300}.md", "P401"),
        ("../..", "P402"),
        ("../../secret.md", "P402"),
        ("up/secret.md", "P402"),
        ("/etc/passwd", "P402"),
        ("~/../secret.md", "P402"),
        ("..\\secret.md", "P402"),
        ("v1Task_GetTask.md", "P403"),
    ],
)
def test_includes_that_are_not_followed(tmp_path: Path, link: str, code: str) -> None:
    root = tmp_path / "docs"
    page = write_page(root)
    add(tmp_path / "secret.md", SAMPLE)
    (root / "Task" / "up").symlink_to(tmp_path, target_is_directory=True)
    line = len(page.read_text("utf-8").split("\n")) + 1
    append(page, f"\n[!include[x]({link})]\n")
    reading = read(root)
    assert found(reading) == [f"{code} docs/Task/v1Task_GetTask.md:{line}"]
    assert len(reading.pages[0].sample_responses) == 1


def test_a_loop_of_includes_is_cut_where_it_closes(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    append(write_page(root), "\n[!include[x](../a.md)]\n")
    add(root / "a.md", f"{SAMPLE}\n[!include[x](b.md)]\n")
    add(root / "b.md", f"{SAMPLE}\n[!include[x](a.md)]\n")
    reading = read(root)
    assert found(reading) == ["P403 docs/b.md:8"]
    assert len(reading.pages[0].sample_responses) == 3


def test_a_page_has_a_budget_of_200_includes(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    append(write_page(root), "\n[!include[x](../s0.md)]\n")
    for level in range(9):
        add(root / f"s{level}.md", f"[!include[x](s{level + 1}.md)]\n" * 10)
    add(root / "s9.md", SAMPLE)
    reading = read(root)
    # Of the 200, 27 hold nothing but includes (7 levels once, one twice, the last 18 times); 173 are the sample.
    assert len(reading.pages[0].sample_responses) == 1 + 173
    assert {finding.rule.code for finding in reading.findings} == {"P404"}
    assert ids(reading) == ["v1Task_GetTask"]


def test_links_to_files_count_when_they_stay_inside(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    page = write_page(root)
    (root / "Task" / "inside.md").symlink_to(page)
    (root / "Task" / "outside.md").symlink_to(add(tmp_path / "secret.md", SAMPLE))
    (root / "Task" / "nowhere.md").symlink_to(root / "gone.md")
    (root / "again").symlink_to(root / "Task", target_is_directory=True)
    reading = read(root)
    assert ids(reading) == ["v1Task_GetTask"]
    assert found(reading) == [
        "P005 docs/Task/nowhere.md:1",
        "P006 docs/Task/outside.md:1",
        f"P021 docs/Task/v1Task_GetTask.md:{REQUEST_LINE}",
    ]
    assert reading.failed == ("docs/Task/nowhere.md", "docs/Task/v1Task_GetTask.md")


def test_an_index_is_no_page_and_is_checked(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    write_page(root)
    write_page(root, "v1Task_Lost")
    add(
        root / "Task" / "index.md",
        "# Tasks\n\n* [one](v1Task_GetTask.md#top)\n* [two](gone.md)\n* [three](../../secret.md)\n"
        "* [web](https://example.com/x.md)\n",
    )
    reading = read(root)
    assert ids(reading) == ["v1Task_GetTask", "v1Task_Lost"]
    assert found(reading) == [
        "X101 docs/Task/index.md:4",
        "X101 docs/Task/index.md:5",
        "X102 docs/Task/v1Task_Lost.md:1",
    ]


def test_a_table_of_contents_is_checked(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    write_page(root)
    add(
        root / "toc.yml",
        "items:\n- name: Tasks\n  items:\n  - href: Task/v1Task_GetTask.md\n  - href: Task/gone.md\n- &loop [*loop]\n",
    )
    assert found(read(root)) == ["X101 docs/toc.yml:5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("# nothing yet\n", []),
        ("just words\n", []),
        ("- name: [\n", ["X103 docs/toc.yml:2"]),
        ("[" * 100_000, ["X103 docs/toc.yml:1"]),
        ("{a: " * 100_000, ["X103 docs/toc.yml:1"]),
        ("- " * 100_000, ["X103 docs/toc.yml:1"]),
        ("a: !!python/object/apply:os.system [id]\n", []),
    ],
)
def test_no_table_of_contents_is_the_end_of_a_run(tmp_path: Path, text: str, expected: list[str]) -> None:
    """PyYAML builds nodes by recursion in C: a hundred thousand levels used to be a segmentation fault."""
    root = tmp_path / "docs"
    write_page(root)
    add(root / "toc.yml", text)
    reading = read(root)
    assert found(reading) == expected
    assert ids(reading) == ["v1Task_GetTask"]


@pytest.mark.parametrize(
    "unit",
    [
        "<see ",
        '<see cref="',
        '<see cref="a"',
        '<a href="http://x">',
        'href="http://x" ',
        "<a ",
        "<p ",
        "<br ",
        "<li ",
        "<b ",
        "&lt;p ",
        "&amp;",
        "[!include[x](",
        "](",
        " ",
        "` `` ",
        "*_",
        "> ",
        "- ",
        "|",
    ],
)
def test_long_runs_of_one_mark_are_read(tmp_path: Path, unit: str) -> None:
    """Patterns that try every end for every start would not come back from these in a lifetime of the test."""
    root = tmp_path / "docs"
    page = write_page(root)
    text = page.read_text("utf-8").replace("Reads one task.", f"Reads {unit * 40_000}.")
    page.write_text(text.replace("Primary key", f"<a {unit * 40_000}"), "utf-8")
    add(root / "Task" / "index.md", f"[one]({unit * 40_000}\n")
    assert ids(read(root)) == ["v1Task_GetTask"]


@pytest.mark.parametrize("heading", ["A{0}x", "A: ##{0}x", "A: ## {1}x.", "A: ## {2}x.", "A{0}b{0}x", "A{3}x"])
def test_long_headings_are_read(tmp_path: Path, heading: str) -> None:
    root = tmp_path / "docs"
    page = write_page(root)
    words = heading.format(" " * 50_000, "B " * 50_000, "Calls the " * 20_000, " #" * 50_000)
    page.write_text(page.read_text("utf-8").replace("Reads one task.", f"## {words}"), "utf-8")
    assert ids(read(root)) == ["v1Task_GetTask"]


def test_progress_counts_pages_of_all_roots(tmp_path: Path) -> None:
    write_page(tmp_path / "a")
    write_page(tmp_path / "b")
    add(tmp_path / "b" / "index.md", "nothing")
    told: list[tuple[int, int]] = []
    roots = [Root(tmp_path / name, name) for name in "ab"]
    read_pages(roots, load_profile(), lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_lines_not_understood_are_counted_once_each(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    page = write_page(root)
    append(page, "\nNobody reads this.\nNor this.\n")
    reading = read(root)
    assert reading.lines_not_understood == 2
    assert [finding.rule.code for finding in reading.findings] == ["P901"]


def test_indexes_are_checked_over_all_roots(tmp_path: Path) -> None:
    """A link may lead to a page of another root, in the same place of it or beside the index on the disk."""
    old, new = tmp_path / "old", tmp_path / "new"
    write_page(old, "v1Task_A")
    write_page(new, "v1Task_B")
    add(new / "index.md", "[A](Task/v1Task_A.md) [B](../new/Task/v1Task_B.md) [C](Task/v1Task_C.md)")
    assert found(read(old, new)) == ["X101 new/index.md:1"]
    add(new / "index.md", "[A](../old/Task/v1Task_A.md) [B](Task/v1Task_B.md)")
    assert found(read(old, new)) == []
    add(new / "index.md", "[A](Task/v1Task_A.md)")
    assert found(read(old, new)) == ["X102 new/Task/v1Task_B.md:1"]


def test_worker_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_MANY", 10)
    root = tmp_path / "docs"
    write_page(root)
    write_broken_page(root)
    for number in range(40):
        add(root / f"{number}.md", f"---\nuid: v1Other{number}_Get\n---\n\nNot understood.\n\n{SAMPLE}")
    add(root / "index.md", "nothing")
    roots = [Root(root, "docs")]
    (alone,) = read_editions([roots], load_profile())
    told: list[tuple[int, int]] = []
    with Workers(2) as workers:
        both = read_editions([roots, roots], load_profile(), lambda done, total: told.append((done, total)), workers)
        assert workers.are_running
    assert both == [alone, alone]
    assert len(alone.findings) > 40
    assert all(finding.rule is CATALOGUE[finding.rule.code] for finding in both[0].findings)
    total = 2 * len(list(root.glob("**/[!i]*.md")))
    assert (told[0], told[-1]) == ((0, total), (total, total))
    assert told == sorted(told)
