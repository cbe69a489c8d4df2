"""The pages that a run reads: those of the operations that published documents cover, once or in copies."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Set
from pathlib import Path

_ID = re.compile(r"\bv1(\w+?)(?=(?:Agent|Entity)?_)")
_ADDRESS = re.compile(r"(/api/v1/(?:Agents/)?)(\w+)")


def covered_operations(documents: Iterable[Path]) -> set[str]:
    """The ids of the operations of published documents."""
    return {
        operation["operationId"]
        for document in documents
        for item in json.loads(document.read_text("utf-8-sig"))["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "operationId" in operation
    }


def lay_out(pages: Path, folder: Path, only: Set[str] | None, copies: int = 1) -> None:
    """Copy pages to a folder: only those named for certain operations, and indexes as they are.

    Each copy after the first has groups, ids and addresses of its own; names of models stay the same.
    """
    for source in sorted(path for path in pages.rglob("*") if path.is_file()):
        is_page = source.suffix == ".md" and source.stem.startswith("v1")
        if is_page and only is not None and source.stem not in only:
            continue
        for number in range(copies if is_page else 1):
            copy = folder / source.relative_to(pages)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if not number:
                shutil.copyfile(source, copy)
                continue
            text = _renamed(source.read_text("utf-8", errors="replace"), number)
            copy.with_name(f"{_renamed(source.stem, number)}.md").write_text(text, "utf-8")


def _renamed(text: str, number: int) -> str:
    return _ADDRESS.sub(rf"\1\2Copy{number}", _ID.sub(rf"v1\1Copy{number}", text))


def change_one_page(folder: Path) -> None:
    """Change the type in a cell of one page."""
    page = sorted(folder.rglob("v1*.md"))[50]
    page.write_text(page.read_text("utf-8").replace("string", "int32", 1), "utf-8")
