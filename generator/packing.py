"""Frozen dataclasses as bytes and back, between processes and for the cache, where anybody may have written the bytes.

The format is pickle, of which loading takes a quarter of the usual time, because each object is made by its constructor
from the values of its fields. What is loaded can call nothing but the classes that the reader names: a pickle that asks
for anything else, as one must that is to run code, is refused.
"""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from operator import attrgetter
from types import ModuleType
from typing import Any

from generator.findings import CATALOGUE, Finding, Rule, Span, rule_of

_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]


class NotPackedError(Exception):
    """The bytes are not what `pack` made of these classes."""


def dataclasses_in(*modules: ModuleType) -> tuple[type, ...]:
    """The dataclasses that modules define."""
    found = (each for module in modules for each in vars(module).values() if isinstance(each, type))
    return tuple(each for each in dict.fromkeys(found) if is_dataclass(each))


class Packer:
    """Packs values of given dataclasses, beside findings, tuples, lists, dicts, sets and JSON values."""

    def __init__(self, classes: Iterable[type]) -> None:
        self._table = {class_: _reducer(class_) for class_ in (*classes, Finding, Span)} | {Rule: _reduced_rule}
        # Bound methods of C, since a pickle could give attributes to a class or a function that it is handed.
        constructors = {class_: type.__call__.__get__(class_) for class_ in self._table.keys() - {Rule}}
        called = constructors | {rule_of: CATALOGUE.__getitem__}
        self._callable = {(each.__module__, each.__qualname__): called[each] for each in called}

    def pack(self, value: object) -> bytes:
        """The bytes of a value. Raises pickle.PicklingError or TypeError for a value that cannot be packed."""
        content = io.BytesIO()
        pickler = pickle.Pickler(content, protocol=5)
        pickler.dispatch_table = self._table
        pickler.dump(value)
        return content.getvalue()

    def unpack(self, content: bytes) -> Any:
        """The value of bytes. Raises NotPackedError for any others than `pack` gives; nothing they name is imported."""
        try:
            return _Unpickler(content, self._callable).load()
        except Exception as error:  # what a constructor says to wrong values, or the reader to a wrong format
            raise NotPackedError(f"{type(error).__name__}: {error}") from None


def _reducer(class_: type) -> Callable[[Any], _Reduced]:
    names = [field.name for field in fields(class_) if field.init]
    if len(names) < 2:
        return lambda value: (class_, tuple(getattr(value, name) for name in names))
    values = attrgetter(*names)
    return lambda value: (class_, values(value))


def _reduced_rule(rule: Rule) -> _Reduced:
    return rule_of, (rule.code,)


class _Unpickler(pickle.Unpickler):
    def __init__(self, content: bytes, known: Mapping[tuple[str, str], Callable[..., Any]]) -> None:
        super().__init__(io.BytesIO(content))
        self._known = known

    def find_class(self, module: str, name: str) -> Callable[..., Any]:
        """What a pickle may call: looked up among what is known, so that no module is imported."""
        try:
            return self._known[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} may not be loaded") from None


def stable_text(value: object) -> str:
    """A text that two values share if they were made from equal values, in this process or another.

    Fields that a dataclass works out itself are left out. Raises TypeError for a value that has no such text.
    """
    if is_dataclass(value) and not isinstance(value, type):
        inner = (f"{field.name}={stable_text(getattr(value, field.name))}" for field in fields(value) if field.init)
        return f"{type(value).__qualname__}({', '.join(inner)})"
    if isinstance(value, re.Pattern):
        return f"re({value.pattern!r}, {value.flags})"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{stable_text(key)}: {stable_text(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, tuple | list):
        return f"({', '.join(map(stable_text, value))})"
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(stable_text, value)))}}}"
    if value is None or isinstance(value, str | int | float):
        return repr(value)
    raise TypeError(f"no stable text for {value!r}")
