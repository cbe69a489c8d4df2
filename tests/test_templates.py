"""A template holds the text of an output and places values in it. What depends on a value is decided in a view."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

TEMPLATES = Path(__file__).parents[1] / "templates"

_ENVIRONMENT = jinja2.Environment(autoescape=True)  # only its parser is used

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr),
    *(nodes.If, nodes.For, nodes.Not, nodes.And, nodes.Or),
    *(nodes.Include, nodes.Import, nodes.FromImport, nodes.Macro, nodes.CallBlock),
)
"""No assignment, comparison, filter, test, arithmetic, subscript and literal; calls and names of files are below."""


def violations(text: str) -> Iterator[tuple[int, str]]:
    """Line and kind of each node of a template that decides or computes something."""
    tree = _ENVIRONMENT.parse(text)
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    for imported in tree.find_all(nodes.FromImport):
        macros |= {name if isinstance(name, str) else name[1] for name in imported.names}
    modules = {imported.target for imported in tree.find_all(nodes.Import)}
    named = (nodes.Include, nodes.Import, nodes.FromImport)
    file_names = {id(node.template) for node in tree.find_all(nodes.Stmt) if isinstance(node, named)}
    for node in tree.find_all(nodes.Node):
        if id(node) in file_names:
            continue
        if isinstance(node, nodes.Call) and _is_macro(node.node, macros, modules):
            continue
        if not isinstance(node, (*_ALLOWED, nodes.Keyword)):
            yield node.lineno, type(node).__name__


def _is_macro(called: nodes.Node, macros: set[str], modules: set[str]) -> bool:
    if isinstance(called, nodes.Name):
        return called.name in macros or called.name == "caller"
    return isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name in modules


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.j2")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_a_template_decides_nothing(path: Path) -> None:
    assert [f"{path.name}:{line}: {kind}" for line, kind in violations(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% for x in view.all %}{% if not x.last or loop.first %}{{ x.text }}{% else %}-{% endif %}{% endfor %}", []),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(view) }}{{ m(x=view) }}", []),
        ("{% from 'a.j2' import m, n as o %}{{ m(view) }}{{ o(view) }}", []),
        ("{% import 'a.j2' as a %}{{ a.m(view) }}{% include 'b.j2' %}", []),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}text{% endcall %}", []),
        ("{% set x = view %}", ["Assign"]),
        ("{% if a == b %}{% endif %}", ["Compare", "Operand"]),
        ("\n{{ x | upper }}", ["Filter"]),
        ("{{ x.upper() }}", ["Call"]),
        ("{{ range(x) }}", ["Call"]),
        ("{{ x + y }}", ["Add"]),
        ("{{ x ~ y }}", ["Concat"]),
        ("{{ 'text' }}", ["Const"]),
        ("{{ x[y] }}", ["Getitem"]),
        ("{% if x is defined %}{% endif %}", ["Test"]),
        ("{{ x if y else z }}", ["CondExpr"]),
    ],
)
def test_what_a_template_may_not_hold(text: str, expected: list[str]) -> None:
    assert [kind for _, kind in violations(text)] == expected
