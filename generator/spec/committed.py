"""The spec that stands in the folder of specs when a run begins: what the run before it wrote."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.cache import Cache
from generator.findings import Finding
from generator.garbage_collection import without_garbage_collection
from generator.spec.decode import decode
from generator.spec.folder import OVERRIDES_FILE, SpecFolderError, read_folder
from generator.spec.model import Api
from generator.spec.remembered import remembered


@dataclass(frozen=True, slots=True)
class Committed:
    """The spec; None where there is none, and where `findings` say why it cannot be used."""

    api: Api | None = None
    findings: tuple[Finding, ...] = ()


def read_committed(
    folder: Path, display: str, without: Collection[Path] = (), *, samples: bool = False, cache: Cache | None = None
) -> Committed:
    """Read the spec of a folder. `display` is the folder as the user would write it.

    `without` is what is no part of it, beside `overrides.yaml`; files that the spec does not list are not read either.
    Without `samples`, which take as long as all the rest, it is as `decode` gives it without them, and may be cached.
    """
    if not any((folder / name).is_file() for name in ("api.yaml", "models.yaml")):
        return Committed()
    try:
        files = read_folder(folder, display, [folder / OVERRIDES_FILE, *without], samples=samples)
    except SpecFolderError as error:
        return Committed(None, (error.finding,))
    if cache and not samples and (api := remembered(files, cache)):
        return Committed(api)
    with without_garbage_collection():
        decoded = decode(files, display, samples=samples, strays=True)
    return Committed(decoded.api, decoded.findings)
