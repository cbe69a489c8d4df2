"""The manifest: what it lists, what it proves, and what becomes of one that is old, foreign or damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.emit.manifest import manifest_text, read_manifest
from generator.emit.tree import Target
from generator.emit.write import apply, inspect
from generator.source import MANIFEST

PROOF = "0123456789abcdef" * 4
OTHER = "f" * 64


def test_what_is_written_is_read(tmp_path: Path) -> None:
    files = {"README.md": "", "pkg/a.py": PROOF, "pkg/b.py": OTHER}
    (tmp_path / MANIFEST).write_text(manifest_text(files), "utf-8")
    assert read_manifest(tmp_path) == files
    assert read_manifest(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("a.py", {"a.py": ""}),  # of an earlier version
        (f"a.py  {PROOF}", {"a.py": PROOF}),
        (f"a.py  {PROOF[:-1]}", {"a.py": ""}),
        (f"a.py  {PROOF.upper()}", {"a.py": ""}),
        (f"a.py  {PROOF}\r", {"a.py": PROOF}),  # a checkout with CR LF
        (f"../a.py  {PROOF}", {}),
        (f"/a.py  {PROOF}", {}),
        (f"  {PROOF}", {}),
        (f"# a.py  {PROOF}", {}),
        ("", {}),
    ],
)
def test_a_line_proves_no_more_than_it_says(tmp_path: Path, line: str, read: dict[str, str]) -> None:
    (tmp_path / MANIFEST).write_bytes(f"{line}\n".encode())
    assert read_manifest(tmp_path) == read


def test_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"\xff\xfe\0\na.py\n")
    assert read_manifest(tmp_path)["a.py"] == ""


def test_proofs_are_written_beside_the_files_and_a_manifest_without_them_is_replaced(tmp_path: Path) -> None:
    tree = {"a.py": "x = 1\n", "b.yaml": "x: 1\n"}
    apply([Target(tmp_path, "out", tree)])
    assert read_manifest(tmp_path) == {"a.py": "", "b.yaml": ""}
    with_proofs = Target(tmp_path, "out", tree, {"a.py": PROOF})
    assert inspect(with_proofs).changes == (), "the manifest alone is no stale file"
    apply([with_proofs])
    assert read_manifest(tmp_path) == {"a.py": PROOF, "b.yaml": ""}
    written = (tmp_path / MANIFEST).stat().st_mtime_ns
    apply([with_proofs])
    assert (tmp_path / MANIFEST).stat().st_mtime_ns == written
