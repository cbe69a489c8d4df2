"""One operation as a method: arguments and return value worked out, and its variant for what has not changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator import naming
from generator.spec.model import Api, Operation
from generator.trusted import SafeText, identifier
from generator.views.python.annotations import Annotations
from generator.views.python.arguments import (
    MOMENT,
    body_arguments,
    condition_arguments,
    keyword_arguments,
    path_arguments,
)
from generator.views.python.expressions import optional
from generator.views.python.headers import runtime_headers
from generator.views.python.returns import return_shape
from generator.views.python.shapes import NO_CLASS, Argument, BodyKind, MethodShape, ShapeContext

MOST_ARGUMENTS = 40
"""Arguments of a method above which a class collects the optional ones."""


def shape_context(api: Api, annotations: Annotations, options: Collection[str]) -> ShapeContext:
    """The context of the operations of a group. `options` are the names that `**extra` takes."""
    reserved = frozenset({"self", "extra", "json_names", *options})
    return ShapeContext(api, annotations, reserved, runtime_headers(api))


def argument_drafts(context: ShapeContext, operation: Operation) -> tuple[BodyKind, list[Argument]]:
    """What the body is made of, and all arguments of a method, before their names are made unique."""
    body, for_body = body_arguments(context, operation)
    drafts = [*path_arguments(context, operation), *for_body]
    return body, [*drafts, *keyword_arguments(context, operation), *condition_arguments(operation)]


def method_shape(context: ShapeContext, operation: Operation, name: SafeText) -> MethodShape:
    """Work out arguments and return value of the method of an operation."""
    body, drafts = argument_drafts(context, operation)
    names = naming.unique_beside(argument_names(drafts), context.reserved)
    arguments = [replace(draft, name=identifier(name)) for name, draft in zip(names, drafts, strict=True)]
    returns = return_shape(context, operation)
    shape = MethodShape(operation, name, _in_order(arguments), returns, body)
    is_large = len(arguments) > MOST_ARGUMENTS
    return replace(shape, argument_class=argument_class_name(name)) if is_large else shape


def argument_class_name(method: SafeText) -> SafeText:
    """The class of the collected arguments of a method."""
    return identifier(f"{naming.pascal(method)}Arguments")


def argument_names(drafts: Iterable[Argument]) -> Iterator[tuple[str, str]]:
    """The name that the spec gives to each argument, and the one that follows from its wire name."""
    return ((draft.name if draft.is_chosen else "", draft.name) for draft in drafts)


def if_modified_variant(shape: MethodShape) -> MethodShape | None:
    """The same call as a method that returns None for what has not changed, if the operation can say so.

    It has a name of its own: two return types, told apart by an argument, would blur the errors of type checkers.
    """
    condition = next((a for a in shape.arguments if a.wire == "If-Modified-Since"), None)
    if condition is None or shape.operation.method != "GET" or shape.returns.kind != "call":
        return None
    text = "Return the resource only if it has changed since this time."
    since = replace(condition, annotation=MOMENT, default=None, positional=True, description=text)
    arguments = [since if argument is condition else argument for argument in shape.arguments]
    return replace(
        shape,
        name=if_modified_name(shape.name),
        arguments=_in_order(arguments),
        returns=replace(shape.returns, annotation=optional(shape.returns.annotation)),
        none_if_not_modified=True,
        argument_class=NO_CLASS,
    )


def if_modified_name(name: SafeText) -> SafeText:
    """The name of the variant of a method that is called `name`."""
    return identifier(f"{name}_if_modified")


def _in_order(arguments: list[Argument]) -> tuple[Argument, ...]:
    return tuple(sorted(arguments, key=lambda argument: (not argument.positional, argument.default is not None)))
