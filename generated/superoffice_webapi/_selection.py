"""Records of which only some properties were asked for: `$select` (OData URL Conventions, section 5.1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ._model import Model
from ._property_names import fields

_KEY = "select"


class IncompleteRecord(ValueError):
    """A record that was read with `select` cannot be sent as a whole: the server may reset what is absent."""


def keep_selected(value: Any, select: str) -> None:
    """Make the properties that `select` does not name absent from the records of a response, where they are null.

    A server that answers null for what was not asked for would take such a null, sent back, for a change. `select` is
    the text that was sent: names with commas between, those of inner records behind a slash. Records of which something
    was left out are marked, see `refuse_incomplete`.
    """
    names = [name.strip().lower().split("/") for name in select.split(",")]
    if ["*"] not in names:
        _keep(value, names, select)


def _keep(value: Any, names: Iterable[list[str]], select: str) -> None:
    if not isinstance(value, Model):
        for item in _items(value):
            _keep(item, names, select)
        return
    inner: dict[str, list[list[str]]] = {}
    for first, *rest in names:
        inner.setdefault(first, []).append(rest)
    for name, (attribute, _) in fields(type(value)).items():
        selected = inner.get(name.lower())
        if selected is None and getattr(value, attribute) is None:
            delattr(value, attribute)
        elif selected is not None and [] not in selected:
            _keep(getattr(value, attribute), selected, select)
    for name in [name for name, item in value.model_extra.items() if item is None and name.lower() not in inner]:
        del value.model_extra[name]
        value.model_fields_set.discard(name)
    # Where pydantic keeps private attributes: copies and pickles have it. A declared one would make decoding slower.
    object.__setattr__(value, "__pydantic_private__", {_KEY: select})


def refuse_incomplete(body: Any) -> None:
    """Raise IncompleteRecord for a body, or an argument in it, that is a record read with `select`."""
    whole: Any = body
    for argument in whole.values() if isinstance(body, dict) else (whole,):
        for record in (argument, *_items(argument)):
            if isinstance(record, Model) and record.__pydantic_private__:
                select = record.__pydantic_private__[_KEY]
                raise IncompleteRecord(
                    f"this {type(record).__name__} was read with select={select!r}: the server may reset what is "
                    "absent. Read the whole record, or send only the changes, as a patch or a dict"
                )


def _items(value: Any) -> Iterable[Any]:
    """The items of a list; nothing for any other value."""
    items: Any = value
    return items if isinstance(value, (list, tuple)) else ()
