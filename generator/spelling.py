"""Misspelled names: which known name was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, whatever its case and separators; None if no known name is similar."""
    bare = {_bare(one): one for one in known}
    found = difflib.get_close_matches(_bare(name), bare, n=1, cutoff=0.75)
    return bare[found[0]] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: `; did you mean `pages`?`, or blank if no known name is similar."""
    near = nearest(name, known)
    return f"; did you mean `{near}`?" if near else ""


def _bare(name: str) -> str:
    return name.casefold().replace("-", "").replace("_", "")
