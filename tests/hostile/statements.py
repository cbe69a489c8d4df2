"""What a generated module does when it is imported and called: seen in its syntax, without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Sight:
    """What one module shows. A call is the names on the way to what is called: `a.b.c()` is `("a", "b", "c")`."""

    classes: frozenset[str]
    deeds: frozenset[str]
    calls: frozenset[tuple[str, ...]]
    loose: tuple[int, ...]
    """Lines of expressions that stand alone and are neither a text nor a call: there is no reason for one."""


def deeds(tree: Mapping[str, str]) -> frozenset[str]:
    """Every kind of statement, every import and every call of every module, without the package's own class names.

    Two trees that differ in nothing but names and texts have the same deeds.
    """
    sights = _sights(tree).values()
    own = frozenset(name for sight in sights for name in sight.classes)
    calls = {
        f"call: {'.'.join('a class' if name in own else name for name in call)}" for s in sights for call in s.calls
    }
    return frozenset(calls.union(*(sight.deeds for sight in sights)))


def loose_expressions(tree: Mapping[str, str]) -> list[str]:
    """Where a tree has expressions that do nothing one would write them for."""
    return [f"{path}:{line}" for path, sight in _sights(tree).items() for line in sight.loose]


def _sights(tree: Mapping[str, str]) -> dict[str, Sight]:
    return {path: _look(text) for path, text in tree.items() if path.endswith((".py", ".pyi"))}


@lru_cache(maxsize=300)
def _look(text: str) -> Sight:
    # Cached by text: most modules of the client are the same whatever the pages say.
    module = ast.parse(text)
    nodes = list(ast.walk(module))
    return Sight(
        classes=frozenset(node.name for node in nodes if isinstance(node, ast.ClassDef)),
        deeds=frozenset((*(f"on import: {type(node).__name__}" for node in module.body), *_deeds(nodes))),
        calls=frozenset(tuple(_target(node.func)) for node in nodes if isinstance(node, ast.Call)),
        loose=tuple(node.lineno for node in nodes if isinstance(node, ast.Expr) and not _has_a_reason(node.value)),
    )


def _deeds(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.stmt):
            yield f"statement: {type(node).__name__}"
        if isinstance(node, ast.Import):
            yield from (f"import: {alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"import: {node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, (ast.Lambda, ast.NamedExpr, ast.Await, ast.Yield)):
            yield f"expression: {type(node).__name__}"


def _target(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Attribute):
        yield from _target(node.value)
        yield node.attr
    else:
        yield node.id if isinstance(node, ast.Name) else type(node).__name__


def _has_a_reason(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) or node.value is ...
    return isinstance(node, (ast.Call, ast.Await, ast.Yield, ast.YieldFrom))
