"""The code of the methods of one operation: signature, call, and its raw variant."""

from __future__ import annotations

from dataclasses import replace

from generator.trusted import SafeText, identifier, literal
from generator.views.python.expressions import Expression, Name, Scope, Subscript, Union
from generator.views.python.layout import WIDTH, Bracket, atom, bracket, lay_out
from generator.views.python.saving import IF_UNCHANGED, SaveMethod
from generator.views.python.shapes import NO_CLASS, Argument, Location, MethodShape

_UNPACK = Name("Unpack", "typing")
_OPTIONS = Name("CallOptions", ".._options")
_TAKE = Name("take", ".._arguments")
_RAW = Name("raw", ".._resource", asynchronous="async_raw")
_RAW_LIST = Name("raw_list", ".._resource", asynchronous="async_raw_list")
_KEY_AND_RECORD = Name("key_and_record", ".._saving")
_LAST_CHANGE = Name("last_change", ".._saving")
_JSON_NAMES = Name("json_names", ".._property_names")
PARTS: tuple[tuple[str, Location], ...] = (
    *(("path", "path"), ("query", "query"), ("headers", "header")),
    ("json", "property"),
)
"""Parts of a request as the runtime names them -> the location of the arguments that they hold."""


def signature(shape: MethodShape, scope: Scope) -> SafeText:
    """`def name(...) -> ...:`"""
    parameters = _parameters(shape.arguments, scope, shape.collected, shape.argument_class)
    return _signature(shape, scope, parameters, "")


def overloads(shape: MethodShape, scope: Scope) -> tuple[SafeText, ...]:
    """`def name(...) -> ...: ...` for each way to call a method that takes key and record, or the record alone."""
    if shape.saved is None:
        return ()
    first, *rest = _parameters(shape.saved.by_record, scope)[1:]
    by_record = [SafeText("self"), first, SafeText("/"), *rest]
    by_key = _parameters(shape.saved.by_key, scope)
    return tuple(_signature(shape, scope, parameters, " ...") for parameters in (by_key, by_record))


def preparation(shape: MethodShape, scope: Scope) -> tuple[SafeText, ...]:
    """The statements before the call: what the method takes from a record."""
    if shape.saved is None:
        return ()
    saved, (key, record) = shape.saved, shape.saved.names
    lines = [f"{key}, {record} = {scope.code(_KEY_AND_RECORD)}({key}, {record}, {literal(saved.key)})"]
    if saved.changed:
        last_change = f"{scope.code(_LAST_CHANGE)}({record}, {literal(saved.changed)})"
        lines += [f"if {IF_UNCHANGED}:", f"    {saved.condition} = {last_change}"]
    return tuple(map(SafeText, lines))


def save_signature(save: SaveMethod, scope: Scope) -> SafeText:
    """`def save(...) -> ...:`"""
    condition = tuple(a for a in save.saved.by_record if a.location == "method")
    parameters = _parameters((save.record, *condition), scope)
    return _signature(replace(save.update, name=save.name), scope, parameters, "")


def save_call(save: SaveMethod, scope: Scope) -> tuple[SafeText, ...]:
    """The statements of `save`."""
    record, waits = save.record.name, "await " if scope.is_async else ""
    condition = f"{IF_UNCHANGED}={IF_UNCHANGED}, " if save.saved.changed else ""
    lines = (
        f"if {record}.{save.saved.key}:",
        f"    return {waits}self.{save.update.name}({record}, {condition}**extra)",
        f"return {waits}self.{save.create.name}({record}, **extra)",
    )
    return tuple(map(SafeText, lines))


def _signature(shape: MethodShape, scope: Scope, parameters: list[Bracket | SafeText], stub: str) -> SafeText:
    # A list is an object that is made without waiting: what waits is reading it.
    word = "async def" if scope.is_async and shape.returns.kind != "list" else "def"
    returned = scope.code(shape.returns.annotation)
    return lay_out(bracket(f"{word} {shape.name}(", parameters, f") -> {returned}:{stub}"), 4)


def _parameters(
    arguments: tuple[Argument, ...], scope: Scope, collected: tuple[Argument, ...] = (), class_: SafeText = NO_CLASS
) -> list[Bracket | SafeText]:
    positional = [_parameter(a, scope) for a in arguments if a.positional]
    keyword = [_parameter(a, scope) for a in arguments if not a.positional and a not in collected]
    options = Name(class_) if collected else _OPTIONS
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
    items += _body_items(shape, scope)
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
    return _raw_line(shape.name, _RAW_LIST if shape.returns.kind == "list" else _RAW, scope)


def save_raw_line(save: SaveMethod, scope: Scope) -> SafeText:
    """As `raw_line`, for `save`."""
    return _raw_line(save.name, _RAW, scope)


def table_name(shape: MethodShape, part: str) -> SafeText:
    """The table with the names that the collected arguments of a method have in a part of its request."""
    return identifier(f"_{shape.name.upper()}_{part.upper()}")


def _pairs(shape: MethodShape, part: str, location: Location, scope: Scope) -> list[Bracket | SafeText]:
    collected = shape.collected
    pairs = [_value(f"{literal(a.wire)}: ", a, scope) for a in shape.at(location) if a not in collected]
    if any(argument.location == location for argument in collected):
        pairs.append(SafeText(f"**{scope.code(_TAKE)}(extra, {table_name(shape, part)})"))
    return pairs


def _raw_line(name: SafeText, wrapper: Expression, scope: Scope) -> SafeText:
    return lay_out(bracket(f"self.{name} = {scope.code(wrapper)}(", [SafeText(f"plain.{name}")], ")"), 8)


def _value(before: str, argument: Argument, scope: Scope) -> Bracket | SafeText:
    """The value of an argument; in dicts that stand for records, names of attributes become those in JSON."""
    if argument.record is None:
        return SafeText(f"{before}{argument.name}")
    items = [scope.code(argument.record), argument.name]
    return bracket(f"{before}{scope.code(_JSON_NAMES)}(", items, ")")


def _patch_items(arguments: list[Argument], scope: Scope) -> list[SafeText]:
    record = arguments[0].record
    return [*(argument.name for argument in arguments), *([scope.code(record)] if record else [])]


def _body_items(shape: MethodShape, scope: Scope) -> list[Bracket | SafeText]:
    match shape.body:
        case "file":
            return [atom("content=(", [a.name for a in shape.at("file")], ")")]
        case "patch":
            return [atom("patch=(", _patch_items(shape.at("patch"), scope), ")")]
        case "value":
            return [_value("json=", shape.at("body")[0], scope)]
    return []
