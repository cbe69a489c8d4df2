"""Further names of methods, for code that was written with them: they work, are typed, and say what to write now."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from typing_extensions import deprecated

P = ParamSpec("P")
T = TypeVar("T")


class deprecated_name(Generic[P, T]):  # noqa: N801 - used as a function
    """A second name of a method: `find_boat = deprecated_name(find)`. Using it gives a DeprecationWarning."""

    def __init__(self, method: Callable[Concatenate[Any, P], T]) -> None:
        self._method = method

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @deprecated("the method has a shorter name", category=None)
    def __get__(self, instance: object, owner: type) -> Callable[P, T]:
        method: Callable[P, T] = getattr(owner if instance is None else instance, self.method_with_warning(owner))
        return method

    def method_with_warning(self, owner: type) -> str:
        """The name of the method, with a warning for the caller's caller that uses the deprecated one."""
        method = self._method.__name__
        text = f"{owner.__name__}.{self._name} is deprecated: write {method}"
        warnings.warn(text, DeprecationWarning, stacklevel=3)
        return method


class HasDeprecatedNames:
    """A class whose deprecated names are not listed by `dir`."""

    def __dir__(self) -> Iterable[str]:
        return sorted({*super().__dir__()} - _deprecated_names(type(self)).keys())


class RawMethods:
    """Base class of what `with_raw_response` gives: the methods of `plain`, each of which returns a raw response."""

    def __init__(self, plain: HasDeprecatedNames) -> None:
        self._plain_class = type(plain)

    if not TYPE_CHECKING:  # a type checker would take any name for one that is there

        def __getattr__(self, name: str) -> Any:
            old = None if name.startswith("_") else _deprecated_names(self._plain_class).get(name)
            if old is None:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
            return getattr(self, old.method_with_warning(self._plain_class))


def _deprecated_names(class_: type) -> dict[str, deprecated_name[Any, Any]]:
    return {
        name: value
        for base in class_.__mro__
        for name, value in vars(base).items()
        if isinstance(value, deprecated_name)
    }
