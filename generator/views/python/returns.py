"""What the method of one operation returns."""

from __future__ import annotations

from generator import naming
from generator.http_message import is_success
from generator.spec.model import Api, Operation, Response
from generator.spec.types import UNKNOWN, ListOf, Ref, Type
from generator.views.python.expressions import NONE, Expression, Name, Subscript, optional
from generator.views.python.files import is_file
from generator.views.python.shapes import ReturnShape, ShapeContext

_DOWNLOAD = Name("Download", ".._download", asynchronous="AsyncDownload")
_LISTING = Name("Listing", ".._pagination", asynchronous="AsyncListing")


def good_response(operation: Operation) -> Response | None:
    """The response with a body that stands for success, if there is one: the first 2xx that has one."""
    return next((r for r in operation.responses if is_success(r.status) and r.type is not None), None)


def return_shape(context: ShapeContext, operation: Operation) -> ReturnShape:
    """What the method returns, from the response that stands for success."""
    response = good_response(operation)
    if response is None or response.type is None:
        return ReturnShape("send", NONE)
    annotations, text, may_be_none = context.annotations, response.description, response.nullable
    if is_file(response.type, response.media_types):
        file: Expression = optional(_DOWNLOAD) if may_be_none else _DOWNLOAD
        return ReturnShape("download", file, may_be_none=may_be_none, description=text)
    returned = annotations.returned(response.type)
    row = _row_type(context.api, operation, response.type)
    if row is not None:
        types = (returned, annotations.runtime_type(row))
        return ReturnShape("list", Subscript(_LISTING, (annotations.returned(row), returned)), types, description=text)
    return ReturnShape(
        "call",
        optional(returned) if may_be_none else returned,
        (annotations.runtime_type(response.type),),
        may_be_none,
        is_model=annotations.is_model(response.type),
        description=text,
    )


def _row_type(api: Api, operation: Operation, type_: Type) -> Type | None:
    """The type of the rows of a response that is a page of a list (OData): it has `value`, and a link to the next."""
    if operation.method != "GET" or not isinstance(type_, Ref) or type_.model not in api.models_by_name:
        return None
    fields = {f.name: f.type for f in api.all_fields(api.models_by_name[type_.model])}
    rows = fields.get("value")
    has_link = any(naming.snake(name).endswith("next_link") for name in fields)
    if not has_link or rows is None:
        return None
    return rows.item if isinstance(rows, ListOf) else UNKNOWN
