"""The title heading and the request line in the fence under it: method and path template."""

from __future__ import annotations

import re
from typing import cast, get_args
from urllib.parse import unquote

from generator import http_message
from generator.findings import Span, rule
from generator.pages.account import Account
from generator.pages.markdown import Block
from generator.spec.model import Method

NO_REQUEST_LINE = rule(
    "P101",
    "error",
    "Page has no request line",
    "Method and path come from the fence with the request line; without it the page cannot become an operation.",
    "Add a fence with a line such as `GET /api/v1/Boat/{id}`, and an info string that the profile names.",
)
BAD_REQUEST_LINE = rule(
    "P102",
    "error",
    "The request line cannot be read",
    "A request line is a method and a path that starts with `/` and holds no space, quote, `..` or control character.",
    "Write the request line as `METHOD /path`.",
)
QUERY_IN_PATH = rule(
    "P104",
    "warning",
    "The request line has a query string",
    "Query parameters are read from their own table; the part after `?` is left out of the path.",
    "Document the parameter in the section of the query parameters.",
)
MORE_REQUEST_LINES = rule(
    "P105",
    "warning",
    "The request fence has more than one line",
    "A page describes one operation: the first line is used.",
    "Give every operation its own page.",
)

_QUOTED = re.compile(r"(?<=[\w])='([^'/]*)'(?=[,)])")
_PATH = re.compile(r"\A(?:/(?:[A-Za-z0-9_.~$@:!,;=()*+-]|%[0-9A-Fa-f]{2}|\{[A-Za-z_][A-Za-z0-9_.-]*\})*)+\Z")


def is_path(text: str) -> bool:
    """Whether a text is a path template: it starts with `/` and holds no space, quote, `..` or control character.

    The arguments of a function may stand in single quotes (OData 4 URL Conventions, section 4.5).
    """
    plain = _QUOTED.sub(r"=\1", text)
    return bool(_PATH.match(plain)) and ".." not in unquote(plain)


def read_request_line(
    block: Block | None, heading: Block | None, path: str, account: Account
) -> tuple[Method, str, Span] | None:
    """Method, path template and place of the request line; None, with an error, when they cannot be read.

    `block` is the fence of the request line, `heading` the title of the page, `path` the file as findings print it.
    """
    if block is None:
        account.find(
            NO_REQUEST_LINE,
            "the page has no request line: add a fence with `METHOD /path`",
            heading.span() if heading else Span(path),
        )
        return None
    lines = [(block.span(1 + i), line.strip()) for i, line in enumerate(block.content) if line.strip()]
    if not lines:
        account.find(
            NO_REQUEST_LINE, "the fence of the request line is empty: write `METHOD /path` into it", block.span()
        )
        return None
    span, line = lines[0]
    for place, text in lines[1:] if block.is_closed else ():  # the finding about an open fence says so
        account.find(MORE_REQUEST_LINES, f"not read, write a page of its own for it: {text[:80]}", place)
    method, target = http_message.request_line(line) or ("", "")
    url, _, query = target.partition("?")
    if method not in get_args(Method) or not is_path(url):
        account.find(BAD_REQUEST_LINE, f"not a request line, write `METHOD /path`: {line[:80]}", span)
        return None
    if query:
        account.find(
            QUERY_IN_PATH, f"left out of the path, write it into the table of query parameters: ?{query[:80]}", span
        )
    return cast(Method, method), url, span
