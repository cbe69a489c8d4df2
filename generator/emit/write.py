"""Writes outputs: compares trees with the disk, and replaces the files that differ, as a whole or not at all.

A manifest in each folder names the files that sdkgen wrote; nothing else is ever removed. `stage` says how a folder
gets its new files, and what a killed run leaves there. No other module but these two changes the disk.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Literal

from generator.emit.manifest import manifest_text, read_manifest
from generator.emit.stage import STAGE, Stage, is_inside
from generator.emit.tree import Comparison, Target, compare

try:
    import fcntl
except ImportError:  # Windows: there is no lock, concurrent runs are not supported
    fcntl = None  # type: ignore[assignment]

Outcome = Literal["finished", "undone"]

_MOST_CACHE_FILES = 2_000
_MOST_CACHE_BYTES = 256 * 2**20


class ForeignFilesError(Exception):
    """Files have the path of an output, and sdkgen did not create them. `paths` are as the user would write them."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = tuple(paths)


class UnfinishedError(Exception):
    """A move of files failed, and could not be undone either: the next run does. Its cause is in its text."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__(str(cause) or type(cause).__name__)


def inspect(target: Target) -> Comparison:
    """Compare a target with the disk. Writes nothing. A link that leads out of the folder counts as a foreign file."""
    listed = read_manifest(target.folder).keys()
    parents = {PurePosixPath(path).parent for path in listed | target.tree.keys()}
    outside = {parent for parent in parents if not is_inside(target.folder, str(parent / "file"))}
    ours = {path for path in listed if PurePosixPath(path).parent not in outside}
    wanted = ours | target.tree.keys()
    filled = {path.partition("/")[0] for path in wanted if "/" in path}
    disk = {path: target.folder / path for path in wanted if (target.folder / path).is_file()}
    for folder in sorted(filled):
        disk |= {path: target.folder / path for path in _files_under(target.folder, folder)}
    found = compare(target.tree, {path: file.read_bytes() for path, file in disk.items()}, ours)
    linked = {path for path in target.tree if PurePosixPath(path).parent in outside}
    return replace(found, foreign=tuple(sorted({*found.foreign, *linked}))) if linked else found


def apply(targets: Sequence[Target]) -> list[Comparison]:
    """Write the targets; returns what was changed, for each target.

    Raises OSError, after restoring the old files; UnfinishedError, if that was not possible either; and
    ForeignFilesError, before any change, if a file that sdkgen did not create has the path of an output. A lock on
    each folder makes concurrent runs wait for each other.
    """
    with ExitStack() as stack:
        for target in sorted(targets, key=lambda target: target.folder.resolve()):
            target.folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_locked(target.folder))
        _recover([target.folder for target in targets])
        done = [inspect(target) for target in targets]
        foreign = [t.display_path(path) for t, found in zip(targets, done, strict=True) for path in found.foreign]
        if foreign:
            raise ForeignFilesError(foreign)
        changed = [(t, found) for t, found in zip(targets, done, strict=True) if not _is_settled(t, found)]
        stages = [Stage(target.folder) for target, _ in changed]
        try:
            for stage, (target, found) in zip(stages, changed, strict=True):
                _begin(stage, target, found)
            for stage in stages:
                stage.set_ready()
            for stage in stages:
                stage.finish()
        except BaseException:
            try:
                _undo(stages)
            except BaseException as error:
                raise UnfinishedError(error) from error
            raise
        for stage in stages:
            stage.end()
        return done


def recover(folders: Sequence[Path]) -> Outcome | None:
    """Finish or undo the move that a killed run left in folders of outputs; None if there is none.

    A move is undone where it had not begun everywhere or had failed, and finished otherwise. Raises UnfinishedError
    if the file system does not let it; ForeignFilesError, before any change, for files that somebody has put in its way
    since; DamagedStageError.
    """
    with ExitStack() as stack:
        for folder in sorted({folder.resolve() for folder in folders if folder.is_dir()}):
            stack.enter_context(_locked(folder))
        try:
            return _recover(folders)
        except OSError as error:
            raise UnfinishedError(error) from error


def is_interrupted(folder: Path) -> bool:
    """Whether a killed run has left a move in a folder. Waits for a run that is at work."""
    if Stage(folder).state == "none":
        return False
    with _locked(folder):
        return Stage(folder).state != "none"


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files that belong to no target, all or none: each is written in full first, and moved to its place then.

    A link stays a link, and the permissions of a file that is there stay what they are. Raises OSError, with all files
    as they were.
    """
    with ExitStack() as clean, ExitStack() as undo:
        staged: list[tuple[Path, Path, Path]] = []
        for path, content in files.items():
            real = path.resolve()
            new, old = (real.with_name(f"{real.name}{STAGE}{end}") for end in ("", "-old"))
            real.parent.mkdir(parents=True, exist_ok=True)
            clean.callback(new.unlink, missing_ok=True)
            clean.callback(old.unlink, missing_ok=True)
            new.write_bytes(content)
            if real.exists():
                shutil.copymode(real, new)
                shutil.copy2(real, old)
            staged.append((new, old, real))
        for new, old, real in staged:
            if old.exists():
                undo.callback(old.replace, real)
            else:
                undo.callback(real.unlink, missing_ok=True)
            new.replace(real)
        undo.pop_all()


def write_cache(
    folder: Path,
    files: Mapping[str, bytes],
    used: Iterable[str] = (),
    most_files: int = _MOST_CACHE_FILES,
    most_bytes: int = _MOST_CACHE_BYTES,
) -> None:
    """Write files of a cache, which git ignores; then remove those that were not `used` for longest. Raises OSError.

    Runs at the same time harm each other no more than whoever deletes the folder: a file is there as a whole or not.
    A link is no such folder: files that are no cache could be removed where it leads.
    """
    if folder.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    folder.mkdir(exist_ok=True)
    staged = folder / f"{os.getpid()}{STAGE}"
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
            state = path.lstat()
            if not stat.S_ISDIR(state.st_mode):
                found.append((state.st_mtime_ns, path.name, state.st_size))
    total = 0
    for number, (_, name, size) in enumerate(sorted(found, reverse=True)):
        total += size
        if (number > most_files or total > most_bytes) and name != ".gitignore":
            (folder / name).unlink(missing_ok=True)


def write_own_file(path: Path, text: str, mark: str) -> None:
    """Write one file as `write_files` does, if it replaces nothing but an earlier one that starts with the same mark.

    Raises ForeignFilesError where another file has the path, and OSError where the folder is not there.
    """
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    if path.exists() and not path.read_bytes().startswith(mark.encode()):
        raise ForeignFilesError([str(path)])
    write_files({path: text.encode()})


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


def _recover(folders: Sequence[Path]) -> Outcome | None:
    stages = [Stage(folder) for folder in folders]
    left = [stage for stage in stages if stage.state != "none"]
    is_finished = all(stage.state == "ready" for stage in left)
    if is_finished:
        foreign = [str(stage.folder / path) for stage in left for path in stage.foreign()]
        if foreign:
            raise ForeignFilesError(foreign)
        for stage in left:
            stage.finish()
    else:
        _undo(left)
    for stage in stages:
        stage.end()
    return ("finished" if is_finished else "undone") if left else None


def _undo(stages: Sequence[Stage]) -> None:
    for stage in stages:
        stage.set_undo()
    for stage in stages:
        stage.undo()
    for stage in stages:
        stage.end()


def _begin(stage: Stage, target: Target, found: Comparison) -> None:
    files = {change.path: change.new for change in found.changes if change.new is not None}
    removed = [change.path for change in found.changes if change.new is None]
    during = manifest_text(read_manifest(target.folder) | target.listing)
    stage.begin(files, removed, during, after=manifest_text(target.listing))


def _is_settled(target: Target, found: Comparison) -> bool:
    return not found.changes and read_manifest(target.folder) == target.listing
