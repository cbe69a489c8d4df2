"""Arguments of methods that have too many of them to name each in the signature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast


def take(extra: Mapping[str, object], names: Mapping[str, str]) -> dict[str, Any]:
    """Remove arguments from the keyword arguments of a method; returns their values by the names of the API.

    `names` has the name of each argument with the one of the API. What was not given is left out.
    """
    given = cast("dict[str, Any]", extra)
    return {wire: given.pop(name) for name, wire in names.items() if name in given}
