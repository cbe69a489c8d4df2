"""A spec folder on disk: the files of a spec, without what stands beside them."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from generator.findings import Finding, Span
from generator.source import conflict_in
from generator.spec.rules import NO_SPEC
from generator.spec.samples import is_samples_file

OVERRIDES_FILE = "overrides.yaml"
"""What stands beside a spec in its folder, and is written by people."""


class SpecFolderError(Exception):
    """The folder cannot be read. `finding` says why and where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def read_folder(folder: Path, display: str, without: Collection[Path] = (), *, samples: bool = True) -> dict[str, str]:
    """The files of a spec: path in the folder, with `/`, -> text. `display` is the folder as the user would write it.

    These are all `*.yaml` but the files in `without` and, if they are not wanted, those of `samples`; files and folders
    whose name starts with a dot are not looked at.
    Raises SpecFolderError for a folder without a spec, for a file that cannot be read or is not UTF-8, and for a merge
    conflict.
    """
    if not (folder / "api.yaml").is_file():
        why = "there is no `api.yaml` in the folder" if folder.is_dir() else "no such folder"
        raise SpecFolderError(Finding(NO_SPEC, why, Span(display)))
    left_out = {path.resolve() for path in without}
    files: dict[str, str] = {}
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(at, name)
            if name.startswith(".") or path.suffix != ".yaml" or path.resolve() in left_out:
                continue
            relative = path.relative_to(folder).as_posix()
            if not samples and is_samples_file(relative):
                continue
            shown = PurePosixPath(display, relative).as_posix()
            try:
                files[relative] = path.read_text("utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                why = str(error.strerror if isinstance(error, OSError) else error)
                raise SpecFolderError(Finding(NO_SPEC, f"cannot read the file: {why}", Span(shown))) from None
            if conflict := conflict_in(files[relative], shown):
                raise SpecFolderError(conflict)
    return files
