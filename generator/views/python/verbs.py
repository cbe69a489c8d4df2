"""The short names of the methods of a group: `get`, `list`, `create`, … where method and path say what they do."""

from __future__ import annotations

from generator.http_message import VARIABLE
from generator.spec.model import Api, Group, Operation
from generator.spec.types import ListOf, Ref, Scalar
from generator.views.python.returns import good_response

VERBS = ("get", "list", "create", "update", "patch", "delete", "default")
"""Short names, in the order in which they are given."""
_ON_ONE = {"GET": "get", "PUT": "update", "PATCH": "patch", "DELETE": "delete"}


def verbs(api: Api, group: Group) -> dict[str, str]:
    """Verb -> operation id. The root is the longest path that all operations of the group have in common.

    GET of the root is `list` where the response is a list, POST of a record to it is `create`; on the root followed by
    one template, GET, PUT, PATCH and DELETE are `get`, `update`, `patch`, `delete`; GET of the root followed by
    `default` is `default`. Where two operations could have a verb, the one whose template is a number has it; if
    that leaves several, none has it.
    """
    root = _root(group)
    candidates: dict[str, list[Operation]] = {}
    for operation in group.operations:
        verb = _verb(api, root, operation)
        if verb:
            candidates.setdefault(verb, []).append(operation)
    result: dict[str, str] = {}
    for verb in VERBS:
        found = candidates.get(verb, [])
        if len(found) > 1:
            found = [operation for operation in found if _by_number(operation)]
        if len(found) == 1:
            result[verb] = found[0].id
    return result


def _segments(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def _root(group: Group) -> list[str]:
    """The segments that every path of the group starts with, up to the first template.

    Of a group that is called by the segments of a path, the root is that path: `GET /me/boats` of `me` is no `list`.
    """
    paths = [_segments(operation.path) for operation in group.operations]
    root: list[str] = []
    for parts in zip(*paths, strict=False):
        if len({part.lower() for part in parts}) > 1 or VARIABLE.search(parts[0]):
            break
        root.append(parts[0])
        if root == [*group.path[1:]]:
            break
    return root


def _verb(api: Api, root: list[str], operation: Operation) -> str | None:
    rest = _segments(operation.path)[len(root) :]
    if not rest:
        if operation.method == "GET":
            return "list" if returns_list(api, operation) else None
        return "create" if operation.method == "POST" and _takes_record(operation) else None
    if len(rest) > 1:
        return None
    if VARIABLE.fullmatch(rest[0]):
        return _ON_ONE.get(operation.method)
    return "default" if rest[0].lower() == "default" and operation.method == "GET" else None


def returns_list(api: Api, operation: Operation) -> bool:
    """Whether the good response of an operation is a list, or a page of one."""
    response = good_response(operation)
    if response is None:
        return False
    if isinstance(response.type, Ref):
        model = api.models_by_name.get(response.type.model)
        return model is not None and any(field.name == "value" for field in api.all_fields(model))
    return isinstance(response.type, ListOf)


def _takes_record(operation: Operation) -> bool:
    return operation.body is not None and isinstance(operation.body.type, Ref)


def _by_number(operation: Operation) -> bool:
    types = [p.type for p in operation.parameters if p.location == "path"]
    return len(types) == 1 and isinstance(types[0], Scalar) and types[0].json_type in ("integer", "number")
