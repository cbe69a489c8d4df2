"""What a caller of one client can no longer write with another, and what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import griffe

from generator.surface.annotations import options, reads_alike, takes, type_name
from generator.surface.load import load
from generator.surface.model import Kind, SurfaceChange

_KINDS: Mapping[griffe.BreakageKind, Kind] = {
    griffe.BreakageKind.OBJECT_REMOVED: "name-removed",
    griffe.BreakageKind.OBJECT_CHANGED_KIND: "kind-changed",
    griffe.BreakageKind.CLASS_REMOVED_BASE: "base-removed",
    griffe.BreakageKind.PARAMETER_REMOVED: "argument-removed",
    griffe.BreakageKind.PARAMETER_ADDED_REQUIRED: "argument-required",
    griffe.BreakageKind.PARAMETER_CHANGED_REQUIRED: "argument-required",
    griffe.BreakageKind.PARAMETER_MOVED: "argument-moved",
    griffe.BreakageKind.PARAMETER_CHANGED_KIND: "argument-kind-changed",
    griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT: "default-changed",
}
"""Types are compared here. The value of an attribute is the name of a property in JSON, which no caller writes."""

_ADDED: Mapping[Kind, Kind] = {"name-removed": "name-added", "argument-removed": "argument-added"}


def surface_changes(
    old: Mapping[str, str],
    new: Mapping[str, str],
    package: str,
    paths: Mapping[str, str],
    renamed: Mapping[str, str] | None = None,
) -> tuple[SurfaceChange, ...]:
    """The changes between two clients, each given by its files; the breaking ones first.

    `paths` are groups, by the paths of their class, of their module and of the attribute that holds them in the
    package -> how a caller reaches them: `client.harbour`.
    `renamed` are models that have another name now, as `models.Boat`: what follows from that is no change of its own.
    Names that start with `_` do not count.
    """
    renamed = renamed or {}
    before, after = load(old, package), load(new, package)
    broken = {_with_new_name(change, renamed) for change in _breakages(before, after, paths)}
    added = (SurfaceChange(_ADDED[c.kind], c.name) for c in _breakages(after, before, paths) if c.kind in _ADDED)
    required = {change.name for change in broken if change.kind == "argument-required"}
    found = {
        *broken,
        *_types(before, after, paths, renamed),
        *(change for change in added if change.name not in required),
    }
    return tuple(sorted(found, key=lambda change: (not change.is_breaking, change)))


def _breakages(old: griffe.Module, new: griffe.Module, paths: Mapping[str, str]) -> Iterator[SurfaceChange]:
    for breakage in griffe.find_breaking_changes(old, new):
        kind = _KINDS.get(breakage.kind)
        if kind is None:
            continue
        name, old_value, new_value = _name(breakage.obj.path, paths), None, None
        if any(part.startswith("_") for part in name.split(".")):
            continue
        if kind.startswith(("argument", "default")):
            sides = [v for v in (breakage.old_value, breakage.new_value) if isinstance(v, griffe.Parameter)]
            name = f"{name}({sides[0].name})"
            if kind == "default-changed":
                old_value, new_value = (str(side.default) for side in sides)
        yield SurfaceChange(kind, name, old_value, new_value)


def _with_new_name(change: SurfaceChange, renamed: Mapping[str, str]) -> SurfaceChange:
    """A removed model with the name that it has now, if it has one."""
    now = renamed.get(change.name) if change.kind == "name-removed" else None
    return replace(change, kind="name-changed", before=change.name, after=now) if now else change


def _name(path: str, paths: Mapping[str, str]) -> str:
    """How a caller reaches what stands at a path in the package."""
    path = path.partition(".")[2]
    parts = path.split(".")
    if path in paths:
        return paths[path]
    if (group := paths.get(".".join(parts[:3]))) is not None:
        return ".".join([group, *parts[3:]])
    if parts[0] == "models" and len(parts) > 2:
        return ".".join(["models", *parts[2:]])
    return path


def _types(
    old: griffe.Module, new: griffe.Module, paths: Mapping[str, str], renamed: Mapping[str, str]
) -> Iterator[SurfaceChange]:
    """Annotations of arguments, return values and attributes that differ in a way that a caller notices."""
    for was, now in _pairs(old, new):
        name = _name(was.path, paths)
        if isinstance(was, griffe.Function) and isinstance(now, griffe.Function):
            for parameter in was.parameters:
                other = next((p for p in now.parameters if p.name == parameter.name), None)
                if other is not None and not takes(
                    options(other.annotation, now), options(parameter.annotation, was, renamed)
                ):
                    at = f"{name}({parameter.name})"
                    yield _changed("argument-type-changed", at, (was, parameter.annotation), (now, other.annotation))
            before, after = options(was.returns, was, renamed), options(now.returns, now)
            if not takes(before, after) or not reads_alike(before, after):
                yield _changed("return-type-changed", name, (was, was.returns), (now, now.returns))
        elif isinstance(was, griffe.Attribute) and isinstance(now, griffe.Attribute):
            before, after = options(was.annotation, was, renamed), options(now.annotation, now)
            same = takes(before, after) and takes(after, before)
            if not same or not reads_alike(before, after):
                yield _changed("attribute-type-changed", name, (was, was.annotation), (now, now.annotation))


_Side = tuple[griffe.Object | griffe.Alias, griffe.Expr | str | None]
"""Where an annotation stands, and the annotation."""


def _changed(kind: Kind, name: str, old: _Side, new: _Side) -> SurfaceChange:
    return SurfaceChange(kind, name, _code(*old), _code(*new))


def _code(scope: griffe.Object | griffe.Alias, annotation: griffe.Expr | str | None) -> str:
    """An annotation as a caller would write it: models are `models.Boat`."""
    if not isinstance(annotation, griffe.Expr):
        return str(annotation)
    parts = annotation.iterate(flat=True)
    return "".join(part if isinstance(part, str) else type_name(part, scope) for part in parts)


def _pairs(
    old: griffe.Object | griffe.Alias, new: griffe.Object | griffe.Alias
) -> Iterator[tuple[griffe.Object | griffe.Alias, griffe.Object | griffe.Alias]]:
    """What both clients have and callers can reach."""
    for name, was in old.members.items():
        now = new.members.get(name)
        if now is None or name.startswith("_") or was.is_alias or now.is_alias:
            continue
        yield was, now
        if was.is_module or was.is_class:
            yield from _pairs(was, now)
