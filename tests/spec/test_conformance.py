"""Values against types: what fits, and where one does not."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.spec.conformance import Misfit, fits, misfits, typed
from generator.spec.model import Field, Model
from generator.spec.types import BYTE, INT32, STRING, UNKNOWN, ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union

DATE_TIME = Scalar("date-time")
MODELS = {
    "Boat": Model("Boat", (Field("Built", DATE_TIME), Field("Crew", ListOf(STRING)))),
    "Ferry": Model("Ferry", (Field("Seats", INT32, required=True),), extends="Boat"),
}


@pytest.mark.parametrize(
    ("type_", "fitting", "others"),
    [
        (STRING, ["", "a"], [1, None, True]),
        (INT32, [0, 2**31 - 1, 3.0], [2**31, 1.5, True, "1", None]),
        (Scalar("int64"), [2**31, -(2**63)], [2**63]),
        (Scalar("double"), [1, 1.5], [True, "1"]),
        (Scalar("bool"), [True], [1, "true"]),
        (DATE_TIME, ["2024-05-31T12:00:00Z", "2024-05-31t12:00:00.123456789+02:00"], ["2024-05-31T12:00:00", "x", ""]),
        (DATE_TIME, ["2024-02-29T00:00:00Z"], ["2023-02-29T00:00:00Z", "2024-05-31"]),
        (Scalar("date"), ["2024-05-31"], ["20240531", "2024-05-31T12:00:00Z", "2024-13-01"]),
        (BYTE, ["", "YQ==", "YWI=", "YWJj"], ["YQ", "GIF89...", "YW-_"]),
        (OpenEnum(("Slim",)), ["Slim", "new"], [1]),
        (ListOf(STRING), [[], ["a"]], [[None], [1], {}]),
        (ListOf(UNKNOWN), [[None]], [{}]),
        (MapOf(STRING), [{}, {"a": None}], [{"a": 1}, []]),
        (Union((STRING, INT32)), ["a", 1], [[]]),
        (Ref("Boat"), [{}, {"Built": None, "Other": 1}], [{"Built": "x"}, [], {"Crew": [None]}]),
        (Ref("Ferry"), [{"Seats": 1}], [{}, {"Seats": 1, "Built": "x"}]),
        (UNKNOWN, [None, 1, []], []),
    ],
)
def test_what_fits_a_type(type_: Type, fitting: list[Any], others: list[Any]) -> None:
    assert [value for value in fitting if not fits(value, type_, MODELS)] == []
    assert [value for value in others if fits(value, type_, MODELS)] == []
    assert all(list(misfits(value, type_, MODELS)) for value in others if value is not None)
    assert not any(list(misfits(value, type_, MODELS)) for value in fitting)


@given(st.binary(max_size=60))
def test_any_bytes_in_base64_fit(data: bytes) -> None:
    assert fits(base64.b64encode(data).decode(), BYTE, {})


@given(st.datetimes(timezones=st.timezones()))
def test_any_date_time_with_an_offset_of_whole_minutes_fits(moment: Any) -> None:
    is_whole = moment.utcoffset().total_seconds() % 60 == 0
    assert fits(moment.isoformat(), DATE_TIME, {}) is is_whole


def test_where_a_value_does_not_fit() -> None:
    value = [{"Crew": ["a", None, 1]}, {"Built": "soon", "Seats": 2}]
    assert list(misfits(value, ListOf(Ref("Ferry")), MODELS)) == [
        Misfit((0,), "missing", "Seats", "int32"),
        Misfit((0, "Crew", 1), "type", "null", "string"),
        Misfit((0, "Crew", 2), "type", "an integer", "string"),
        Misfit((1, "Built"), "format", "soon", "date-time"),
    ]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("7", INT32, (True, 7)),
        ("7", STRING, (True, "7")),
        ("7", ListOf(INT32), (True, [7])),
        ("true", Scalar("bool"), (True, True)),
        ("False", Scalar("bool"), (True, False)),
        ("2024-05-31T12:00:00Z", DATE_TIME, (True, "2024-05-31T12:00:00Z")),
    ],
)
def test_a_text_that_stands_for_a_value(text: str, type_: Type, expected: tuple[bool, Any]) -> None:
    assert typed(text, type_) == expected


@pytest.mark.parametrize(
    ("text", "type_"), [("yes", Scalar("bool")), ("1.5", INT32), ("31.05.2024", DATE_TIME), ("a", Ref("Boat"))]
)
def test_a_text_that_stands_for_none(text: str, type_: Type) -> None:
    assert not typed(text, type_)[0]
