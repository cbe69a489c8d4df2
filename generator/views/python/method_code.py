"""The code of the methods of one operation: signature, call, and the line that gives the whole answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.http_message import has_request_body
from generator.trusted import SafeText, literal
from generator.views.python.layout import WIDTH, Bracket, atom, bracket, placed
from generator.views.python.operations import Argument, MethodShape


def signature(shape: MethodShape, *, is_async: bool) -> SafeText:
    """`def name(...) -> ...:`"""
    # A list is an object that is made without waiting: what waits is reading it.
    word = "async def" if is_async and shape.answer.kind != "list" else "def"
    arguments = shape.arguments
    if is_async:
        arguments = tuple(
            replace(a, annotation="AsyncContent") if a.place == "content" and a.positional else a for a in arguments
        )
    parameters = _parameters(arguments)
    answer = shape.answer.annotation
    if is_async and shape.answer.enveloped:
        answer = f"Async{answer}"
    return placed(bracket(f"{word} {shape.name}(", parameters, f") -> {answer}:"), 4)


def _parameters(arguments: Sequence[Argument]) -> list[Bracket | SafeText]:
    positional: list[Bracket | SafeText] = [SafeText("self"), *(_parameter(a) for a in arguments if a.positional)]
    keyword = [_parameter(a) for a in arguments if not a.positional]
    options = SafeText("**extra: Unpack[CallOptions]")
    return [*positional, SafeText("*"), *keyword, options] if keyword else [*positional, options]


def _parameter(argument: Argument) -> Bracket | SafeText:
    """A parameter; black puts a type that does not fit on its line into parentheses."""
    if len(argument.code) + 9 <= WIDTH or " | " not in argument.annotation:
        return argument.code
    default = "" if argument.default is None else f" = {argument.default}"
    return bracket(f"{argument.name}: (", [SafeText(argument.annotation)], f"){default}")


def call(shape: MethodShape, *, is_async: bool) -> SafeText:
    """`return self._call(...)`"""
    operation, answer = shape.operation, shape.answer
    items: list[Bracket | SafeText] = [literal(f"{operation.method} {operation.path}"), *answer.values]
    if answer.kind == "list" and (top := next((a.name for a in shape.arguments if a.wire.lower() == "$top"), None)):
        items.append(top)
    places = ("path", "query", "headers")
    items += [atom(f"{place}={{", pairs, "}") for place in places if (pairs := _pairs(shape, place))]
    items += _body_items(shape)
    if shape.none_if_not_modified:
        items.append(SafeText('not_modified="none"'))
    items.append(SafeText("options=extra"))
    waits = "await " if is_async and answer.kind != "list" else ""
    returns = "" if answer.kind == "send" else "return "
    return placed(bracket(f"{returns}{waits}self._{answer.kind}(", items, ")"), 8)


def raw_line(shape: MethodShape, *, is_async: bool) -> SafeText:
    """The line that wraps the method for `with_raw_response`."""
    wrapper = ("async_" if is_async else "") + ("raw_list" if shape.answer.kind == "list" else "raw")
    return placed(bracket(f"self.{shape.name} = {wrapper}(", [SafeText(f"plain.{shape.name}")], ")"), 8)


def _pairs(shape: MethodShape, place: str) -> list[SafeText]:
    return [SafeText(f"{literal(a.wire)}: {a.name}") for a in shape.arguments if a.place == place]


def _body_items(shape: MethodShape) -> list[Bracket | SafeText]:
    body = shape.operation.body
    named = {place: [a.name for a in shape.arguments if a.place == place] for place in ("content", "patch", "body")}
    if named["content"]:
        return [atom("content=(", named["content"], ")")]
    if named["patch"]:
        return [atom("patch=(", named["patch"], ")")]
    if named["body"]:
        return [SafeText(f"json={named['body'][0]}")]
    if body is not None and body.form == "arguments" and has_request_body(shape.operation.method):
        return [atom("json={", _pairs(shape, "json"), "}")]
    return []
