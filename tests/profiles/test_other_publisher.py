"""The pages of an invented publisher, by a profile that was written with docs/profiles.md and extends `base` only."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Settings
from generator.emit.plan import output_tree
from generator.kept_names.stage import ALL
from generator.pipeline import output_settings, settle
from generator.profiles.load import load_profile
from generator.settled import Settled
from generator.spec.model import Operation
from generator.spec.types import to_text

FOLDER = Path(__file__).with_name("lighthouse")


SETTINGS = Settings(pages=(str(FOLDER / "pages"),), profile=load_profile(str(FOLDER / "profile.yaml")), rename=(ALL,))


@pytest.fixture(scope="module")
def lighthouse() -> Settled:
    return settle(SETTINGS)


def operations(settled: Settled) -> dict[str, Operation]:
    """The operations by what they are called in their group."""
    return {operation.name_in_group: operation for _, operation in settled.api.operations()}


def test_every_line_is_read(lighthouse: Settled) -> None:
    assert list(map(str, lighthouse.findings)) == []
    assert (lighthouse.pages, lighthouse.unknown) == (2, 0)


def test_parameters_bodies_and_responses(lighthouse: Settled) -> None:
    found = operations(lighthouse)
    assert [(p.location, p.name, to_text(p.type), p.required) for p in found["read"].parameters] == [
        ("path", "lamp_id", "int32", True),
        ("query", "lang", "string", False),
    ]
    body = found["switch"].body
    assert body is not None
    assert [(f.name, to_text(f.type), f.required) for f in body.fields] == [
        ("on", "bool", True),
        ("since", "date-time", False),
    ]
    assert [response.status for response in found["read"].responses] == [200, 404]
    assert [operation.security for operation in found.values()] == [((("key", ()),),)] * 2


def test_models_from_tables_sentences_and_samples(lighthouse: Settled) -> None:
    models = {m.name: {f.name: to_text(f.type) for f in m.fields} for m in lighthouse.api.models}
    assert models == {
        "Lamp": {"id": "int32", "colour": "enum[red, green]", "sectors": "list[Sector]"},
        "Sector": {"from": "int32", "to": "double"},
    }
    assert [f.name for m in lighthouse.api.models for f in m.fields if f.read_only] == ["id"]


def test_the_client_has_the_names_of_the_profile(lighthouse: Settled) -> None:
    tree = output_tree(lighthouse.api, output_settings(SETTINGS))
    assert "    read = deprecated_name(get)" in tree["lighthouse_api/resources/lamps.py"]
    assert "class Lighthouse(BaseClient, Resources):" in tree["lighthouse_api/_client.py"]
