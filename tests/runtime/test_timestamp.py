"""DateTime: a datetime that keeps the text it was read from."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.runtime._model import Model, decode, encode
from generator.runtime._timestamp import Date, DateTime, Timestamp


class _Event(Model):
    start: Timestamp | None = None
    anything: Any = None


Event: Any = _Event  # tests pass what no annotation allows
SEVEN_DIGITS = "2005-12-09T18:28:47.7818442+01:00"


@pytest.mark.parametrize(
    "text",
    [
        SEVEN_DIGITS,
        "2005-12-09T18:28:47Z",
        "2005-12-09T18:28:47",
        "2005-12-09T18:28:47.0000000Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59.9999999",
        "2005-12-09",
    ],
)
def test_the_text_stays_until_the_value_is_changed(text: str) -> None:
    event, problems = decode(Event, json.dumps({"Start": text}).encode())
    assert problems == ()
    assert type(event.start) is DateTime
    assert event.start.text == text
    assert encode(event) == {"Start": text}
    event.start = event.start.replace(microsecond=0)
    assert encode(event) == {"Start": datetime.fromisoformat(text).replace(microsecond=0).isoformat()}


def test_it_is_the_datetime_that_the_text_means() -> None:
    value: Any = DateTime.fromisoformat(SEVEN_DIGITS)
    plain = datetime(2005, 12, 9, 18, 28, 47, 781844, tzinfo=timezone(timedelta(hours=1)))
    assert value == plain
    assert hash(value) == hash(plain)
    assert value - plain == timedelta(0)
    assert value < plain + timedelta(seconds=1)
    assert sorted([plain + timedelta(days=1), value]) == [value, plain + timedelta(days=1)]
    assert f"{value:%Y}" == "2005"
    assert value.isoformat() == "2005-12-09T18:28:47.781844+01:00"


def test_a_calculated_value_has_no_old_text() -> None:
    value = DateTime.fromisoformat(SEVEN_DIGITS)
    for other in (value + timedelta(0), value.replace(second=47), value.astimezone(UTC), DateTime(2005, 12, 9)):
        assert isinstance(other, DateTime)
        assert other.text == other.isoformat()
        assert pickle.loads(pickle.dumps(other)) == other  # noqa: S301


def test_copies_and_pickles_keep_the_text() -> None:
    value = DateTime.fromisoformat(SEVEN_DIGITS)
    copies = [copy.copy(value), copy.deepcopy(value)]
    copies += [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301
    for other in copies:
        assert type(other) is DateTime
        assert (other, other.text) == (value, SEVEN_DIGITS)


def test_the_text_is_kept_where_no_annotation_speaks_of_dates() -> None:
    value = DateTime.fromisoformat(SEVEN_DIGITS)
    event = Event(anything=[value])
    event.model_extra["unknown"] = {"at": value}
    assert encode(event) == {"Anything": [SEVEN_DIGITS], "unknown": {"at": SEVEN_DIGITS}}
    assert encode([value]) == [SEVEN_DIGITS]


def test_a_model_takes_text_datetime_or_nothing_else() -> None:
    assert type(Event(start=SEVEN_DIGITS).start) is DateTime
    plain = datetime(2024, 1, 2, tzinfo=UTC)
    assert Event(start=plain).start is plain
    assert encode(Event(start=plain)) == {"Start": "2024-01-02T00:00:00+00:00"}
    with pytest.raises(ValueError, match="date"):
        Event(start=5)


def test_a_date_may_come_with_a_time() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(Date)
    assert adapter.validate_json('"2005-12-09"') == date(2005, 12, 9)
    assert type(adapter.validate_json('"2005-12-09"')) is date
    assert adapter.validate_json(f'"{SEVEN_DIGITS}"').text == SEVEN_DIGITS
