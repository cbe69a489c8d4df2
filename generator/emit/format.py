"""The sole user of black: formats every Python file of a tree and compiles it, before any file is written.

Templates write what black would, so black changes next to nothing: what costs time is to see that. A text that was
found to be in order has a proof, which the manifest of the outputs keeps, and is not formatted again.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable, Iterator, Set
from importlib.metadata import version
from itertools import chain

from generator.emit.tree import FileTree
from generator.processes import HERE, Workers

_LINE_LENGTH = 120
_FORMATTER = f"black {version('black')} py311 {_LINE_LENGTH}"
"""All that decides what black makes of a text. It is imported only where there is something to format."""
_LITTLE = 250_000
"""Below this many characters (about a second of work), starting worker processes takes longer than it saves."""


_Source = tuple[str, str]
"""The path and the text of a file."""


class BrokenOutputError(Exception):
    """A generated file is not Python. Always a bug of sdkgen."""


def proof_of(text: str) -> str:
    """What proves that black has accepted a text: SHA-256, in hexadecimal, of the text and of black's version and mode.

    Since they are part of it, a proof that another black gave is the proof of no text, and is ignored.
    """
    return hashlib.sha256(f"{_FORMATTER}\0{text}".encode()).hexdigest()


def proofs(tree: FileTree, formatted: FileTree) -> dict[str, str]:
    """Path -> proof of each Python file that a `Formatter` left as it was. What it changed is formatted every time."""
    return {path: proof_of(text) for path, text in formatted.items() if path.endswith(".py") and tree[path] == text}


class Formatter:
    """Formats the Python files of one tree, in workers where that pays.

    A text whose proof is in `proven` is not looked at. Neither these nor the workers change the result.
    """

    def __init__(self, proven: Set[str] = frozenset(), workers: Workers = HERE) -> None:
        self._proven = proven
        self._workers = workers
        self._begun: list[_Source] = []
        self._formatted: Iterator[_Source] = iter(())

    def begin(self, files: FileTree) -> None:
        """Have running workers begin with files of the tree that are known before the others. Called once at most."""
        if self._workers.are_running:
            self._begun = self._sources(files)
            self._formatted = self._workers.results_of(_format, self._begun, pays=True, chunk=2)

    def finish(self, tree: FileTree, progress: Callable[[int, int], None] = lambda done, total: None) -> dict[str, str]:
        """The tree with its `.py` files as black writes them. Raises BrokenOutputError for one that is not Python."""
        begun = set(self._begun)
        others = [source for source in self._sources(tree) if source not in begun]
        is_much = sum(len(text) for _, text in others) > _LITTLE
        pays, chunk = is_much or self._workers.are_running, 2 if is_much else len(others)
        results = chain(self._formatted, self._workers.results_of(_format, others, pays=pays, chunk=chunk))
        formatted: dict[str, str] = {}
        for done, (path, text) in enumerate(results, 1):
            formatted[path] = text
            progress(done, len(begun) + len(others))
        return {path: formatted.get(path, text) for path, text in tree.items()}

    def _sources(self, files: FileTree) -> list[_Source]:
        """What is to be formatted; long files first, so that no worker is left with one at the end."""
        sources = [source for source in files.items() if source[0].endswith(".py") and not self._is_proven(source[1])]
        return sorted(sources, key=lambda source: (-len(source[1]), source[0]))

    def _is_proven(self, text: str) -> bool:
        return bool(self._proven) and proof_of(text) in self._proven


def import_black() -> None:
    """Import black ahead of what there will be to format."""
    import black  # noqa: F401, PLC0415


def _format(source: _Source) -> _Source:
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
