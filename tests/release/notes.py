"""Release notes about two versions of the harbour, one line an entry."""

from __future__ import annotations

from generator.config import Settings
from generator.diff.compare import compare
from generator.emit.client import client_tree
from generator.emit.render import Renderer
from generator.pipeline import output_settings
from generator.release.model import ReleaseNote
from generator.release.note import release_note
from generator.release.python_names import PythonNames
from generator.release.renames import renamed_classes
from generator.spec.model import Api
from generator.surface.compare import surface_changes
from generator.surface.model import SurfaceChange
from tests.overrides.harbour import HARBOUR

PACKAGE = "harbour"


def surface(new: Api, old: Api = HARBOUR) -> tuple[SurfaceChange, ...]:
    """How the Python surface changes."""
    sides = [PythonNames.of(api) for api in (old, new)]
    client = output_settings(Settings(package=PACKAGE)).client
    before, after = (client_tree(names.design, client, Renderer()) for names in sides)
    paths = sides[0].paths() | sides[1].paths()
    return surface_changes(before, after, PACKAGE, paths, renamed_classes(sides[0], sides[1], compare(old, new)))


def note(new: Api, old: Api = HARBOUR) -> ReleaseNote:
    """The release note, with what the Python surface adds to it."""
    return release_note(PythonNames.of(old), PythonNames.of(new), compare(old, new), surface(new, old))


def entries(new: Api, old: Api = HARBOUR) -> list[str]:
    """`Removed, Entities: Boat: breaking: …`"""
    return [
        f"{entry.heading}, {entry.part}: {'breaking: ' * entry.is_breaking}{entry.text}"
        for entry in note(new, old).entries
    ]
