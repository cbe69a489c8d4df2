"""Records of which only some properties were asked for: `$select` (OData URL Conventions, section 5.1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ._model import Model
from ._property_names import fields

_KEY = "select"


class IncompleteRecord(ValueError):
    """A record that was read with `select` cannot be sent back: the server may reset what was left out."""


def mark_selection(value: Any, select: str) -> None:
    """Mark the records of a response of which `select` left something out, for `refuse_incomplete`.

    A server may answer null for what was not asked for, and would take such a null, sent back, for a change. The record
    keeps what it received. `select` is the text that was sent: names with commas between, those of inner records behind
    a slash.
    """
    names = [name.strip().lower().split("/") for name in select.split(",")]
    if ["*"] not in names:
        _mark(value, names, select)


def _mark(value: Any, names: Iterable[list[str]], select: str) -> bool:
    """Mark the records in a value; returns whether something is left out of one."""
    if not isinstance(value, Model):
        marked = [_mark(item, names, select) for item in _items(value)]  # all of them, not only the first
        return any(marked)
    inner: dict[str, list[list[str]]] = {}
    for first, *rest in names:
        inner.setdefault(first, []).append(rest)
    is_incomplete = any(item is None and name.lower() not in inner for name, item in value.model_extra.items())
    for name, (attribute, _) in fields(type(value)).items():
        selected, item = inner.get(name.lower()), getattr(value, attribute)
        if selected is None:
            is_incomplete |= item is None
        elif [] not in selected:
            is_incomplete |= _mark(item, selected, select)
    if is_incomplete:
        # Where pydantic keeps private attributes: copies and pickles have it. A declared one would slow down decoding.
        object.__setattr__(value, "__pydantic_private__", {_KEY: select})
    return is_incomplete


def refuse_incomplete(value: Any) -> None:
    """Raise IncompleteRecord for a value of a request that is, or holds, a record of which something was left out."""
    if isinstance(value, Model):
        if value.__pydantic_private__:
            select = value.__pydantic_private__[_KEY]
            raise IncompleteRecord(
                f"this {type(value).__name__} was read with select={select!r}: the server may reset what was left out. "
                "Read the whole record, or send only the changes: a dict, or the record before and after, as a patch"
            )
        value = vars(value)
    for item in _items(value):
        refuse_incomplete(item)


def _items(value: Any) -> Iterable[Any]:
    """The items of a list, the values of a dict; nothing for any other value."""
    items: Any = value
    if isinstance(value, dict):
        return items.values()  # type: ignore[no-any-return]
    return items if isinstance(value, (list, tuple)) else ()
