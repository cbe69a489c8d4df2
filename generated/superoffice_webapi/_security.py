"""The authentication schemes of this API, and the environment variables that can hold their credentials."""

from __future__ import annotations

from ._auth import Basic, Bearer, PrefixedToken
from ._environment import AuthVariables


class SOTicket(PrefixedToken):
    """A token that is sent as `Authorization: SOTicket TOKEN`."""

    __slots__ = ()

    prefix = "SOTicket"


AUTH_VARIABLES: tuple[AuthVariables, ...] = (
    (Bearer, ("TOKEN",)),
    (SOTicket, ("TICKET",)),
    (Basic, ("USERNAME", "PASSWORD")),
)
"""In the order in which they are looked for. Each name begins with `ENVIRONMENT_PREFIX`."""
