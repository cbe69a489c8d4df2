"""Code laid out as black lays it out, so that black finds nothing to do: a bracket in one line, else broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.trusted import SafeText

WIDTH = 120
"""The line length of the generated code; its pyproject.toml says the same to black."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket with something before and behind it: `query={` items `}`. Items are code or brackets.

    One that is an `atom` (a dict, a tuple, a list) has each item on a line of its own when it does not fit in one line;
    for the others (calls, subscripts, parameters) black first tries the items together on a line.
    """

    before: str
    items: tuple[Bracket | SafeText, ...]
    behind: str
    atom: bool = False

    def flat(self) -> str:
        """All of it in one line."""
        return self.before + ", ".join(_flat(item) for item in self.items) + self.behind

    def lines(self, indent: int, after: str = "", beside: int = 0) -> list[str]:
        """The lines of it at an indent; `after` follows the closing bracket on its line.

        `beside` is the number of characters that a template places before and behind it on the same line.
        """
        pad = " " * indent
        flat = self.flat()
        if len(pad + flat + after) + beside <= WIDTH or not self.items:
            return [pad + flat + after]
        inner = pad + "    "
        inside = ", ".join(_flat(item) for item in self.items)
        if len(inner + inside) <= WIDTH and not self.atom:
            return [pad + self.before, inner + inside, pad + self.behind + after]
        lines = [pad + self.before]
        for item in self.items:
            lines += item.lines(indent + 4, ",") if isinstance(item, Bracket) else [f"{inner}{item},"]
        return [*lines, pad + self.behind + after]


def _flat(item: Bracket | SafeText) -> str:
    return item.flat() if isinstance(item, Bracket) else item


def bracket(before: str, items: Sequence[Bracket | SafeText], behind: str) -> Bracket:
    """A bracket from any sequence of items. `before` and `behind` are code of ours or made of SafeText."""
    return Bracket(before, tuple(items), behind)


def atom(before: str, items: Sequence[Bracket | SafeText], behind: str) -> Bracket:
    """A dict, tuple or list from any sequence of items."""
    return Bracket(before, tuple(items), behind, atom=True)


def lay_out(shape: Bracket, indent: int, after: str = "", beside: int = 0) -> SafeText:
    """The code of a bracket, to stand where its first line is already indented; `beside` as for `Bracket.lines`."""
    return SafeText("\n".join(shape.lines(indent, after, beside)).lstrip())


def reexport(module: str, names: Sequence[SafeText], indent: int) -> SafeText:
    """The imports that make names of a submodule public here (`A as A`, PEP 484), a statement each."""
    pad = " " * indent
    statements = []
    for name in names:
        line = f"from .{module} import {name} as {name}"
        broken = f"from .{module} import (\n{pad}    {name} as {name},\n{pad})"
        statements.append(line if indent + len(line) <= WIDTH else broken)
    return SafeText(f"\n{pad}".join(statements))
