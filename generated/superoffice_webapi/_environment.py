"""Settings that are taken from environment variables. The names of all of them begin with the prefix of the client."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TypeAlias

from ._api import ENVIRONMENT_PREFIX
from ._auth import Auth

AuthVariables: TypeAlias = tuple[Callable[..., Auth], tuple[str, ...]]
"""An authentication scheme, and the variables that hold its arguments."""


def variable(name: str) -> str:
    """The full name of a variable: `base_url` -> `CLIENT_BASE_URL`."""
    return f"{ENVIRONMENT_PREFIX}_{name.upper()}"


def from_environment(name: str) -> str:
    """The value of a variable, or an empty text."""
    return os.environ.get(variable(name), "")


def auth_from_environment(schemes: Iterable[AuthVariables]) -> Auth | None:
    """The first scheme whose first variable is set; None if there is none. Its other variables may be empty."""
    for scheme, names in schemes:
        values = [from_environment(name) for name in names]
        if values[0]:
            return scheme(*values)
    return None
