"""Dates and times that keep the text they were read from, with all its digits and its offset."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, SupportsIndex

from pydantic_core import CoreSchema, PydanticCustomError, SchemaSerializer, core_schema


class DateTime(datetime):
    """A `datetime` that keeps the text it was read from, so that it is sent back unchanged.

    Comparison, hashing, formatting and arithmetic are those of `datetime`, with microseconds; only the text has further
    digits. The result of arithmetic is a new value without such a text.
    """

    __slots__ = ("_text",)

    _text: str

    @classmethod
    def fromisoformat(cls, text: str, /) -> DateTime:
        """Parse an ISO 8601 text and keep it. Raises ValueError for any other text."""
        value = super().fromisoformat(text)
        value._text = text
        return value

    @property
    def text(self) -> str:
        """The text that this was read from; `isoformat()` if there is none."""
        try:
            return self._text
        except AttributeError:
            return self.isoformat()

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> tuple[Any, ...]:
        # For copy and pickle: the constructor of datetime takes no text.
        try:
            return DateTime.fromisoformat, (self._text,)
        except AttributeError:
            return super().__reduce_ex__(protocol)  # type: ignore[return-value, unused-ignore]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return _IsoText(datetime).__get_pydantic_core_schema__(source, handler)


_parse: Callable[[str], DateTime] = super(DateTime, DateTime).fromisoformat  # pyright: ignore[reportAssignmentType]


def _read(text: str) -> DateTime:
    value = _parse(text)
    value._text = text  # pyright: ignore[reportPrivateUsage]
    return value


def _read_date(text: str) -> date:
    return date.fromisoformat(text) if len(text) == 10 else _read(text)


def _write(value: Any) -> Any:
    if isinstance(value, DateTime):
        return value.text
    return value.isoformat() if isinstance(value, date) else value


_WRITER = core_schema.plain_serializer_function_ser_schema(_write, when_used="json")

# For a value without an annotation (an undocumented property, type Any), pydantic uses the serializer of its class.
DateTime.__pydantic_serializer__ = SchemaSerializer(  # type: ignore[attr-defined]  # pyright: ignore
    core_schema.any_schema(serialization=_WRITER)
)


class _IsoText:
    """Pydantic schema of a date or time: a text in JSON; in Python a text or the value."""

    def __init__(self, kind: type[date]) -> None:
        self._kind = kind
        self._read = _read if kind is datetime else _read_date

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        text = core_schema.no_info_after_validator_function(self._read, core_schema.str_schema(strict=True))
        python = core_schema.no_info_plain_validator_function(self._coerce)
        return core_schema.json_or_python_schema(text, python, serialization=_WRITER)

    def _coerce(self, value: Any) -> date:
        if isinstance(value, self._kind):
            return value
        if isinstance(value, str):
            return self._read(value)
        raise PydanticCustomError("date_type", "Input should be a date or an ISO 8601 text")


Timestamp = Annotated[datetime, _IsoText(datetime)]
"""A `date-time` of the API: `datetime` for type checkers; a `DateTime` if it was received from the server."""

Date = Annotated[date, _IsoText(date)]
"""A `date` of the API. If the server sends a time with it, it is a `DateTime`, which is a subclass of date."""
