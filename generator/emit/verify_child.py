"""Run by `verify`, as a script: imports every module of a package and resolves every annotation in it.

usage: verify_child.py FOLDER PACKAGE. Prints a line for each failure and exits 1 if there is one.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
import typing
from collections.abc import Iterator
from types import ModuleType


def main(folder: str, package: str) -> int:
    """Print the failures. Returns the exit code: 0 without failures, else 1."""
    sys.path.insert(0, folder)
    failures: list[str] = []
    for name in _module_names(package, failures):
        try:
            module = importlib.import_module(name)
        except (
            Exception
        ) as error:  # whatever a module raises is a bug of the generator, reported with the module's name
            failures.append(f"import {name}: {type(error).__name__}: {error}")
            continue
        failures += _unresolved(module)
    print("\n".join(failures), end="")
    return 1 if failures else 0


def _module_names(package: str, failures: list[str]) -> Iterator[str]:
    yield package
    try:
        root = importlib.import_module(package)
    except Exception:  # reported by the caller, which imports it too
        return
    for info in pkgutil.walk_packages(
        root.__path__, f"{package}.", onerror=lambda name: failures.append(f"import {name} failed")
    ):
        yield info.name


def _unresolved(module: ModuleType) -> Iterator[str]:
    for name, thing in list(vars(module).items()):
        if getattr(thing, "__module__", None) != module.__name__:
            continue
        if inspect.isclass(thing):
            yield from _unresolved_in(f"{module.__name__}.{name}", thing)
            for member_name, member in list(vars(thing).items()):
                function = _function_of(member)
                if function is not None:
                    yield from _unresolved_in(f"{module.__name__}.{name}.{member_name}", function)
        elif inspect.isfunction(thing):
            yield from _unresolved_in(f"{module.__name__}.{name}", thing)


def _function_of(member: object) -> object | None:
    if isinstance(member, (staticmethod, classmethod)):
        return member.__func__
    if isinstance(member, property):
        return member.fget
    inner = getattr(member, "func", member)  # functools.cached_property
    return inner if inspect.isfunction(inner) else None


def _unresolved_in(name: str, thing: object) -> Iterator[str]:
    try:
        typing.get_type_hints(thing)
    except Exception as error:  # mostly NameError; the annotation cannot be used, whatever was raised
        yield f"annotations of {name}: {type(error).__name__}: {error}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
