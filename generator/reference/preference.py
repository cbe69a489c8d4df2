"""Which of two sources decides where the pages and a published document disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.spelling import did_you_mean

Side = Literal["pages", "reference"]
_SIDES = ("pages", "reference")
_WORDS = {"names": _SIDES, "types": _SIDES, "values": (*_SIDES, "union")}


@dataclass(frozen=True, slots=True)
class Preference:
    """What decides, for each kind of fact: names of models, types, values of enumerations."""

    names: Side = "reference"
    types: Side = "pages"
    values: Side | Literal["union"] = "union"


DEFAULT = Preference()


class PreferenceError(Exception):
    """The table cannot be used. `keys` lead from the table to the place."""

    def __init__(self, keys: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.keys = keys


def read_preference(table: object) -> Preference:
    """The preference of the setting `prefer` as TOML gives it. Raises PreferenceError."""
    if not isinstance(table, dict):
        raise PreferenceError((), "`prefer` must be a table")
    for key, value in table.items():
        if key not in _WORDS:
            hint = did_you_mean(key, _WORDS) or f"; known are: {', '.join(_WORDS)}"
            raise PreferenceError((key,), f"unknown key `{key}` in `prefer`{hint}")
        if value not in _WORDS[key]:
            raise PreferenceError((key,), f"`{key}` must be one of {', '.join(_WORDS[key])}, and not {value!r}")
    return Preference(**table)
