"""What an update takes from the record that is saved: its key, and the time of its last change."""

from __future__ import annotations

from typing import Any


def key_and_record(key: Any, record: Any, attribute: str) -> tuple[Any, Any]:
    """Key and record from the arguments of `update(key, record)`, or of `update(record)`, where `attribute` is the key.

    Raises TypeError for a key without a record, and ValueError for a record without a key.
    """
    if record is not None:
        return key, record
    from ._model import Model

    if not isinstance(key, Model):
        raise TypeError("expected a record, or its key and the record")
    if not (found := getattr(key, attribute)):
        raise ValueError(f"this {type(key).__name__} has no {attribute}: nothing says which record to update")
    return found, key


def last_change(record: Any, attribute: str) -> Any:
    """The time of the last change of a record, as it was read. Raises ValueError for one that has none.

    The condition that it becomes has whole seconds, see `http_date`.
    """
    from ._model import Model

    if isinstance(record, Model) and (found := getattr(record, attribute)):
        return found
    raise ValueError(f"if_unchanged needs a record that was read, with its {attribute}")
