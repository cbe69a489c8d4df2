"""The code of the methods of one operation: signature, call, and its raw variant."""

from __future__ import annotations

from dataclasses import replace

from generator.trusted import SafeText, identifier, literal
from generator.views.python.expressions import Expression, Name, Scope, Subscript, Union
from generator.views.python.layout import WIDTH, Bracket, atom, bracket, lay_out
from generator.views.python.shapes import Argument, Location, MethodShape

_UNPACK = Name("Unpack", "typing")
_OPTIONS = Name("CallOptions", ".._options")
_TAKE = Name("take", ".._arguments")
_RAW = Name("raw", ".._resource", asynchronous="async_raw")
_RAW_LIST = Name("raw_list", ".._resource", asynchronous="async_raw_list")
PARTS: tuple[tuple[str, Location], ...] = (
    *(("path", "path"), ("query", "query"), ("headers", "header")),
    ("json", "property"),
)
"""Parts of a request as the runtime names them -> the location of the arguments that they hold."""


def signature(shape: MethodShape, scope: Scope) -> SafeText:
    """`def name(...) -> ...:`"""
    # A list is an object that is made without waiting: what waits is reading it.
    word = "async def" if scope.is_async and shape.returns.kind != "list" else "def"
    returned = scope.code(shape.returns.annotation)
    return lay_out(bracket(f"{word} {shape.name}(", _parameters(shape, scope), f") -> {returned}:"), 4)


def _parameters(shape: MethodShape, scope: Scope) -> list[Bracket | SafeText]:
    positional = [_parameter(a, scope) for a in shape.arguments if a.positional]
    collected = shape.collected
    keyword = [_parameter(a, scope) for a in shape.arguments if not a.positional and a not in collected]
    options = Name(shape.argument_class) if collected else _OPTIONS
    extra = SafeText(f"**extra: {scope.code(Subscript(_UNPACK, (options,)))}")
    return [SafeText("self"), *positional, *([SafeText("*")] if keyword else []), *keyword, extra]


def _parameter(argument: Argument, scope: Scope) -> Bracket | SafeText:
    """A parameter; black puts a union that does not fit on its line into parentheses."""
    annotation = scope.code(argument.annotation)
    default = "" if argument.default is None else f" = {scope.code(argument.default)}"
    code = SafeText(f"{argument.name}: {annotation}{default}")
    if len(code) + 9 <= WIDTH or not isinstance(argument.annotation, Union):
        return code
    return bracket(f"{argument.name}: (", [annotation], f"){default}")


def call(shape: MethodShape, scope: Scope) -> SafeText:
    """`return self._call(...)`"""
    operation, returns = shape.operation, shape.returns
    # The body of a function does not see the names of the class around it (Python reference, 4.2.2).
    scope = replace(scope, hidden=frozenset())
    items: list[Bracket | SafeText] = [literal(f"{operation.method} {operation.path}")]
    items += map(scope.code, returns.runtime_types)
    for part, location in PARTS:
        if (pairs := _pairs(shape, part, location, scope)) or (part == "json" and shape.body == "arguments"):
            items.append(atom(f"{part}={{", pairs, "}"))
    items += _body_items(shape)
    helper, says_repeatable = _helper(shape)
    if not says_repeatable:
        items.append(SafeText(f"repeatable={literal(operation.is_repeatable)}"))
    if shape.none_if_not_modified:
        items.append(SafeText('not_modified="none"'))
    items.append(SafeText("options=extra"))
    waits = "await " if scope.is_async and returns.kind != "list" else ""
    return lay_out(bracket(f"return {waits}self._{helper}(", items, ")"), 8)


def _helper(shape: MethodShape) -> tuple[str, bool]:
    """The method of the runtime that makes the call, and whether it knows if the request can be repeated."""
    operation, returns = shape.operation, shape.returns
    if returns.may_be_none:
        return "find" if returns.kind == "call" else f"find_{returns.kind}", operation.is_repeatable
    if returns.kind == "call" and operation.repeatable:
        return "read", True
    return returns.kind, operation.repeatable is None


def raw_line(shape: MethodShape, scope: Scope) -> SafeText:
    """The line that wraps the method for `with_raw_response`."""
    wrapper: Expression = _RAW_LIST if shape.returns.kind == "list" else _RAW
    return lay_out(bracket(f"self.{shape.name} = {scope.code(wrapper)}(", [SafeText(f"plain.{shape.name}")], ")"), 8)


def table_name(shape: MethodShape, part: str) -> SafeText:
    """The table with the names that the collected arguments of a method have in a part of its request."""
    return identifier(f"_{shape.name.upper()}_{part.upper()}")


def _pairs(shape: MethodShape, part: str, location: Location, scope: Scope) -> list[SafeText]:
    collected = shape.collected
    pairs = [SafeText(f"{literal(a.wire)}: {a.name}") for a in shape.at(location) if a not in collected]
    if any(argument.location == location for argument in collected):
        pairs.append(SafeText(f"**{scope.code(_TAKE)}(extra, {table_name(shape, part)})"))
    return pairs


def _body_items(shape: MethodShape) -> list[Bracket | SafeText]:
    match shape.body:
        case "file":
            return [atom("content=(", [a.name for a in shape.at("file")], ")")]
        case "patch":
            return [atom("patch=(", [a.name for a in shape.at("patch")], ")")]
        case "value":
            return [SafeText(f"json={shape.at('body')[0].name}")]
    return []
