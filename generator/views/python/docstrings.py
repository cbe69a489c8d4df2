"""Docstrings of the generated code: those of methods have the sections of Google's style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from generator import trusted
from generator.http_message import is_success
from generator.spec.model import Operation, Response
from generator.trusted import SafeText
from generator.views.python.expressions import accepts_none
from generator.views.python.layout import WIDTH
from generator.views.python.saving import IF_UNCHANGED, SaveMethod
from generator.views.python.shapes import MethodShape

_ERRORS = {
    304: "NotModified",
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    412: "PreconditionFailed",
    429: "RateLimited",
}
_TEXT_WIDTH = WIDTH - 4
"""Columns of the text; four are left for what black adds to a last line."""
_METHOD_INDENT = 8


@dataclass(frozen=True, slots=True)
class MethodDoc:
    """The parts of the docstring of a synchronous method, each wrapped for the place that the template gives it."""

    summary: SafeText
    paragraphs: tuple[SafeText, ...]
    """The description, notes."""
    arguments: tuple[SafeText, ...]
    """`name: what it is`."""
    returns: SafeText
    """Empty where there is nothing to say."""
    raises: tuple[SafeText, ...]
    """`Error: when`, for those that the page documents."""
    source: SafeText
    """The id of the operation, and where its page is."""


def quoted_text(text: str, indent: int) -> SafeText:
    """What stands between the quotes of a docstring at an indent; multi-line text ends with the line of the quotes."""
    safe = _after_quotes(trusted.docstring(text, indent, _TEXT_WIDTH))
    if "\n" not in safe and indent + len('""""""') + len(safe) <= WIDTH:
        return safe
    return SafeText(f"{safe}\n{' ' * indent}")


def method_doc(shape: MethodShape, docs_url: str | None) -> MethodDoc:
    """The docstring of the synchronous method of an operation."""
    operation = shape.operation
    return MethodDoc(
        summary=_after_quotes(_wrapped(_summary(operation), _METHOD_INDENT)),
        paragraphs=tuple(_wrapped(text, _METHOD_INDENT) for text in _paragraphs(operation)),
        arguments=tuple(_arguments(shape)),
        returns=_wrapped(_returns(shape), _METHOD_INDENT + 4),
        raises=tuple(_raises(shape)),
        source=_source(operation, docs_url),
    )


def short_doc(shape: MethodShape, sync_class: SafeText) -> SafeText:
    """The docstring of the asynchronous method, in one line: what it does; where the rest is, if that fits."""
    room = _TEXT_WIDTH - _METHOD_INDENT - len('""""""')
    summary = _summary(shape.operation)
    stop = "" if summary.endswith((".", "!", "?")) else "."
    line = f"{summary}{stop} See `{sync_class}.{shape.name}`."
    return quoted_text(line if len(line) <= room else shorten(summary, room, placeholder=" ..."), _METHOD_INDENT)


def save_doc(save: SaveMethod, sync_class: SafeText, *, is_async: bool) -> SafeText:
    """The docstring of the method `save`, of one line in the asynchronous class."""
    saved = save.saved
    summary = f"Update the record, or create it if it has no `{saved.key}`."
    if is_async:
        return quoted_text(f"{summary} See `{sync_class}.{save.name}`.", _METHOD_INDENT)
    text = f"Calls `{save.update.name}` or `{save.create.name}`."
    if saved.changed:
        text += (
            f" With `{IF_UNCHANGED}`, raises PreconditionFailed if the record has changed since its `{saved.changed}`."
        )
    return quoted_text(f"{summary}\n\n{text}", _METHOD_INDENT)


def page_link(operation: Operation, docs_url: str | None) -> str:
    """Where the page of an operation is: below `docs_url`, or its path."""
    page = operation.page.removesuffix(".md")
    return f"{docs_url.rstrip('/')}/{page}" if docs_url else operation.page


def _where(response: Response) -> str:
    """What a response says by its header with an address: a job goes on, or a file is elsewhere."""
    if is_success(response.status):
        how = f"`with_raw_response` gives the header `{response.location}` with its address"
        return f"With status {response.status}, the work goes on after the answer: {how}."
    how = f"it stands in the header `{response.location}` of the StatusError"
    return f"With status {response.status}, the answer is at another address, which is not followed: {how}."


def _paragraphs(operation: Operation) -> list[str]:
    parts = [_without_headings(operation.description)]
    parts += [f"Note: {_one_line(note)}" for note in operation.availability]
    parts += [_where(response) for response in operation.responses if response.location]
    if operation.deprecated is not None:
        parts.append(f"Deprecated: {_one_line(operation.deprecated)}".rstrip(": "))
    return [part for part in parts if part]


def _summary(operation: Operation) -> str:
    return _one_line(operation.summary) or f"{operation.method} {operation.path}"


def _arguments(shape: MethodShape) -> Iterator[SafeText]:
    collected = shape.collected
    for argument in shape.arguments:
        if argument.description and argument not in collected:
            yield _entry(argument.name, argument.description)
    if collected:
        yield _entry("extra", f"{len(collected)} optional arguments, see `{shape.argument_class}`.")


def _returns(shape: MethodShape) -> str:
    match shape.returns.kind:
        case "send":
            return ""
        case "list":
            text = "The rows of the list, requested page by page during iteration."
        case "download":
            text = "The file, to be read or saved."
        case _:
            text = _one_line(shape.returns.description)
            text = "" if text.rstrip(".").upper() in ("OK", "") else text
    if shape.none_if_not_modified:
        return f"{text.rstrip('.')}. None if it has not changed.".lstrip(". ")
    if accepts_none(shape.returns.annotation):
        return f"{text.rstrip('.')}. None if it does not exist.".lstrip(". ")
    return text


def _raises(shape: MethodShape) -> Iterator[SafeText]:
    silent = 304 if shape.none_if_not_modified else 404 if accepts_none(shape.returns.annotation) else None
    for response in shape.operation.responses:
        if not is_success(response.status) and response.status != silent:
            yield _entry(error_name(response.status), _one_line(response.description) or f"status {response.status}.")


def error_name(status: int) -> str:
    """The exception that the runtime raises for a status (`_errors.error_class`)."""
    return _ERRORS.get(status, "ServerError" if status >= 500 else "StatusError")


def _source(operation: Operation, docs_url: str | None) -> SafeText:
    before = "Operation "
    text = _wrapped(f"{before}{operation.id}: {page_link(operation, docs_url)}", _METHOD_INDENT)
    return SafeText(text.removeprefix(before))


def _entry(name: str, description: str) -> SafeText:
    """`name: text` in a section; its further lines hang below the name."""
    return _wrapped(f"{name}: {_one_line(description)}", _METHOD_INDENT + 8, WIDTH)


def _after_quotes(text: SafeText) -> SafeText:
    """Text that follows the opening quotes: black puts a blank before one that begins with a quote."""
    return SafeText(f" {text}") if text.startswith('"') else text


def _wrapped(text: str, indent: int, width: int = _TEXT_WIDTH) -> SafeText:
    return trusted.docstring(text, indent, width, is_last=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _without_headings(text: str) -> str:
    """Markdown headings as plain lines: a docstring has sections of its own."""
    return re.sub(r"^#+\s*(.*?)\s*#*$", r"\1", text.strip(), flags=re.MULTILINE)
