"""What a type rests on, and when evidence disagrees with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.inference.infer import Inference, infer
from generator.inference.provenance import TypeFact, type_facts
from generator.profiles.load import load_profile
from generator.reference.read import read_reference
from tests.inference.editions import inferred, page, read, table


def fact(result: Inference, owner: str, name: str = "") -> TypeFact:
    """The fact about one part."""
    return next(fact for fact in type_facts(result) if (fact.owner, fact.name) == (owner, name))


@pytest.mark.parametrize(
    ("cell", "sample", "source"),
    [
        ("int32", 7, "documented"),
        ("String", "Kim", "sample"),  # it could have been a date
        ("String", None, "json_kind"),
        ("Array", [1], "sample"),  # what is in the list is known from the sample alone
        ("", 7, "sample"),
    ],
)
def test_the_weakest_evidence_that_is_needed(tmp_path: Path, cell: str, sample: object, source: str) -> None:
    result = inferred(tmp_path, page("v1Boat_Get", type_="Boat", rows={"Value": cell}, sample={"Value": sample}))
    found = fact(result, "Boat", "Value")
    assert (found.source, found.is_open, found.is_disputed) == (source, False, False)
    assert found.pages == {"v1Boat_Get"}


def test_a_property_that_only_its_name_explains_has_no_source(tmp_path: Path) -> None:
    known = [page(f"v1{name}_Get", type_=name, rows={"Rank": "int32", name: "string"}) for name in ("Boat", "Crew")]
    result = inferred(tmp_path, *known, page("v1Harbour_Get", type_="Harbour", sample={"Rank": None, "Depth": 3.5}))
    found = fact(result, "Harbour", "Rank")
    assert (found.source, found.is_open) == (None, False)


def test_every_kind_of_part_is_a_fact(tmp_path: Path) -> None:
    query = table({"top": "int32 How many."}).replace("Property Name", "Parameter Name")
    arguments = table({"Length": "int32 How long.", "Beam": "int32 How wide."})
    body = f"## Query String Parameters\n\n{query}\n\n## Request Body: request\n\nLength, Beam\n\n{arguments}\n"
    record = f"## Request Body: Boat\n\n{table({'Length': 'int32 How long.'})}\n"
    boat = {"Length": "int32"}
    result = inferred(
        tmp_path,
        page("v1Boat_Get", method="POST", type_="Boat", rows=boat, body=body),
        page("v1Boat_Set", method="PUT", type_="Boat", rows=boat, body=record),
    )
    kinds = {(found.kind, found.owner) for found in type_facts(result)}
    assert {kind for kind, _ in kinds} == {"field", "argument", "request", "response", "query"}
    assert {("argument", "v1Boat_Get"), ("query", "v1Boat_Get"), ("request", "v1Boat_Set")} <= kinds


@pytest.mark.parametrize(
    ("cells", "samples", "disputed"),
    [
        (("int32", "int32"), (1, 2), False),
        (("int32", "int64"), (1, 2), True),
        (("int32", ""), (1, "two"), True),
        (("", ""), (1, "two"), True),
        (("double", ""), (1.5, 2), False),
        (("String", ""), ("a", "2026-02-11T08:14:52Z"), False),
    ],
)
def test_two_pages_about_one_property(
    tmp_path: Path, cells: tuple[str, str], samples: tuple[object, object], disputed: bool
) -> None:
    pages = [
        page(f"v1Boat_Get{n}", type_="Boat", rows={"Value": cell, "Name": "string"}, sample={"Value": s, "Name": "x"})
        for n, (cell, s) in enumerate(zip(cells, samples, strict=True))
    ]
    assert fact(inferred(tmp_path, *pages), "Boat", "Value").is_disputed is disputed


def test_an_older_edition_does_not_dispute_a_newer_one(tmp_path: Path) -> None:
    newer = page("v1Boat_Get", type_="Boat", rows={"Value": "int32"})
    older = page("v1Boat_Get", type_="Boat", rows={"Value": "string"})
    assert not fact(inferred(tmp_path, newer, older=(older,)), "Boat", "Value").is_disputed


def test_a_document_that_disagrees_disputes(tmp_path: Path) -> None:
    document = tmp_path / "api.yaml"
    document.write_text(
        "openapi: 3.1.0\npaths:\n  /x:\n    get:\n      operationId: v1Boat_Get\n      responses:\n"
        "        '200':\n          description: OK\n          content:\n            application/json:\n"
        "              schema: {$ref: '#/components/schemas/Boat'}\n"
        "components:\n  schemas:\n    Boat:\n      type: object\n      properties:\n"
        "        Value: {type: string}\n        Rank: {type: integer, format: int32}\n        Depth: {type: number}\n",
        "utf-8",
    )
    rows = {"Value": "int32", "Rank": "int32", "Depth": ""}
    pages = read(tmp_path / "pages", page("v1Boat_Get", type_="Boat", rows=rows))
    reference = read_reference(document, "api.yaml").reference
    assert reference is not None
    result = infer(pages, load_profile(), references=[reference])
    assert {name: fact(result, "Boat", name).is_disputed for name in rows} == {
        "Value": True,
        "Rank": False,
        "Depth": False,
    }
    assert [fact(result, "Boat", name).source for name in rows] == ["documented", "documented", "reference"]
