"""From what a person types to the part of the API that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches

from generator.explain.known_names import KnownName, known_names
from generator.explain.request_lines import find_request
from generator.overrides.apply import Correction
from generator.overrides.names import new_place
from generator.overrides.places import NoPlaceError, Place, Places, segments

_CALL = re.compile(r"(?P<function>[\w.]+)\(\s*(?P<argument>\w*)[^)]*\)\Z")
_MOST = 20
"""How many candidates are listed."""


class NothingToExplainError(LookupError):
    """The name stands for nothing, or for several things. The message names what may be meant."""


def find(name: str, correction: Correction, package: str = "") -> Place:
    """The part of the API with a name, as the pages call it. Raises NothingToExplainError.

    A name in the case that it has comes before the same one in another case, and a whole name before the last part of
    one. `package` is the import name of the client, which a name may start with.
    """
    text = name.strip().strip("`")
    try:
        return Places(correction.original).find(segments(text))
    except (NoPlaceError, ValueError):
        origins = _origins(correction)
    known = list(known_names(correction.api))
    for found in _tiers(_spellings(text, package), text, correction, known):
        if places := list(dict.fromkeys(origins.get(place, place) for place in found)):
            if len(places) > 1:
                raise NothingToExplainError(_several(name, places))
            return places[0]
    raise NothingToExplainError(_nothing(name, [each.short for each in known]))


def _tiers(
    spellings: Sequence[str], text: str, correction: Correction, known: Sequence[KnownName]
) -> Iterator[Iterable[Place]]:
    """What a name may stand for, the best first."""
    for fold in (str, str.casefold):
        for spelling in spellings:
            yield _ending_in(spelling, known, fold, is_short=False)
    yield find_request(text, correction.api)
    for fold in (str, str.casefold):
        yield _ending_in(text, known, fold, is_short=True)


def _spellings(text: str, package: str) -> list[str]:
    """A name as it may be written in an output: as a call, as a JSON Pointer, with spaces between its parts."""
    found = [text]
    if call := _CALL.match(text):
        found.append(".".join(filter(None, call.groups())))
    if text.startswith("#/"):
        found.append(text[2:].replace("/properties/", "/").replace("/", ".").replace("~1", "/").replace("~0", "~"))
    if package and found[-1].startswith(f"{package}."):
        found.append(found[-1].removeprefix(f"{package}."))
    if re.fullmatch(r"\S+ \S+", text):
        found.append(text.replace(" ", "."))
    return found


def _ending_in(text: str, known: Iterable[KnownName], fold: Callable[[str], str], *, is_short: bool) -> list[Place]:
    """The places of the names that end in a text, at a dot. `is_short`: the last part of a name is enough."""
    wanted = fold(text)
    behind = f".{wanted}"
    return [
        name.place
        for name in known
        if ((full := fold(name.text)) == wanted or full.endswith(behind))
        and (is_short or len(wanted) >= len(name.short))
    ]


def _origins(correction: Correction) -> dict[Place, Place]:
    """The places that overrides rename, under their new names -> under the names on the pages."""
    places = Places(correction.original)
    owners = {
        (found.place.kind in ("model", "field"), found.place.owner)
        for found in correction.matches
        if found.entry.value("rename") and not correction.has_errors
    }
    origins: dict[Place, Place] = {}
    for is_model, owner in owners:
        if owner in (places.api.models_by_name if is_model else places.operations):
            whole = Place("model" if is_model else "operation", owner)
            for place in (whole, *places.within(owner, is_operation=not is_model)):
                origins[new_place(place, correction.matches)] = place
    return origins


def _several(name: str, places: Sequence[Place]) -> str:
    lines = [f"    {place}" for place in places[:_MOST]]
    if len(places) > _MOST:
        lines.append(f"    … and {len(places) - _MOST:,} more")
    return "\n".join((f"`{name}` stands for {len(places):,} things; name one of them:", *lines))


def _nothing(name: str, known: Iterable[str]) -> str:
    """The message for a name that stands for nothing, with the nearest names: of the same owner, where there is one."""
    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(each.casefold(), each)
    wanted = name.casefold()
    owner = wanted.rpartition(".")[0]
    pool = [each for each in folded if each.rpartition(".")[0] == owner]
    near = get_close_matches(wanted, pool, n=3)
    if not near and owner:
        near = get_close_matches(wanted.partition(".")[0], [each for each in folded if "." not in each], n=3)
    end = f"; there is {', '.join(folded[each] for each in near)}" if near else ""
    return f"nothing in the API, its document or its client is called `{name}`{end}"
