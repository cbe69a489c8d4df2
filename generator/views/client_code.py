"""The code of the methods of one operation: signature, overloads, call, and the line that gives the whole answer."""

from __future__ import annotations

from generator.trusted import Code, literal
from generator.views.client_layout import Bracket, atom, bracket, placed
from generator.views.client_operation import MethodShape
from generator.views.client_types import optional


def signature(shape: MethodShape, *, is_async: bool) -> Code:
    """`def name(...) -> ...:`"""
    items, keyword = _parameters(shape)
    return _def(shape, [*items, *keyword], _returns(shape, is_async=is_async), ":", is_async=is_async)


def overloads(shape: MethodShape, *, is_async: bool) -> tuple[Code, ...]:
    """The overloads of a method that gives None for 304 if it is asked to."""
    if not shape.none_if_not_modified:
        return ()
    answer = shape.answer.annotation
    result = []
    for flag, returns in (('Literal["raise"] = "raise"', answer), ('Literal["none"]', optional(answer))):
        items, keyword = _parameters(shape, flag)
        result.append(_def(shape, [*items, *keyword], returns, ": ...", is_async=is_async))
    return tuple(result)


def _parameters(shape: MethodShape, flag: str = 'Literal["none", "raise"] = "raise"') -> tuple[list[Code], list[Code]]:
    positional = [Code("self"), *(a.code for a in shape.arguments if a.positional)]
    keyword = [a.code for a in shape.arguments if not a.positional]
    if shape.none_if_not_modified:
        keyword.append(Code(f"not_modified: {flag}"))
    options = Code("**extra: Unpack[CallOptions]")
    return positional, [Code("*"), *keyword, options] if keyword else [options]


def _def(shape: MethodShape, parameters: list[Code], returns: str, end: str, *, is_async: bool) -> Code:
    # A list is an object that is made without waiting: what waits is reading it.
    word = "async def" if is_async and shape.answer.kind != "list" else "def"
    if is_async:
        parameters = [Code(p.replace(": Content", ": AsyncContent", 1)) if ": Content" in p else p for p in parameters]
    return placed(bracket(f"{word} {shape.name}(", parameters, f") -> {returns}{end}"), 4)


def _returns(shape: MethodShape, *, is_async: bool) -> str:
    answer = shape.answer.annotation
    if is_async and shape.answer.enveloped:
        answer = f"Async{answer}"
    return optional(answer) if shape.none_if_not_modified else answer


def call(shape: MethodShape, *, is_async: bool) -> Code:
    """`return self._call(...)`"""
    operation, answer = shape.operation, shape.answer
    items: list[Bracket | Code] = []
    if answer.kind != "list":
        items.append(literal(operation.method))
    items.append(literal(operation.path))
    items += answer.values
    if answer.kind == "list" and (top := next((a.name for a in shape.arguments if a.wire.lower() == "$top"), None)):
        items.append(top)
    for place in ("path", "query", "headers"):
        if pairs := _pairs(shape, place):
            items.append(atom(f"{place}={{", pairs, "}"))
    items += _body_items(shape)
    if shape.none_if_not_modified:
        items.append(Code("not_modified=not_modified"))
    items.append(Code("options=extra"))
    waits = "await " if is_async and answer.kind != "list" else ""
    returns = "" if answer.kind == "send" else "return "
    return placed(bracket(f"{returns}{waits}self._{answer.kind}(", items, ")"), 8)


def raw_line(shape: MethodShape, *, is_async: bool) -> Code:
    """The line that wraps the method for `with_raw_response`."""
    wrapper = ("async_" if is_async else "") + ("raw_list" if shape.answer.kind == "list" else "raw")
    return placed(bracket(f"self.{shape.name} = {wrapper}(", [Code(f"plain.{shape.name}")], ")"), 8)


def _pairs(shape: MethodShape, place: str) -> list[Code]:
    return [Code(f"{literal(a.wire)}: {a.name}") for a in shape.arguments if a.place == place]


def _body_items(shape: MethodShape) -> list[Bracket | Code]:
    body = shape.operation.body
    named = {place: [a.name for a in shape.arguments if a.place == place] for place in ("content", "patch", "body")}
    if named["content"]:
        return [atom("content=(", named["content"], ")")]
    if named["patch"]:
        return [atom("patch=(", named["patch"], ")")]
    if named["body"]:
        return [Code(f"json={named['body'][0]}")]
    if body is not None and body.form == "arguments" and shape.operation.method not in ("GET", "HEAD"):
        return [atom("json={", _pairs(shape, "json"), "}")]
    return []
