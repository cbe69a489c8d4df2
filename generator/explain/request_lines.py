"""Operations by their request line: `GET /api/v1/Boat/{id}`, with or without a method, a host, values or a query."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.http_message import VARIABLE
from generator.overrides.places import Place
from generator.spec.model import Api

_REQUEST = re.compile(r"(?:(?P<method>[A-Za-z]+)\s+)?(?P<address>\S*/\S*|/)(?:\s+HTTP/\S+)?\Z")
_SCHEME_AND_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/]*")


def find_request(text: str, api: Api) -> list[Place]:
    """The operations that a request line is about, those only that fit it best; none if it is no request line.

    A path may lack parts at its start, or have more of them, as the address of a customer has.
    """
    request = _REQUEST.match(text)
    if request is None:
        return []
    method = (request["method"] or "").upper()
    path = re.split(r"[?#]", _SCHEME_AND_HOST.sub("", request["address"]), maxsplit=1)[0]
    parts = [part for part in path.split("/") if part]
    ranked = [
        (rank, operation.id)
        for _, operation in api.operations()
        if method in ("", operation.method) or (method == "DEL" and operation.method == "DELETE")
        for rank in _ranks(parts, [part for part in operation.path.split("/") if part])
    ]
    best = max((rank for rank, _ in ranked), default=None)
    return [Place("operation", id_) for rank, id_ in ranked if rank == best]


def _ranks(given: list[str], template: list[str]) -> Iterator[tuple[bool, int, int]]:
    """How well a path fits a template, more is better; nothing if it does not: same length, same parts, same case."""
    count = min(len(given), len(template))
    if not count and (given or template):
        return
    pairs = list(zip(given[len(given) - count :], template[len(template) - count :], strict=True))
    if all(_fits(one, other) for one, other in pairs):
        same = sum(_bare(one).lower() == _bare(other).lower() for one, other in pairs)
        exact = sum(_bare(one) == _bare(other) for one, other in pairs)
        yield len(given) == len(template), same, exact


def _bare(part: str) -> str:
    """A part of a path without the names of its variables."""
    return VARIABLE.sub("{}", part)


def _fits(given: str, template: str) -> bool:
    if _bare(given).lower() == _bare(template).lower():
        return True
    pattern = ".+".join(re.escape(text) for text in _bare(template).split("{}"))
    return "{" not in given and re.fullmatch(pattern, given, re.IGNORECASE) is not None
