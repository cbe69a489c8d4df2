"""Names: from the words of the documentation to identifiers, the same way everywhere."""

from __future__ import annotations

import functools
import keyword
import re
import unicodedata
from collections.abc import Collection, Iterable

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[A-Z]")


def words(text: str) -> list[str]:
    """The words of a name, in lower case: `SmtpEMailURL2` -> smtp, email, url2; `cRMScriptId` -> crm, script, id."""
    return [*_words(text)]


@functools.lru_cache(maxsize=10_000)  # the same names come again and again
def _words(text: str) -> tuple[str, ...]:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    # A camelCased acronym (`cRMScript`, `eMail`): .NET lowers only its first letter, so raise it again.
    ascii_text = re.sub(r"(?<![A-Za-z0-9])[a-z](?=[A-Z]{2})", lambda m: m.group().upper(), ascii_text)
    found: list[str] = []
    for part in re.split(r"[^A-Za-z0-9]+", ascii_text):
        for word in _WORD.findall(part):
            joins = found and (word.isdigit() or (found[-1] == "e" and word.lower() == "mail"))
            if joins:
                found[-1] += word.lower()
            else:
                found.append(word.lower())
    return tuple(found)


def snake(text: str) -> str:
    """snake_case; an identifier whatever the text: a keyword gets a trailing `_`, a leading digit a leading `n`."""
    name = "_".join(words(text)) or "unnamed"
    if name[0].isdigit():
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in ("self",) else name


def pascal(text: str) -> str:
    """PascalCase, keeping the capitals that there are: `eMailAccount` -> `EMailAccount`, `list item` -> `ListItem`."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", ascii_text)) or "Unnamed"
    if name[0].isdigit():
        name = f"N{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def singular(name: str) -> str:
    """The name of one item of what has a plural name: `Boats` -> `Boat`. A name in the singular stays as it is."""
    if name.endswith("ies") and len(name) > 4:
        return f"{name[:-3]}y"
    if name.endswith(("sses", "uses", "xes", "ches", "shes")):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "us", "is")) else name


def unique_beside(names: Iterable[tuple[str, str]], taken: Collection[str] = ()) -> list[str]:
    """For each pair of a chosen name and a derived one: the chosen one as it is, else the derived one made unique."""
    pairs = list(names)
    chosen = {first for first, _ in pairs if first}
    derived = iter(unique((second for first, second in pairs if not first), {*taken, *chosen}))
    return [first or next(derived) for first, _ in pairs]


def unique(names: Iterable[str], taken: Collection[str] = ()) -> list[str]:
    """The names in order, none twice and none in `taken`: a later one gets `_`, then `_2`, `_3`, … behind it."""
    used = set(taken)
    result: list[str] = []
    for name in names:
        candidate, number = name, 1
        while candidate in used:
            candidate = (
                f"{name.rstrip('_')}_" if number == 1 and not name.endswith("_") else f"{name.rstrip('_')}_{number + 1}"
            )
            number += 1
        used.add(candidate)
        result.append(candidate)
    return result
