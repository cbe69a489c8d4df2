"""The import block of a module, in the order of isort."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from generator.trusted import SafeText
from generator.views.python.expressions import Import
from generator.views.python.layout import WIDTH


def import_block(imports: Iterable[Import]) -> SafeText:
    """The statements for what a module imports, in blocks: standard library, other packages, this package.

    Names of a sibling module (`from .boat import Boat`) have a statement each, so that no statement grows too long.
    """
    names: dict[str, set[str]] = {}
    for module, name in imports:
        names.setdefault(module, set()).add(name)
    blocks: dict[int, list[str]] = {}
    for module in sorted(names, key=lambda module: ("" not in names[module], -_dots(module), module)):
        blocks.setdefault(_block(module), []).extend(_statements(module, names[module]))
    return SafeText("\n\n".join("\n".join(blocks[number]) for number in sorted(blocks)))


def name_order(name: str) -> tuple[int, str]:
    """Constants, classes, functions."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2, name)


def import_statement(module: str, names: Iterable[str], indent: int = 0) -> SafeText:
    """`from module import names` at an indent; names that do not fit on the line have one each."""
    found = sorted(names, key=name_order)
    line = f"from {module} import {', '.join(found)}"
    if indent + len(line) <= WIDTH:
        return SafeText(line)
    pad = " " * indent
    return SafeText(f"from {module} import (\n" + "".join(f"{pad}    {name},\n" for name in found) + f"{pad})")


def _statements(module: str, names: set[str]) -> list[str]:
    statements = [f"import {module}"] if "" in names else []
    found = sorted(names - {""})
    if _dots(module) == 1:
        return [*statements, *(f"from {module} import {name}" for name in found)]
    return [*statements, import_statement(module, found)] if found else statements


def _block(module: str) -> int:
    """Standard library, other packages, this package."""
    return 2 if module.startswith(".") else 0 if module.partition(".")[0] in sys.stdlib_module_names else 1


def _dots(module: str) -> int:
    return len(module) - len(module.lstrip("."))
