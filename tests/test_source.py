"""Reading files: every kind of bad input is a finding with its place, and the text around it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.source import MANIFEST, Root, SourceFile, find_markdown, read_source


@pytest.mark.parametrize(
    ("raw", "text", "findings"),
    [
        (b"a\nb", "a\nb", []),
        (b"", "", []),
        (b"a\r\nb\r\n", "a\nb\n", ["p.md:1:2: info[P001] lines end with CR LF or CR: save the file with LF"]),
        (b"a\nb\rc", "a\nb\nc", ["p.md:2:2: info[P001] lines end with CR LF or CR: save the file with LF"]),
        (
            b"\xef\xbb\xbf---\n",
            "---\n",
            ["p.md:1:1: info[P002] the file starts with a byte order mark: save it without one"],
        ),
        (
            b"ok\nfj\xf8rd\nok",
            "ok\nfj\ufffdrd\nok",
            ["p.md:2:3: warning[P003] byte 0xf8 is not UTF-8: convert the file"],
        ),
        (
            "é\nøx".encode() + b"\xff",
            "é\nøx\ufffd",
            ["p.md:2:3: warning[P003] byte 0xff is not UTF-8: convert the file"],
        ),
        (
            b"\xef\xbb\xbfa\r\n\xff",
            "a\n\ufffd",
            [
                "p.md:1:1: info[P002] the file starts with a byte order mark: save it without one",
                "p.md:1:2: info[P001] lines end with CR LF or CR: save the file with LF",
                "p.md:2:1: warning[P003] byte 0xff is not UTF-8: convert the file",
            ],
        ),
    ],
)
def test_what_is_read(tmp_path: Path, raw: bytes, text: str, findings: list[str]) -> None:
    path = tmp_path / "p.md"
    path.write_bytes(raw)
    source, found = read_source(path, "p.md")
    assert source == SourceFile("p.md", text)
    assert [str(finding) for finding in found] == findings


def test_binary_and_missing_files_are_errors(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_bytes("a\nb".encode("utf-16-le"))
    assert read_source(tmp_path / "p.md", "p.md")[0] is None
    assert (
        str(read_source(tmp_path / "p.md", "p.md")[1][0])
        == "p.md:1:1: error[P004] the file holds NUL bytes: convert it to UTF-8, or move it out of the page folder"
    )
    source, findings = read_source(tmp_path / "gone.md", "gone.md")
    assert source is None
    assert str(findings[0]) == "gone.md:1:1: error[P005] cannot read the file, correct that: No such file or directory"


def test_only_a_line_feed_ends_a_line() -> None:
    source = SourceFile("p.md", "a\x0bb\u2028c\nd")
    assert source.lines() == ["a\x0bb\u2028c", "d"]
    assert str(source.span(2)) == "p.md:2:1"


def test_pages_are_found_in_a_fixed_order(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a/z.md",
        "a/b.MD",
        "a.md",
        "a/x.txt",
        ".git/c.md",
        "a/.hidden.md",
        f"out/{MANIFEST}",
        "out/README.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert find_markdown(Root(tmp_path, "x")) == (("a.md", "a/b.MD", "a/z.md", "b.md"), ())


def test_links_are_followed_inside_the_root_only(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("secret")
    (root / "real.md").write_text("real")
    (root / "inside.md").symlink_to(root / "real.md")
    (root / "outside.md").symlink_to(tmp_path / "secret.md")
    (root / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    paths, findings = find_markdown(Root(root, "docs"))
    assert paths == ("inside.md", "real.md")
    assert [str(finding) for finding in findings] == [
        "docs/outside.md:1:1: warning[P006] the file is a link to outside the page folder: copy it into the folder"
    ]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("x.md", "a/x.md"),
        ("../s/x.md", "s/x.md"),
        ("./../a/./x.md", "a/x.md"),
        ("~/s/x.md", "s/x.md"),
        ("../../x.md", None),
        ("~/../x.md", None),
        ("/etc/passwd", None),
        ("..\\x.md", None),
        ("x\0.md", None),
        ("link/x.md", None),
    ],
)
def test_where_a_link_leads(tmp_path: Path, link: str, expected: str | None) -> None:
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (root / "a" / "link").symlink_to(tmp_path, target_is_directory=True)
    assert Root(root, "root").locate("a/page.md", link) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", 2),
        ("a\nb\n>>>>>>> other\n", 3),
        ("a <<<<<<< b\n<<<<<<<<\n=======\n", None),
    ],
)
def test_a_merge_conflict_is_not_read(tmp_path: Path, text: str, line: int | None) -> None:
    file = tmp_path / "a.md"
    file.write_text(text, "utf-8")
    source, findings = read_source(file, "a.md")
    assert (source is None) == (line is not None)
    assert [(finding.rule.code, finding.span.line) for finding in findings] == ([("P007", line)] if line else [])
