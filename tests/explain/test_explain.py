"""`sdkgen explain` on the embedded pages: all evidence about a name, each with its place, and what to type instead."""

from __future__ import annotations

import pytest

from generator.analysis import Analysis, analyse
from generator.config import Settings
from generator.explain.lookup import NothingToExplainError
from generator.pipeline import explanation

SETTINGS = Settings(example=True)


@pytest.fixture(scope="module")
def example() -> Analysis:
    """What the example pages say."""
    return analyse(SETTINGS)


def test_an_operation_is_explained_part_by_part() -> None:
    lines = list(explanation(SETTINGS, "v1AppointmentEntity_GetAppointmentEntity"))
    assert lines[0].startswith("v1AppointmentEntity_GetAppointmentEntity: GET /")
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{lines[0].partition(':')[0]} response: "))
    assert all(": table says " in line or ": sample says " in line for line in lines[start + 1 :])
    assert any("sample says an object with " in line and line.endswith(", …") for line in lines)


def test_a_model_is_explained_by_its_places_and_fields(example: Analysis) -> None:
    model = next(model for model in example.inference.api.models if model.fields)
    lines = list(explanation(SETTINGS, model.name))
    assert lines[0].startswith(f"{model.name}: a record of ")
    assert "of its properties" in lines[1]
    assert {line.split(":")[0].strip() for line in lines if line.startswith("  .")} >= {
        f".{f.name}" for f in model.fields
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AppointmentEntiti", "is called `AppointmentEntiti`; there is AppointmentEntity, "),
        (
            "AppointmentEntity.Recurence",
            "`AppointmentEntity.Recurence`; there is AppointmentEntity.Recurrence",
        ),
        ("Zzz", "nothing in the API, its document or its client is called `Zzz`"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(name: str, expected: str) -> None:
    with pytest.raises(NothingToExplainError) as raised:
        list(explanation(SETTINGS, name))
    assert expected in str(raised.value)
