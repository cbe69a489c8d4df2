"""Dates as the server writes them: seven fractional digits, any offset, kept to the letter until they are changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, SupportsIndex

from pydantic_core import CoreSchema, PydanticCustomError, SchemaSerializer, core_schema


class DateTime(datetime):
    """A `datetime` that remembers the text it was read from.

    It compares, hashes, formats and calculates as `datetime` does, with microseconds; what a calculation gives is
    a new value with no text behind it. Only the text has the seventh digit.
    """

    __slots__ = ("_text",)

    _text: str

    @classmethod
    def fromisoformat(cls, text: str, /) -> DateTime:
        """Read an ISO 8601 text and keep it. Raises ValueError when it is none."""
        value = super().fromisoformat(text)
        value._text = text
        return value

    @property
    def text(self) -> str:
        """The text that this was read from; for a calculated value, `isoformat()`."""
        try:
            return self._text
        except AttributeError:
            return self.isoformat()

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> tuple[Any, ...]:
        # The constructor of datetime knows no text; copy and pickle come here.
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

# Where no annotation says so (an unknown property, a value of type Any), pydantic asks the class of the value.
DateTime.__pydantic_serializer__ = SchemaSerializer(  # type: ignore[attr-defined]  # pyright: ignore
    core_schema.any_schema(serialization=_WRITER)
)


class _IsoText:
    """The pydantic schema of a date: JSON has a text, Python may also have the value itself."""

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
"""A `date-time` of the API: `datetime` to type checkers, `DateTime` when it came from the server."""

Date = Annotated[date, _IsoText(date)]
"""A `date` of the API; a server that sends a time with it gives a `DateTime`, which is a date too."""
