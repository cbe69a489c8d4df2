"""What `sdkgen diff --python` and `sdkgen changelog` are made of: two clients compared, a release note, a version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.analysis import OnProgress, no_progress
from generator.comparison import specs
from generator.config import Settings
from generator.diff.compare import compare
from generator.diff.model import Change
from generator.emit.client import client_tree
from generator.emit.render import Renderer
from generator.garbage_collection import without_garbage_collection
from generator.pipeline import output_settings
from generator.release.model import ReleaseNote
from generator.release.note import release_note
from generator.release.python_names import PythonNames
from generator.release.renames import renamed_classes
from generator.release.version import Level, largest, level_of, next_version, numbers
from generator.spec.model import Api
from generator.surface.model import SurfaceChange


@dataclass(frozen=True, slots=True)
class Clients:
    """Two versions of an API and of its client, and how they differ."""

    old: PythonNames
    new: PythonNames
    changes: tuple[Change, ...]
    surface: tuple[SurfaceChange, ...]

    @property
    def since(self) -> str:
        """The version before the changes."""
        return self.old.api.version

    @property
    def api_version(self) -> str:
        """The version that the changes of the API ask for."""
        return next_version(self.since, level_of(change.severity for change in self.changes))

    @property
    def python_version(self) -> str:
        """The version that the changes of the Python surface ask for."""
        levels: list[Level] = ["major" if change.is_breaking else "minor" for change in self.surface]
        return next_version(self.since, largest(levels))

    @property
    def version(self) -> str:
        """The larger of the two."""
        return max(self.api_version, self.python_version, key=numbers)

    def note(self) -> ReleaseNote:
        """The changes as a caller of the client sees them."""
        return release_note(self.old, self.new, self.changes, self.surface)


def compare_clients(
    settings: Settings,
    base: str | None,
    head: str | None = None,
    progress: OnProgress = no_progress,
    today: date | None = None,
) -> Clients:
    """Compare the clients of two specs, each a folder or a revision. Raises what `comparison.specs` raises."""
    sides = specs(settings, base, head, progress, today)
    progress("compare", 0, 0)
    return clients_of(settings, *sides)


def clients_of(settings: Settings, before: Api, after: Api) -> Clients:
    """Compare the clients of two specs, both rendered by this version of sdkgen.

    So every difference is one of the API. What a new version of sdkgen changes stands in the changelog of sdkgen.
    """
    from generator.surface.compare import surface_changes  # noqa: PLC0415  # griffe: a tenth of the start of any command

    with without_garbage_collection():
        changes = compare(before, after)
        old, new = PythonNames.of(before), PythonNames.of(after)
        client, renderer = output_settings(settings).client, Renderer()
        trees = [client_tree(names.design, client, renderer) for names in (old, new)]
        paths = old.paths() | new.paths()
        surface = surface_changes(trees[0], trees[1], client.package, paths, renamed_classes(old, new, changes))
    return Clients(old, new, changes, surface)
