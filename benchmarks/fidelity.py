"""`make fidelity`: how near the OpenAPI document comes to the publisher's own, edition by edition.

usage: python -m benchmarks.fidelity SHARED. SHARED is the folder that holds `corpus`, `reference` and `tools`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from generator.config import Settings
from generator.emit.openapi import openapi_tree
from generator.emit.render import Renderer
from generator.kept_names.stage import ALL
from generator.pipeline import output_settings, settle

EDITIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("2023", ("2022",), ()),
    ("2023", ("2022",), ("2022",)),
    ("2022", (), ()),
)
"""An edition, the editions whose pages are evidence for it, and those whose published documents are references."""
_HALVES = ("agents", "rest")
_TOOLS = ("fidelity.py", "models.py")


def main(shared: Path) -> int:
    """Print the tables of the measuring tools for each edition; 2 when the corpus is not there."""
    if not (shared / "corpus").is_dir():
        sys.stderr.write(f"there is no corpus in {shared}\n")
        return 2
    for edition, evidence, references in EDITIONS:
        settings = Settings(
            rename=(ALL,),
            pages=(str(shared / "corpus" / edition),),
            evidence=tuple(str(shared / "corpus" / other) for other in evidence),
            reference=tuple(file for other in references for file in _documents(shared, other)),
        )
        settled = settle(settings)
        tree = openapi_tree(settled.api, output_settings(settings).openapi, Renderer())
        sys.stdout.write(f"\n{edition}, with evidence from: {', '.join(evidence) or 'no other edition'}")
        sys.stdout.write(f"; with reference: {', '.join(references) or 'none'}\n")
        sys.stdout.flush()
        with tempfile.TemporaryDirectory(prefix="sdkgen-fidelity-") as scratch:
            document = Path(scratch, "openapi.yaml")
            document.write_text(tree["openapi.yaml"], "utf-8")
            for tool in _TOOLS:
                command = [sys.executable, str(shared / "tools" / tool), str(document), *_documents(shared, edition)]
                subprocess.run(command, check=True)
    return 0


def _documents(shared: Path, edition: str) -> list[str]:
    """The published documents of an edition."""
    return [str(shared / "reference" / f"{edition}-{half}.json") for half in _HALVES]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
