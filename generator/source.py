"""Files of text as they come in: found in a fixed order, read as UTF-8 with LF line ends, addressed by line."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path, PurePosixPath

from generator.findings import Finding, Span, rule

CARRIAGE_RETURNS = rule(
    "P001",
    "info",
    "Line ends are not LF",
    "The file ends its lines with CR LF or CR. It is read as if they were LF, so nothing is lost.",
    "Save the file with LF line ends, or let `.gitattributes` say `*.md text eol=lf`.",
)
BYTE_ORDER_MARK = rule(
    "P002",
    "info",
    "File starts with a byte order mark",
    "UTF-8 has no byte order. The mark is skipped.",
    "Save the file as UTF-8 without a byte order mark.",
)
NOT_UTF8 = rule(
    "P003",
    "warning",
    "File is not UTF-8",
    "Each byte that is not UTF-8 is replaced by U+FFFD. The text around it is kept.",
    "Convert the file to UTF-8.",
)
NOT_TEXT = rule(
    "P004",
    "error",
    "File is not text",
    "The file holds NUL bytes: it is binary, or UTF-16. Nothing of it is read.",
    "Convert the file to UTF-8, or move it out of the page folder.",
)
UNREADABLE = rule(
    "P005",
    "error",
    "File cannot be read",
    "The operating system refused to open the file.",
    "Check that the file exists and that its permissions let you read it.",
)
OUTSIDE_ROOT = rule(
    "P006",
    "warning",
    "Link leads out of the page folder",
    "A symbolic link to a page outside its root is not followed: what is read depends on the root alone.",
    "Copy the page into the root, or name the other folder with `--pages`.",
)

CONFLICT = rule(
    "P007",
    "error",
    "File has the markers of a merge conflict",
    "Both sides of the conflict stand in the file, and which one is meant is open. Nothing of it is read.",
    "Keep one of the two sides, and delete the markers.",
)

MOST_LEVELS = 64
"""Of nesting in JSON or YAML that is read. The deepest sample that has been seen has 12; later stages recurse."""

MANIFEST = ".sdkgen-manifest"
"""The file that marks a folder as written by sdkgen: what stands in it is output, never input."""


_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
"""What `git merge` writes around the two sides."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The text of one file. `path` is as the user would write it; `text` has LF line ends and no byte order mark."""

    path: str
    text: str

    def span(self, line: int, column: int = 1) -> Span:
        """A place in this file, 1-based."""
        return Span(self.path, line, column)

    def lines(self) -> list[str]:
        """The lines without their ends; line 1 is at index 0. Only LF ends a line, as in Markdown and in editors."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of pages. `display` is the folder as the user wrote it."""

    folder: Path
    display: str

    def path_of(self, relative: str) -> Path:
        """Where a file of this root is on disk."""
        return self.folder / relative

    def display_path(self, relative: str) -> str:
        """A file of this root as the user would write it, with `/`."""
        return PurePosixPath(self.display, relative).as_posix()

    def locate(self, page: str, link: str) -> str | None:
        """Where a relative link on a page leads: a path relative to this root, or None when it leaves the root.

        A path that does not exist is located all the same. A leading `~/` is the root, as in DocFX.
        """
        if "\0" in link or "\\" in link or link.startswith("/"):
            return None
        start = link[2:] if link.startswith("~/") else posixpath.join(posixpath.dirname(page), link)
        relative = posixpath.normpath(start)
        if relative == ".." or relative.startswith(("../", "/")):
            return None
        # Most links go through no symbolic link, which is quicker to see than where a path leads.
        steps = accumulate(relative.split("/"), posixpath.join, initial=os.fspath(self.folder))
        is_plain = not any(map(os.path.islink, steps))
        return relative if is_plain or _is_inside(self.folder / relative, self.folder) else None


def read_source(path: Path, display: str) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """Read one file. The file is None when there is nothing to read; then one of the findings is an error."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, (Finding(UNREADABLE, f"cannot read the file, correct that: {error.strerror}", Span(display)),)
    if b"\0" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        return None, (
            Finding(
                NOT_TEXT,
                "the file holds NUL bytes: convert it to UTF-8, or move it out of the page folder",
                Span(display, line),
            ),
        )
    findings = []
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        findings.append(
            Finding(BYTE_ORDER_MARK, "the file starts with a byte order mark: save it without one", Span(display))
        )
    if b"\r" in raw:
        before = raw[: raw.index(b"\r")]
        span = Span(display, before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1)
        findings.append(Finding(CARRIAGE_RETURNS, "lines end with CR LF or CR: save the file with LF", span))
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before_error = raw[: error.start].decode()
        line_start = before_error.rfind("\n") + 1
        span = Span(display, before_error.count("\n") + 1, len(before_error) - line_start + 1)
        findings.append(Finding(NOT_UTF8, f"byte 0x{raw[error.start]:02x} is not UTF-8: convert the file", span))
        text = raw.decode(errors="replace")
    if conflict := conflict_in(text, display):
        return None, (*findings, conflict)
    return SourceFile(display, text), tuple(findings)


def conflict_in(text: str, display: str) -> Finding | None:
    """The finding about a text in which a merge conflict is not resolved. `display` is the file."""
    if not ("<<<<<<<" in text or ">>>>>>>" in text) or not (marker := _CONFLICT.search(text)):
        return None
    line = text.count("\n", 0, marker.start()) + 1
    message = f"a merge conflict is not resolved, from here on: keep one side, delete the lines `{marker[0][:7]}`"
    return Finding(CONFLICT, message, Span(display, line))


def digest(texts: Iterable[str]) -> str:
    """32 hexadecimal digits (the first 128 bits of SHA-256) that stand for these texts in this order."""
    state = hashlib.sha256()
    for text in texts:
        content = text.encode("utf-8", "surrogatepass")
        state.update(b"%d\n" % len(content))
        state.update(content)
    return state.hexdigest()[:32]


def find_markdown(root: Root) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The `*.md` files under a root, relative to it with `/`, sorted; and a finding for each link that leaves it.

    Folders and files whose name starts with a dot are not looked at, nor are folders behind symbolic links and folders
    that sdkgen wrote.
    """
    found: list[str] = []
    findings: list[Finding] = []
    for folder, folders, files in os.walk(root.folder):
        place = Path(folder).relative_to(root.folder).as_posix()
        if MANIFEST in files and Path(folder) != root.folder:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.startswith(".") or not name.lower().endswith(".md"):
                continue
            path = os.path.join(folder, name)  # noqa: PTH118  # a Path takes ten times as long
            relative = posixpath.normpath(f"{place}/{name}")
            if os.path.islink(path) and not _is_inside(Path(path), root.folder):  # noqa: PTH114
                display = root.display_path(relative)
                findings.append(
                    Finding(
                        OUTSIDE_ROOT,
                        "the file is a link to outside the page folder: copy it into the folder",
                        Span(display),
                    )
                )
            else:
                found.append(relative)
    return tuple(sorted(found)), tuple(sorted(findings, key=lambda finding: finding.sort_key))


def embedded_pages() -> Root:
    """The pages that sdkgen carries: inside the installed package, or beside `generator/` in a checkout."""
    installed = Path(__file__).parent / "_pages"
    folder = installed if installed.is_dir() else Path(__file__).parents[1] / "pages"
    return Root(folder, "pages")


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
