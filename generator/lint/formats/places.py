"""Paths of findings as other programs need them."""

from __future__ import annotations

import os
from pathlib import PurePath
from urllib.parse import quote


def relative_path(path: str) -> str:
    """A path relative to the current folder, with `/`: no output names the folder that a run was started in."""
    return PurePath(os.path.relpath(path)).as_posix() if PurePath(path).is_absolute() else PurePath(path).as_posix()


def relative_uri(path: str) -> str:
    """The same as a relative reference (RFC 3986, section 4.2); `./` keeps a `:` from ending a scheme."""
    reference = quote(relative_path(path).encode("utf-8", "surrogateescape"), safe="/:")
    return f"./{reference}" if ":" in reference.partition("/")[0] else reference
