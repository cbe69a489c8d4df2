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
from generator.pipeline import output_settings, settle

EDITIONS = (("2023", ("2022",)), ("2022", ()))
"""An edition, and the editions whose pages are evidence for it."""


def main(shared: Path) -> int:
    """Print the table of the measuring tool for each edition; 2 when the corpus is not there."""
    if not (shared / "corpus").is_dir():
        sys.stderr.write(f"there is no corpus in {shared}\n")
        return 2
    for edition, evidence in EDITIONS:
        settings = Settings(
            pages=(str(shared / "corpus" / edition),),
            evidence=tuple(str(shared / "corpus" / other) for other in evidence),
        )
        settled = settle(settings)
        tree = openapi_tree(settled.api, output_settings(settings).openapi, Renderer())
        sys.stdout.write(f"\n{edition}, with evidence from: {', '.join(evidence) or 'no other edition'}\n")
        sys.stdout.flush()
        with tempfile.TemporaryDirectory(prefix="sdkgen-fidelity-") as scratch:
            document = Path(scratch, "openapi.yaml")
            document.write_text(tree["openapi.yaml"], "utf-8")
            references = [str(shared / "reference" / f"{edition}-{half}.json") for half in ("agents", "rest")]
            tool = str(shared / "tools" / "fidelity.py")
            subprocess.run([sys.executable, tool, str(document), *references], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
