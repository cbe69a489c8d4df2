"""Which key of `paths` an operation stands under.

OpenAPI 3.1 (section 4.8.8) takes two templates that differ only in the names of their parts for the same path, and
gives a path each method once. Pages keep to neither, so a fragment, which is never sent, keeps such templates apart:

1. Of the templates that differ only in names, the one with the most operations has its plain text as key; among equals
   one that is read with GET, then the first in the alphabet. It is the one that a reader most probably looks for.
2. Any other has a fragment that names its variables behind it: `/api/v1/List/{name}#name`.
3. A second operation with the same method and the same template has its operation id there instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.http_message import VARIABLE, variables
from generator.spec.model import Group, Operation

METHOD_ORDER = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True)
class PathItem:
    """The operations under one key. `plain` is the key that a key with a fragment is kept apart from."""

    key: str
    operations: tuple[tuple[Group, Operation], ...]
    plain: str | None = None


def path_items(operations: Iterable[tuple[Group, Operation]]) -> tuple[PathItem, ...]:
    """Every operation under exactly one key; keys in alphabetical order, methods in METHOD_ORDER."""
    by_template: dict[str, list[tuple[Group, Operation]]] = {}
    for pair in operations:
        by_template.setdefault(pair[1].path, []).append(pair)
    plain_keys = _plain_keys(by_template)
    items: dict[str, dict[str, tuple[Group, Operation]]] = {}
    plain_of: dict[str, str] = {}
    for template, pairs in by_template.items():
        plain = plain_keys[VARIABLE.sub("{}", template)]
        key = template if template == plain else f"{template}#{','.join(variables(template))}"
        for pair in pairs:
            own, method = key, pair[1].method
            if method in items.get(own, {}):
                own = f"{template}#{pair[1].id}"
            while method in items.get(own, {}):  # the id of an operation may be the name of a variable
                own += "+"
            items.setdefault(own, {})[method] = pair
            if own != plain:
                plain_of[own] = plain
    return tuple(
        PathItem(key, tuple(methods[m] for m in METHOD_ORDER if m in methods), plain_of.get(key))
        for key, methods in sorted(items.items(), key=lambda item: _alphabetical(item[0]))
    )


def _plain_keys(by_template: dict[str, list[tuple[Group, Operation]]]) -> dict[str, str]:
    """Template without names -> the template that keeps its plain text as key."""

    def rank(template: str) -> tuple[int, bool, tuple[str, str]]:
        pairs = by_template[template]
        return -len(pairs), all(operation.method != "GET" for _, operation in pairs), _alphabetical(template)

    order = sorted(by_template, key=rank)
    keys: dict[str, str] = {}
    for template in order:
        keys.setdefault(VARIABLE.sub("{}", template), template)
    return keys


def _alphabetical(text: str) -> tuple[str, str]:
    return text.lower(), text
