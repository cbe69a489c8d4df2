"""What is laid out here is what black writes."""

from __future__ import annotations

import black
from black.mode import TargetVersion
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.trusted import SafeText
from generator.views.python.layout import Bracket, atom, bracket, lay_out, reexport

_MODE = black.Mode(line_length=120, target_versions={TargetVersion.PY311})
_NAMES = st.integers(3, 40).map(lambda length: "n" * length)
_PAIRS = st.lists(st.tuples(_NAMES, _NAMES), min_size=1, max_size=6)


def test_one_line_if_it_fits() -> None:
    assert lay_out(bracket("f(", [SafeText("a"), SafeText("b=1")], ")"), 8) == "f(a, b=1)"


def test_items_together_before_one_line_each() -> None:
    items = [SafeText("a" * 50), SafeText("b" * 52)]
    assert lay_out(bracket("call(", items, ")"), 12) == f"call(\n{' ' * 16}{'a' * 50}, {'b' * 52}\n{' ' * 12})"
    broken = ["json={", " " * 16 + "a" * 50 + ",", " " * 16 + "b" * 52 + ",", " " * 12 + "}"]
    assert lay_out(atom("json={", items, "}"), 12).split("\n") == broken


@given(_NAMES, st.lists(_NAMES, min_size=1, max_size=8), _PAIRS)
@settings(max_examples=150, deadline=None)
def test_black_has_nothing_to_do(name: str, arguments: list[str], pairs: list[tuple[str, str]]) -> None:
    items: list[Bracket | SafeText] = [SafeText(f"{argument}{number}") for number, argument in enumerate(arguments)]
    items.append(
        atom("json={", [SafeText(f'"{key}{number}": {value}') for number, (key, value) in enumerate(pairs)], "}")
    )
    items.append(SafeText("options=extra"))
    parameters = [SafeText("self"), *(SafeText(f"{a}{n}: int | None = None") for n, a in enumerate(arguments))]
    text = (
        "class A:\n"
        f"    {lay_out(bracket(f'def {name}(', parameters, ') -> models.Boat:'), 4)}\n"
        f"        {lay_out(bracket('return self._call(', items, ')'), 8)}\n"
    )
    assert black.format_str(text, mode=_MODE) == text


def test_reexports_have_a_statement_each() -> None:
    both = reexport("boat", [SafeText("A"), SafeText("B")], 4)
    assert both == "from .boat import A as A\n    from .boat import B as B"
    long = SafeText("B" * 60)
    assert reexport("boat", [long], 4) == f"from .boat import (\n        {long} as {long},\n    )"
