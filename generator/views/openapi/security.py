"""Security schemes and the ways to combine them (OpenAPI 3.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.spec.model import Operation, Scheme

Requirement = dict[str, list[str]]

APP_TOKEN_HEADER = "SO-AppToken"  # noqa: S105 the name of a header
XSRF_HEADER = "X-XSRF-TOKEN"

_ALTERNATIVES: dict[Scheme, tuple[str, ...]] = {
    "basic": ("basic",),
    "soticket": ("soTicket",),
    "bearer": ("bearer",),
    "xsrf": ("xsrfToken", "sessionCookie"),
}
"""Schemes of which one is enough, in the order in which they are written -> keys that it takes together."""

_SCHEMES: dict[str, dict[str, object]] = {
    "basic": {"type": "http", "scheme": "basic", "description": "User name and password."},
    "soTicket": {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "The word `SOTicket`, a blank, and the ticket.",
    },
    "bearer": {"type": "http", "scheme": "bearer", "description": "An access token."},
    "xsrfToken": {
        "type": "apiKey",
        "in": "header",
        "name": XSRF_HEADER,
        "description": "The token that guards the session of a browser; only together with the cookie of that session.",
    },
    "sessionCookie": {
        "type": "apiKey",
        "in": "cookie",
        "name": "session",
        "description": "The cookie of a browser's session. Its name differs from one installation to another.",
    },
    "appToken": {
        "type": "apiKey",
        "in": "header",
        "name": APP_TOKEN_HEADER,
        "description": "Says which application calls; it comes beside one of the other schemes, and never alone.",
    },
}


def requirements(schemes: Iterable[Scheme]) -> list[Requirement]:
    """Alternatives of which a caller fulfils one, each without the app token and, where it is taken, with it."""
    given = set(schemes)
    alone: list[Requirement] = [{key: [] for key in keys} for scheme, keys in _ALTERNATIVES.items() if scheme in given]
    if "app-token" not in given:
        return alone
    return [*alone, *({**requirement, "appToken": []} for requirement in alone)] or [{"appToken": []}]


def usual_schemes(operations: Iterable[Operation]) -> tuple[Scheme, ...]:
    """What most operations take; the first in the alphabet among equals. It is the default of the whole document."""
    count = Counter(operation.security for operation in operations)
    return min(count, key=lambda schemes: (-count[schemes], schemes), default=())


def security_schemes(operations: Iterable[Operation]) -> dict[str, dict[str, object]]:
    """Security Scheme Objects by key: those that some operation takes."""
    combinations = {operation.security for operation in operations}
    used = {key for schemes in combinations for requirement in requirements(schemes) for key in requirement}
    return {key: scheme for key, scheme in _SCHEMES.items() if key in used}
