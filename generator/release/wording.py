"""Words of release notes: lists, numbers, methods by name."""

from __future__ import annotations

from collections.abc import Sequence

from generator.listing import counted
from generator.release.model import MODELS, SEVERAL_GROUPS
from generator.release.python_names import PythonNames
from generator.trusted import markdown_code

_NAMED_METHODS = 3
"""Of one change: a shared model may be used by hundreds."""


def listed(items: Sequence[str], more: str = "") -> str:
    """`a`, `a and b`, `a, b and c`; `more` is a last item that is no name."""
    parts = [*items, *([more] if more else [])]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def methods_named(names: PythonNames, operations: Sequence[str]) -> str:
    """Some of the methods by name, and how many there are beside them."""
    calls = [markdown_code(names.method(id_)) for id_ in operations]
    if len(calls) == _NAMED_METHODS + 1:
        return listed(calls)
    rest = len(calls) - _NAMED_METHODS
    return listed(calls[:_NAMED_METHODS], f"{rest:,} more" if rest > 0 else "")


def methods_subject(names: PythonNames, operations: Sequence[str]) -> str:
    """`client.harbour.find`, or `12 methods (…)`."""
    if len(operations) == 1:
        return markdown_code(names.method(operations[0]))
    return f"{counted(len(operations), 'method')} ({methods_named(names, operations)})"


def part_title(names: PythonNames, operation: str) -> str:
    """Section and group of an operation: `Services: Harbour`."""
    group = names.methods[operation][0]
    return f"{group.section.title}: {group.group.name}"


def part_of(names: PythonNames, operations: Sequence[str], *, is_model: bool = False) -> str:
    """The part of a note for a change that reaches these operations: their group, if they are all of one."""
    titles = {part_title(names, id_) for id_ in operations}
    return titles.pop() if len(titles) == 1 else MODELS if is_model else SEVERAL_GROUPS


def rather_than(old: str, new: str) -> str:
    """What to write, and what stood there."""
    return f"Write {markdown_code(new)} instead of {markdown_code(old)}."
