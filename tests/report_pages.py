"""Pages of our own in which a type is in each of the states that the report counts."""

from __future__ import annotations

import json
from pathlib import Path

from generator.config import Settings
from tests.inference.editions import page

BOAT = page(
    "v1BoatAgent_Inspect",
    method="POST",
    path="/api/v1/agents/Boat/Inspect",
    type_="Boat",
    rows={"Length": "int32 How long it is.", "Draught": "int32", "Crew": "Array Who sails it."},
    sample={"Length": 12, "Draught": "deep", "Crew": []},
)
"""`Length` is from the page, `Draught` in conflict with the sample, and what is in `Crew` is unknown."""

HARBOUR = page(
    "v1Harbour_GetHarbour",
    path="/api/v1/Harbour/{id}",
    type_="Harbour",
    rows={"Name": "string What it is called.", "Depth": "", "Pilot": "string Who leads a boat in."},
    sample={"Name": "Stavern", "Depth": None, "Pilot": "Kim"},
)
"""`Name` is from the page, `Depth` from the document, and `Pilot` is overridden."""

DOCUMENT = {
    "openapi": "3.1.0",
    "paths": {
        "/api/v1/Harbour/{id}": {
            "get": {
                "operationId": "v1Harbour_GetHarbour",
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Harbour"}}},
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Harbour": {
                "type": "object",
                "properties": {"Name": {"type": "string"}, "Depth": {"type": "number", "format": "double"}},
            }
        }
    },
}

OVERRIDES = """\
- at: Harbour.Pilot
  type: int32
  reason: the API sends the number of the pilot
- at: Boat
  add: {Flag: string}
  reason: every boat has one
"""


def write_inputs(folder: Path, *more: tuple[str, str]) -> Settings:
    """Write the pages, the document and the overrides below a folder, and say where they are."""
    pages = folder / "docs"
    pages.mkdir(parents=True)
    for uid, text in (BOAT, HARBOUR, *more):
        (pages / f"{uid}.md").write_text(text, "utf-8")
    (folder / "document.json").write_text(json.dumps(DOCUMENT, indent=1), "utf-8")
    (folder / "overrides.yaml").write_text(OVERRIDES, "utf-8")
    return Settings(
        pages=(str(pages),),
        reference=(str(folder / "document.json"),),
        overrides=str(folder / "overrides.yaml"),
        title="Harbour API",
    )
