"""The sole user of black: formats every Python file of a tree and compiles it, before any file is written.

Templates write what black would, so black changes next to nothing: what costs time is to see that. A text that was
found to be in order has a proof, which the manifest of the outputs keeps, and is not formatted again.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable, Set
from importlib.metadata import version

from generator.emit.tree import FileTree
from generator.processes import HERE, Workers

_LINE_LENGTH = 120
_FORMATTER = f"black {version('black')} py311 {_LINE_LENGTH}"
"""All that decides what black makes of a text. It is imported only where there is something to format."""
_LITTLE = 250_000
"""Below this many characters (about a second of work), starting worker processes takes longer than it saves."""


class BrokenOutputError(Exception):
    """A generated file is not Python. Always a bug of sdkgen."""


def proof_of(text: str) -> str:
    """What proves that black has accepted a text: SHA-256, in hexadecimal, of the text and of black's version and mode.

    Since they are part of it, a proof that another black gave is the proof of no text, and is ignored.
    """
    return hashlib.sha256(f"{_FORMATTER}\0{text}".encode()).hexdigest()


def proofs(tree: FileTree, formatted: FileTree) -> dict[str, str]:
    """Path -> proof of each Python file that `format_tree` left as it was. What it changed is formatted every time."""
    return {path: proof_of(text) for path, text in formatted.items() if path.endswith(".py") and tree[path] == text}


def format_tree(
    tree: FileTree,
    progress: Callable[[int, int], None] = lambda done, total: None,
    proven: Set[str] = frozenset(),
    workers: Workers = HERE,
) -> dict[str, str]:
    """The tree with its `.py` files as black writes them. Raises BrokenOutputError for one that is not Python.

    A text whose proof is in `proven` is not looked at. Neither these nor `workers` change the result.
    """
    sources = [(path, text) for path, text in tree.items() if path.endswith(".py") and not _is_proven(text, proven)]
    # Long files first, so that no worker is left with one at the end.
    sources.sort(key=lambda source: (-len(source[1]), source[0]))
    pays = workers.are_running or sum(len(text) for _, text in sources) > _LITTLE
    formatted: dict[str, str] = {}
    for done, (path, text) in enumerate(workers.results_of(_format, sources, pays=pays, chunk=2), 1):
        formatted[path] = text
        progress(done, len(sources))
    return {path: formatted.get(path, text) for path, text in tree.items()}


def _is_proven(text: str, proven: Set[str]) -> bool:
    return bool(proven) and proof_of(text) in proven


def import_black() -> None:
    """Import black ahead of what there will be to format."""
    import black  # noqa: F401, PLC0415


def _format(source: tuple[str, str]) -> tuple[str, str]:
    import black  # noqa: PLC0415
    from black.mode import TargetVersion  # noqa: PLC0415
    from black.parsing import InvalidInput  # noqa: PLC0415

    path, text = source
    mode = black.Mode(target_versions={TargetVersion.PY311}, line_length=_LINE_LENGTH)
    try:
        formatted = black.format_str(text, mode=mode)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(formatted, path, "exec", dont_inherit=True)
    except (InvalidInput, SyntaxError, SyntaxWarning, ValueError) as error:
        raise BrokenOutputError(f"{path} is not Python: {error}") from None
    return path, formatted
