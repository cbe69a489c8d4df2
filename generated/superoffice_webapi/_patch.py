"""The difference between two values, as a JSON Merge Patch (RFC 7396) or a JSON Patch (RFC 6902)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._model import encode


def merge_patch(old: Any, new: Any) -> dict[str, Any]:
    """The JSON Merge Patch (RFC 7396) that turns `old` into `new`; both are models or JSON objects.

    In this format null removes a property, so a property cannot be set to null; use `json_patch` for that. A list that
    differs is part of the patch as a whole. Raises TypeError for anything but two objects.
    """
    before, after = encode(old), encode(new)
    if not _both(dict, before, after):
        raise TypeError("a merge patch is the difference of two objects")
    return _merge(before, after)


def json_patch(old: Any, new: Any) -> list[dict[str, Any]]:
    """The JSON Patch (RFC 6902) that turns `old` into `new`; both are models or JSON values.

    Each operation addresses the innermost value that differs.
    """
    return list(_operations("", encode(old), encode(new)))


def _merge(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    patch: dict[str, Any] = {name: None for name in old if name not in new}
    for name, value in new.items():
        if name not in old:
            patch[name] = value
        elif not _same(old[name], value):
            patch[name] = _merge(old[name], value) if _both(dict, old[name], value) else value
    return patch


def _operations(path: str, old: Any, new: Any) -> Iterator[dict[str, Any]]:
    if _both(dict, old, new):
        yield from _object_operations(path, old, new)
    elif _both(list, old, new):
        yield from _array_operations(path, old, new)
    elif not _same(old, new):
        yield {"op": "replace", "path": path, "value": new}


def _object_operations(path: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in old:
        if name not in new:
            yield {"op": "remove", "path": _member(path, name)}
    for name, value in new.items():
        if name in old:
            yield from _operations(_member(path, name), old[name], value)
        else:
            yield {"op": "add", "path": _member(path, name), "value": value}


def _array_operations(path: str, old: list[Any], new: list[Any]) -> Iterator[dict[str, Any]]:
    """Keep equal items at both ends; replace those between in place, then remove or add the rest."""
    shorter = min(len(old), len(new))
    start = next((index for index in range(shorter) if not _same(old[index], new[index])), shorter)
    rest = shorter - start
    end = next((index for index in range(rest) if not _same(old[-1 - index], new[-1 - index])), rest)
    for index in range(start, shorter - end):
        yield from _operations(f"{path}/{index}", old[index], new[index])
    for index in range(len(old) - end - 1, len(new) - end - 1, -1):
        yield {"op": "remove", "path": f"{path}/{index}"}
    for index in range(len(old) - end, len(new) - end):
        yield {"op": "add", "path": f"{path}/{index}", "value": new[index]}


def _both(kind: type, one: Any, other: Any) -> bool:
    return isinstance(one, kind) and isinstance(other, kind)


def _same(one: Any, other: Any) -> bool:
    # In Python True == 1; in JSON they differ.
    if _both(dict, one, other):
        return one.keys() == other.keys() and all(_same(value, other[name]) for name, value in one.items())
    if _both(list, one, other):
        return len(one) == len(other) and all(map(_same, one, other))
    return isinstance(one, bool) is isinstance(other, bool) and one == other


def _member(path: str, name: str) -> str:
    """The JSON Pointer (RFC 6901) of a member of the object at `path`."""
    return f"{path}/{name.replace('~', '~0').replace('/', '~1')}"
