"""The files of a spec as a revision of git has them."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from generator.findings import Finding, Span
from generator.git import GitError, run_git
from generator.spec.folder import OVERRIDES_FILE, SpecFolderError
from generator.spec.rules import NO_REVISION


def read_revision(revision: str, folder: Path, without: Collection[Path] = ()) -> dict[str, str]:
    """The spec files of a commit, branch or tag in this folder, whether or not the folder is there now.

    Path in the folder, with `/`, -> text; as `read_folder`, without the files in `without` and those that people write
    beside a spec. Nothing is checked out. Raises SpecFolderError.
    """
    inside = folder.resolve()
    left_out = {path.resolve() for path in (*without, inside / OVERRIDES_FILE)}
    start = inside
    while not start.is_dir():
        start = start.parent
    below = inside.relative_to(start).as_posix()
    top, prefix = _git(revision, start, "rev-parse", "--show-toplevel", "--show-prefix").decode().split("\n")[:2]
    commit = _git(revision, start, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    tree = f"{commit.decode().strip()}:{prefix}{'' if below == '.' else below}"
    with tarfile.TarFile(fileobj=io.BytesIO(_git(revision, Path(top), "archive", "--format=tar", tree))) as archive:
        files = {}
        for member in archive:
            is_wanted = member.isfile() and _is_spec_file(member.name) and inside / member.name not in left_out
            content = archive.extractfile(member) if is_wanted else None
            if content is not None:
                try:
                    files[member.name] = content.read().decode("utf-8-sig").replace("\r\n", "\n")
                except UnicodeDecodeError as error:
                    raise _problem(revision, f"`{member.name}` is not UTF-8: {error}") from None
    if "api.yaml" not in files:
        raise _problem(revision, f"there is no `api.yaml` in `{folder.name}` at this revision")
    return files


def _is_spec_file(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name.endswith(".yaml") and not any(part.startswith(".") for part in parts)


def _git(revision: str, folder: Path, *arguments: str) -> bytes:
    """What git prints. Raises SpecFolderError."""
    try:
        return run_git(folder, *arguments)
    except GitError as error:
        raise _problem(revision, f"there is no such folder or revision{f': {error}' if str(error) else ''}") from None


def _problem(revision: str, message: str) -> SpecFolderError:
    return SpecFolderError(Finding(NO_REVISION, message, Span(revision)))
