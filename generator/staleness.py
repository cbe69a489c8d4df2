"""Why files are out of date: what has changed since the run that wrote them, by the lock in the folder of specs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.config import Settings, display_page, display_path, overrides_file
from generator.emit.write import inspect
from generator.lock.changes import EDITED, behind, since
from generator.lock.model import LOCK_FILE, read_lock
from generator.lock.origins import Origins, origins
from generator.pipeline import Build
from generator.report import Change, changes
from generator.spec.committed import read_committed


def explained_changes(settings: Settings, made: Build) -> list[Change]:
    """Each file that is not as it would be written, with what has changed since the last run."""
    found = [inspect(target) for target in made.targets]
    changed = changes(made.targets, found)
    if not changed:
        return []
    old = read_lock(Path(settings.specs))
    if isinstance(old, str):
        return changed  # that there is no lock, or none that can be read, is said of the lock
    inputs, shown = since(old, made.settled.inputs), _origins(settings, made)
    named = {path: words.replace(path, display_page(settings, path), 1) for path, words in inputs.pages.items()}
    inputs = replace(inputs, pages=named)
    pages = {
        target.display_path(path): each
        for target, of in ((made.specs, shown.specs), (made.output, shown.output))
        for path, each in of.items()
    }
    foreign = {t.display_path(path) for t, each in zip(made.targets, found, strict=True) for path in each.strays}
    explained = []
    for change in changed:
        causes = () if change.path in foreign else behind(inputs, pages.get(change.path))
        explained.append(change._replace(since=causes or ((EDITED,) if change.kind == "stale" else ())))
    return explained


def is_lock(made: Build, change: Change) -> bool:
    """Whether this is the lock, of which no output is made."""
    return change.path == made.specs.display_path(LOCK_FILE)


def _origins(settings: Settings, made: Build) -> Origins:
    """By the spec as it would be and the one on disk, which has the files and pages that are gone."""
    folder = Path(settings.specs)
    committed = read_committed(folder, display_path(settings.specs), [overrides_file(settings)]).api
    return origins([api for api in (made.settled.api, committed) if api], settings.package)
