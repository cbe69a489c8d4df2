"""Which headers the runtime writes itself, and what those of an API are called as options."""

from __future__ import annotations

from generator import naming


def option_name(header: str) -> str:
    """The name of a header without the prefix of its maker: `SO-Language` -> `Language`, `X-Trace-Id` -> `Trace-Id`."""
    prefix, dash, rest = header.partition("-")
    return rest if dash and prefix.isupper() else header


def is_common_header(name: str) -> bool:
    """Whether the runtime itself writes a header: content negotiation (RFC 9110, section 12.5) or credentials."""
    words = naming.words(name)
    if not words or words[0] in ("accept", "authorization", "content", "cookie", "host"):
        return bool(words)
    return not {"xsrf", "csrf", "token"}.isdisjoint(words) or words[-1].endswith("token")
