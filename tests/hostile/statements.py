"""What a generated module does when it is imported and called: seen in its syntax, without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping


def classes(tree: Mapping[str, str]) -> frozenset[str]:
    """The names of all classes that the package defines."""
    return frozenset(
        node.name for module in _modules(tree).values() for node in ast.walk(module) if isinstance(node, ast.ClassDef)
    )


def deeds(tree: Mapping[str, str]) -> frozenset[str]:
    """Every kind of statement, every import and every call of every module, with the package's own names left out.

    Two trees that differ in nothing but names and texts have the same deeds.
    """
    own = classes(tree)
    return frozenset(deed for module in _modules(tree).values() for deed in _deeds(module, own))


def loose_expressions(tree: Mapping[str, str]) -> list[str]:
    """Expressions that stand alone as statements and are neither a text nor a call: there is no reason for one."""
    return [
        f"{path}:{node.lineno}"
        for path, module in _modules(tree).items()
        for node in ast.walk(module)
        if isinstance(node, ast.Expr)
        and not _is_text(node.value)
        and not isinstance(node.value, (ast.Call, ast.Await))
        and not isinstance(node.value, (ast.Yield, ast.YieldFrom))
        and not (isinstance(node.value, ast.Constant) and node.value.value is ...)
    ]


def _modules(tree: Mapping[str, str]) -> dict[str, ast.Module]:
    return {path: ast.parse(text, path) for path, text in tree.items() if path.endswith((".py", ".pyi"))}


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _deeds(module: ast.Module, own: frozenset[str]) -> Iterable[str]:
    for statement in module.body:
        yield f"on import: {type(statement).__name__}"
    for node in ast.walk(module):
        if isinstance(node, ast.stmt):
            yield f"statement: {type(node).__name__}"
        if isinstance(node, ast.Import):
            yield from (f"import: {alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"import: {node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            yield f"call: {_target(node.func, own)}"
        elif isinstance(node, (ast.Lambda, ast.NamedExpr, ast.Await, ast.Yield, ast.Global)):
            yield f"expression: {type(node).__name__}"


def _target(node: ast.expr, own: frozenset[str]) -> str:
    """What is called: its name, or `a class` for a class of the package."""
    if isinstance(node, ast.Name):
        return "a class" if node.id in own else node.id
    if isinstance(node, ast.Attribute):
        return "a class" if node.attr in own else f"{_target(node.value, own)}.{node.attr}"
    return type(node).__name__
