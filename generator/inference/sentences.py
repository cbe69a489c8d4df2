"""Names of types in running text and in ids: "Gets a ContactEntity object", `v1ContactAgent_SaveContactEntity`."""

from __future__ import annotations

import re

_NAME = r"(?P<name>(?=\w*[a-z])[A-Z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+|[A-Z][a-z]{3,})"
"""A word that can be a type: more than one hump, or a capitalised word of at least four letters."""
_TYPE = r"(?P<name>[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)"
"""A word that can hardly be anything else: it has humps, and is no abbreviation."""

_PATTERNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (6, re.compile(rf"\b[Cc]arrier object for {_NAME}\b")),
    (6, re.compile(rf"\b[Pp]artial {_NAME} class\b")),
    (4, re.compile(rf"\b(?:[Aa]rray|[Ll]ist|[Cc]ollection) of {_NAME}(?: objects| items| carriers)?\b")),
    (
        4,
        re.compile(
            rf"\b(?:[Aa]n?|[Tt]he|new|existing|[Rr]eturns) {_NAME} (?:object|carrier|entity|class|instance)s?\b"
        ),
    ),
    (4, re.compile(rf"\b[Tt]he {_NAME} (?:that is|to be|which is) \w+")),
    (3, re.compile(rf"\b(?:new|existing|[Rr]eturns? (?:an?|the)|[Gg]ets? (?:an?|the)) {_NAME}\b")),
    (2, re.compile(rf"\b[Tt]he {_TYPE}\b")),
)
_OUTRIGHT = 6
_DICTIONARY = re.compile(r"(?:(?:An?|The)\s+)?(?:\w+\s+)?\w*[Dd]ictionary\b")
_WITH = re.compile(rf"{_NAME} (?:entity )?with (?:API )?_?(?P<extra>[A-Z][A-Za-z]+) added")
_ID = re.compile(
    r"_[A-Z][a-z]+(?:Default|All|My|And[A-Z][a-z]+|Or[A-Z][a-z]+)*(?P<name>[A-Z][A-Za-z0-9]*?)(?:List|Array)?\d*"
    r"(?:(?:From|By|For|With|On|In|To|Of|As|At)(?:[A-Z].*)?)?\Z"
)
"""A verb, the thing, and what narrows it: `_GetAllPriceListsByOwner`."""
_COMMON = {"This", "That", "With", "From", "When", "Used", "Uses", "Note", "Returns", "Default", "Online", "Array"}


def names_in(text: str) -> list[tuple[str, int]]:
    """Names that a description claims for the thing described, each with its weight; the strongest pattern counts."""
    best: dict[str, int] = {}
    for m in _WITH.finditer(text):
        best[f"{m['name']}With{m['extra']}"] = 6
    for weight, pattern in _PATTERNS:
        for m in pattern.finditer(text):
            name = m["name"]
            if name not in _COMMON:
                best[name] = max(best.get(name, 0), weight)
    return sorted(best.items())


def types_stated_in(text: str) -> list[str]:
    """The one type that a description states outright ("Carrier object for Associate"); none when it states several."""
    stated = {m["name"] for weight, pattern in _PATTERNS if weight >= _OUTRIGHT for m in pattern.finditer(text)}
    return sorted(stated) if len(stated) == 1 else []


def states_dictionary(text: str) -> bool:
    """Whether a description says that the thing is a dictionary: "A dictionary with the values to update"."""
    return bool(_DICTIONARY.match(text))


def name_in_id(page_id: str) -> str | None:
    """The thing that a page id names behind its verb: `v1ContactAgent_SaveContactEntity` -> `ContactEntity`."""
    m = _ID.search(page_id)
    return m["name"] if m else None


def singular(name: str) -> str:
    """The name of one item of a property with a plural name."""
    if name.endswith("ies") and len(name) > 4:
        return f"{name[:-3]}y"
    if name.endswith(("sses", "uses", "xes", "ches", "shes")):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "us", "is")) else name
