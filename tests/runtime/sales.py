"""Models with every kind of field, as they are generated."""

from typing import Annotated, Any, Literal

from pydantic import Field

from generator.runtime._model import Base64, Model, Number, Open, wire
from generator.runtime._timestamp import Date, DateTime, Timestamp


class Right(Model):
    mask: Annotated[Literal["Full", "None"] | str | None, Open] = None
    reason: str | None = None


class Sale(Model):
    sale_id: int | None = None
    amount: Number | None = None
    url: Annotated[str | None, Field(alias="URL")] = None
    vat: str | None = wire("VAT")
    done: bool | None = None
    sale_date: Timestamp | None = None
    other_date: DateTime | None = None
    day: Date | None = None
    picture: Base64 | None = None
    right: Right | None = None
    rights: list[Right] | None = None
    by_name: dict[str, Right] | None = None
    numbers: list[int] | None = None
    status: Literal["Lost", "Sold"] | str | None = None
    kinds: list[Annotated[Literal["A"] | str, Open]] | None = None
    anything: Any = None
    either: int | list[Right] | None = None
    parent: "Sale | None" = None
    left: "Left | None" = None


class Left(Model):
    right: "Opposite | None" = None
    lefts: "list[Left] | None" = None


class Opposite(Model):
    left: Left | None = None
    name: str | None = None


class Strict(Model):
    needed: int
    free: str | None = None


class Page(Model):
    value: list[Sale] | None = wire("value")
    odata_next_link: Annotated[str | None, Field(alias="odata.nextLink")] = None
