"""The only module that writes outputs: compares trees with the disk and replaces the files that differ.

Every new file is first written in full to a staging folder inside its target, then moved to its place. A replaced file
is kept until the last move is done, and a failure before that restores the old files. A manifest in each target names
the files that sdkgen wrote; nothing else is ever removed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePosixPath

from generator.emit.manifest import manifest_text, read_manifest
from generator.emit.tree import Change, Comparison, Target, compare
from generator.source import MANIFEST

try:
    import fcntl
except ImportError:  # Windows: there is no lock, concurrent runs are not supported
    fcntl = None  # type: ignore[assignment]

_STAGE = ".sdkgen-stage"
_SETTLED = ".sdkgen-settled"
_MOST_CACHE_FILES = 2_000
_MOST_CACHE_BYTES = 256 * 2**20


class ForeignFilesError(Exception):
    """Files have the path of an output, and sdkgen did not create them. `paths` are as the user would write them."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = tuple(paths)


def inspect(target: Target) -> Comparison:
    """Compare a target with the disk. Writes nothing."""
    ours = read_manifest(target.folder).keys()
    wanted = ours | target.tree.keys()
    filled = {path.partition("/")[0] for path in wanted if "/" in path}
    disk = {path: target.folder / path for path in wanted if (target.folder / path).is_file()}
    for folder in sorted(filled):
        disk |= {path: target.folder / path for path in _files_under(target.folder, folder)}
    return compare(target.tree, {path: file.read_bytes() for path, file in disk.items()}, ours)


def apply(targets: Sequence[Target]) -> list[Comparison]:
    """Write the targets; returns what was changed, for each target.

    Raises OSError, after restoring the old files; and ForeignFilesError, before any change, if a file that sdkgen did
    not create has the path of an output. A lock on each folder makes concurrent runs wait for each other.
    """
    with ExitStack() as stack:
        for target in sorted(targets, key=lambda target: target.folder.resolve()):
            target.folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_locked(target.folder))
        done = [inspect(target) for target in targets]
        foreign = [t.display_path(path) for t, found in zip(targets, done, strict=True) for path in found.foreign]
        if foreign:
            raise ForeignFilesError(foreign)
        stages = [stack.enter_context(_staged(target, found)) for target, found in zip(targets, done, strict=True)]
        undo = stack.enter_context(ExitStack())
        for stage, target, found in zip(stages, targets, done, strict=True):
            # Until the last move, the manifest lists both the old files and the new ones.
            _move(stage, target.folder, MANIFEST, undo)
            for change in found.changes:
                _move(stage, target.folder, change.path, undo)
        undo.pop_all()
        for stage, target, found in zip(stages, targets, done, strict=True):
            _settle(stage, target, found)
        return done


def write_file(path: Path, text: str) -> None:
    """Write one file that belongs to no target, in one step: a reader sees the old text or the new one."""
    staged = path.with_name(f"{path.name}{_STAGE}")
    try:
        staged.write_bytes(text.encode())
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)


def write_cache(
    folder: Path,
    files: Mapping[str, bytes],
    used: Iterable[str] = (),
    most_files: int = _MOST_CACHE_FILES,
    most_bytes: int = _MOST_CACHE_BYTES,
) -> None:
    """Write files of a cache, which git ignores; then remove those that were not `used` for longest. Raises OSError.

    Runs at the same time harm each other no more than whoever deletes the folder: a file is there as a whole or not.
    """
    folder.mkdir(exist_ok=True)
    staged = folder / f"{os.getpid()}{_STAGE}"
    try:
        for name, content in {".gitignore": b"*\n", **files}.items():
            staged.write_bytes(content)
            staged.replace(folder / name)
    finally:
        staged.unlink(missing_ok=True)
    for name in used:
        with suppress(FileNotFoundError):
            os.utime(folder / name)
    found = []
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # another run has removed it
            state = path.stat()
            found.append((state.st_mtime_ns, path.name, state.st_size))
    total = 0
    for number, (_, name, size) in enumerate(sorted(found, reverse=True)):
        total += size
        if (number > most_files or total > most_bytes) and name != ".gitignore":
            (folder / name).unlink(missing_ok=True)


def write_own_file(path: Path, text: str, mark: str) -> None:
    """The same as `write_file`, for a file that may replace nothing but an earlier one that starts with the same mark.

    Raises ForeignFilesError where another file has the path.
    """
    if path.exists() and not path.read_bytes().startswith(mark.encode()):
        raise ForeignFilesError([str(path)])
    write_file(path, text)


def replace_file(path: Path, content: bytes) -> bool:
    """Give one existing file, which somebody else wrote, a new content in one step; False if it has that content.

    A link stays a link, and the permissions stay what they are. Raises OSError, with the file as it was.
    """
    if path.read_bytes() == content:
        return False
    real = path.resolve()
    staged = real.with_name(f"{real.name}{_STAGE}")
    try:
        staged.write_bytes(content)
        shutil.copymode(real, staged)
        staged.replace(real)
    finally:
        staged.unlink(missing_ok=True)
    return True


def _files_under(root: Path, folder: str) -> Iterator[str]:
    for at, folders, names in os.walk(root / folder):
        folders.sort()
        yield from (Path(at, name).relative_to(root).as_posix() for name in sorted(names))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _staged(target: Target, found: Comparison) -> Iterator[Path]:
    """A folder with `new/`, which holds every file that changes, and an empty `old/`; always removed at the end."""
    stage = target.folder / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        if _is_settled(target, found):
            yield stage
            return
        (stage / "old").mkdir(parents=True)
        files = {change.path: change.new for change in found.changes if change.new is not None}
        files[MANIFEST] = manifest_text(read_manifest(target.folder) | target.listing).encode()
        files[_SETTLED] = manifest_text(target.listing).encode()
        for path, content in files.items():
            new = stage / "new" / path
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(content)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _is_settled(target: Target, found: Comparison) -> bool:
    return not found.changes and read_manifest(target.folder) == target.listing


def _move(stage: Path, folder: Path, path: str, undo: ExitStack) -> None:
    new, old, place = stage / "new" / path, stage / "old" / path, folder / path
    if path == MANIFEST and not new.exists():
        return
    if not new.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        place.replace(old)
        undo.callback(old.replace, place)
        return
    if place.is_file():
        old.parent.mkdir(parents=True, exist_ok=True)
        _keep(place, old)
        undo.callback(old.replace, place)
    else:
        for parent in reversed(place.relative_to(folder).parents):
            if not (folder / parent).is_dir():
                (folder / parent).mkdir()
                undo.callback((folder / parent).rmdir)
        undo.callback(place.unlink, missing_ok=True)
    new.replace(place)


def _keep(place: Path, old: Path) -> None:
    # A second name for the same file, so that its place is never empty: the move that follows replaces it in one step.
    try:
        old.hardlink_to(place)
    except OSError:  # a file system without hard links
        shutil.copy2(place, old)


def _settle(stage: Path, target: Target, found: Comparison) -> None:
    for change in found.changes:
        if change.new is None:
            _remove_empty_parents(target.folder, change)
    settled = stage / "new" / _SETTLED
    if settled.exists():
        settled.replace(target.folder / MANIFEST)


def _remove_empty_parents(folder: Path, change: Change) -> None:
    for parent in PurePosixPath(change.path).parents:
        if parent == PurePosixPath("."):
            return
        try:
            (folder / parent).rmdir()
        except OSError:
            return
