"""A script of `test_killed_runs`: runs on disks of growing size, and what became of each. Needs a mount namespace.

usage: python full_disk.py FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.emit.tree import Target
from generator.emit.write import UnfinishedError, apply, recover

PAGE = 4096
SIZES = range(20, 64, 2)


def main() -> None:
    """Print, for each size of disk, `written` or `undone`."""
    disk = Path(sys.argv[1], "disk")
    disk.mkdir()
    for pages in SIZES:
        options = f"size={pages * PAGE}"
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], check=False)
        if mounted.returncode:
            sys.exit("cannot mount")
        before = [Target(disk / name, name, {f"{n}.py": "a" * PAGE for n in range(4)}) for name in ("one", "two")]
        after = [Target(disk / name, name, {f"{n}/x.py": "b" * PAGE for n in range(18)}) for name in ("one", "two")]
        print(_outcome(disk, before, after))
        subprocess.run(["umount", str(disk)], check=True)


def _outcome(disk: Path, before: list[Target], after: list[Target]) -> str:
    apply(before)
    (disk / "one" / "mine.txt").write_text("mine")
    old = _contents(disk)
    try:
        apply(after)
    except (OSError, UnfinishedError):
        recover([target.folder for target in after])
        assert _contents(disk) == old, _contents(disk).keys()
        return "undone"
    new = _contents(disk)
    assert new.pop("one/mine.txt") == b"mine"
    assert {name for name in new if "manifest" not in name} == {f"{t.folder.name}/{n}" for t in after for n in t.tree}
    return "written"


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    main()
