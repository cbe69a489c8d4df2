"""Responses that differ from the documentation: additions, null, absent and wrong values. Nothing is lost."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .exchange import Exchange, exchanges, text
from .loopback import Loopback
from .subject import PACKAGE, Client, ValidationFailed, encode

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings(f"ignore::{PACKAGE}.ResponseWarning"),
]

Member = tuple[Any, Any]
"""A list or dict, and one of its indices or keys."""


def members(value: Any) -> Iterator[Member]:
    """Every member of a document, at any depth."""
    holder: Any = value
    keys: Any = ()
    if isinstance(value, (dict, list)):
        keys = holder if isinstance(value, dict) else range(len(holder))
    for key in keys:
        yield holder, key
        yield from members(holder[key])


def unknown_property(document: Any, chance: random.Random) -> None:
    objects = [document, *(holder[key] for holder, key in members(document))]
    for value in objects:
        if isinstance(value, dict):
            value["AddedLater"] = {"Value": [1, None, 2.5], "When": "2031-02-03T04:05:06.1234567Z"}


def unknown_enum_value(document: Any, chance: random.Random) -> None:
    for holder, key in members(document):
        if isinstance(holder[key], str) and holder[key].isidentifier():
            holder[key] += "OfALaterVersion"


def null(document: Any, chance: random.Random) -> None:
    for holder, key in _some(document, chance):
        holder[key] = None


def missing_property(document: Any, chance: random.Random) -> None:
    for holder, key in _some(document, chance):
        if isinstance(holder, dict):
            del holder[key]


def wrong_type(document: Any, chance: random.Random) -> None:
    for holder, key in _some(document, chance):
        holder[key] = chance.choice([[], {}, "text", 5, 2.5, True, [{"A": None}], {"A": [1]}])


def _some(document: Any, chance: random.Random) -> list[Member]:
    """About one member in seven, none of them inside another; the first member if none was chosen."""
    chosen: list[Member] = []
    inside: set[int] = set()
    for holder, key in members(document):
        is_chosen = id(holder) not in inside and chance.random() < 0.15
        if is_chosen:
            chosen.append((holder, key))
        if is_chosen or id(holder) in inside:
            inside.add(id(holder[key]))
    return chosen or list(members(document))[:1]


CHANGES: list[Callable[[Any, random.Random], None]] = [
    unknown_property,
    unknown_enum_value,
    null,
    missing_property,
    wrong_type,
]
WITH_JSON = [e for e in exchanges() if e.has_json_response]


@pytest.mark.parametrize("exchange", WITH_JSON, ids=str)
def test_nothing_is_lost(exchange: Exchange, server: Loopback, client: Client) -> None:
    method, arguments = exchange.method(client, raw=True), exchange.arguments()
    for change in CHANGES:
        document = copy.deepcopy(exchange.response["json"])
        change(document, random.Random(exchange.id))
        server.will(exchange.documented_response(document))
        response = method(**arguments)
        assert text(encode(response.value)) == text(document), change.__name__
        if change is wrong_type and response.problems:
            with pytest.raises(ValidationFailed) as caught:
                method(**arguments, strict=True)
            assert caught.value.problems == response.problems
