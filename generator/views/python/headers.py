"""Which request headers the runtime of the client writes: they are no arguments of its methods."""

from __future__ import annotations

from generator import naming
from generator.spec.model import Api


def runtime_headers(api: Api) -> frozenset[str]:
    """The headers, in lower case, that authentication and options of the client write."""
    keys = (scheme.name for scheme in api.security_schemes if scheme.location == "header")
    return frozenset(name.lower() for name in (*keys, *(option.header for option in api.options)))


def is_common_header(name: str) -> bool:
    """Whether a header is of content negotiation (RFC 9110, section 12.5), of credentials or of the connection."""
    words = naming.words(name)
    return not words or words[0] in ("accept", "authorization", "content", "cookie", "host")
