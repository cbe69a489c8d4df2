"""Docstrings of the generated methods, in the sections of Google's style."""

from __future__ import annotations

import re
import textwrap

from generator import trusted
from generator.spec.model import Operation, Response
from generator.trusted import SafeText
from generator.views.python.operations import Argument, MethodShape

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
_WIDTH = 116
"""Columns; four are left for what black adds to a last line."""


def page_link(operation: Operation, docs_url: str | None) -> str:
    """Where the page of an operation is: below `docs_url`, or its path."""
    page = operation.page.removesuffix(".md")
    return f"{docs_url.rstrip('/')}/{page}" if docs_url else operation.page


def method_doc(shape: MethodShape, root_error: SafeText, docs_url: str | None) -> SafeText:
    """The text between the quotes of the synchronous method, closing line included."""
    operation = shape.operation
    sections = [_opening(operation)]
    if shape.arguments:
        sections.append(_section("Args", [_entry(a.name, a.description) for a in shape.arguments if _says_more(a)]))
    sections.append(_section("Returns", [_returns(shape)]))
    sections.append(_section("Raises", _raises(shape, root_error)))
    sections.append(f"Operation {operation.id}: {page_link(operation, docs_url)}")
    return _laid_out([section for section in sections if section])


def async_doc(shape: MethodShape, sync_class: SafeText) -> SafeText:
    """The text of the asynchronous method: what it does, and where the rest is told."""
    summary = _one_line(shape.operation.summary) or _title(shape.operation)
    also = f"See `{sync_class}.{shape.name}`."
    stop = "" if summary.endswith((".", "!", "?")) else "."
    line = f"{summary}{stop} {also}"
    return _laid_out([line] if len(line) <= _WIDTH - 14 else [summary, also])


def _opening(operation: Operation) -> str:
    parts = [_one_line(operation.summary) or _title(operation), _without_headings(operation.description)]
    parts += [f"Note: {_one_line(note)}" for note in operation.availability]
    if operation.deprecated is not None:
        parts.append(f"Deprecated: {_one_line(operation.deprecated)}".rstrip(": "))
    return "\n\n".join(part for part in parts if part)


def _title(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _says_more(argument: Argument) -> bool:
    return bool(argument.description)


def _returns(shape: MethodShape) -> str:
    answer = shape.answer
    match answer.kind:
        case "send":
            return ""
        case "list":
            text = "The rows, read page by page as they are iterated over."
        case "download":
            text = "The file, to be read or saved."
        case _:
            text = _one_line(answer.description)
            text = "" if text.rstrip(".").upper() in ("OK", "") else text
    if shape.none_if_not_modified:
        return f"{text.rstrip('.')}. None if it has not changed.".lstrip(". ")
    if answer.annotation.endswith("| None"):
        text = f"{text.rstrip('.')}. None where there is no such thing.".lstrip(". ")
    return text


def _raises(shape: MethodShape, root_error: SafeText) -> list[str]:
    errors = [_error(r, shape) for r in shape.operation.responses if not 200 <= r.status < 300]
    known = [error for error in errors if error]
    return [*known, f"{root_error}: for any other failure." if known else f"{root_error}: for any failure."]


def _error(response: Response, shape: MethodShape) -> str:
    is_agent = shape.answer.annotation.endswith("| None") and not shape.none_if_not_modified
    if (response.status == 404 and is_agent) or (response.status == 304 and shape.none_if_not_modified):
        return ""
    name = _ERRORS.get(response.status, "ServerError" if response.status >= 500 else "StatusError")
    return _entry(SafeText(name), _one_line(response.description) or f"status {response.status}.")


def _entry(name: str, description: str) -> str:
    """`name: text`, wrapped here already: its further lines hang below the name."""
    width = _WIDTH - 8 - 4
    return "\n        ".join(
        textwrap.wrap(f"{name}: {_one_line(description)}", width, break_long_words=False, break_on_hyphens=False)
    )


def _section(title: str, entries: list[str]) -> str:
    lines = [entry for entry in entries if entry]
    return "\n".join([f"{title}:", *(f"    {line}" for line in lines)]) if lines else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _without_headings(text: str) -> str:
    """Markdown headings as plain lines: a docstring has sections of its own."""
    return re.sub(r"^#+\s*(.*?)\s*#*$", r"\1", text.strip(), flags=re.MULTILINE)


def _laid_out(sections: list[str]) -> SafeText:
    """The finished docstring, its quotes included: on one line if it is one line, else closed on a line of its own."""
    text = trusted.docstring("\n\n".join(sections), 8, _WIDTH)
    if text.startswith('"'):
        text = SafeText(f" {text}")
    if "\n" not in text and len(text) + 14 <= 120:
        return SafeText(f'"""{text}"""')
    return SafeText(f'"""{text}\n        """')
