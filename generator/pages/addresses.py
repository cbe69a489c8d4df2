"""Which paths address the same thing, and what a path says about the name of its operation.

A rule of the profile lists forms of a path (`/fleets/{fleet-id}/boats/{boat-id}`, `/my/boat`); the first one stands for
all. In a form, `{name}` is one segment, `{...name}` several; a `:` ends both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.http_message import VARIABLE
from generator.profiles.annotated import Addresses

_LITERAL_ARGUMENT = re.compile(r"(\w+)=(['\"]?)([^'\"(),{}]*|\{[^{}]*\})\2(?=[,)])")
_BRACES = re.compile(r"\{([^{}]*)\}")


_BLANK = "{*}"
"""A variable without its name."""


@dataclass(frozen=True, slots=True)
class Address:
    """A path taken apart. `key` is the same for all that address the same thing; `rank` is less for better forms."""

    key: str
    template: str
    """The path, with variables in place of values that a form has variables for."""
    rank: tuple[int, ...]


def blank(template: str) -> str:
    """A template without the names of its variables."""
    return VARIABLE.sub(_BLANK, template)


def plain_path(path: str, corrections: Mapping[str, str]) -> str:
    """The path of a request line with names that a variable can have, and without misspellings that are known.

    The arguments of a function (`find(name='{text}')`, OData 4 URL Conventions, section 4.5) become variables that are
    called as they are.
    """
    for wrong, right in corrections.items():
        path = _corrected(path, wrong, right)
    path = _LITERAL_ARGUMENT.sub(lambda m: f"{m[1]}={m[2]}{{{m[1]}}}{m[2]}", path)
    path = _BRACES.sub(lambda m: "{" + (re.sub(r"[^A-Za-z0-9_.-]+", "-", m[1].strip()) or "value") + "}", path)
    return path.rstrip("/") or "/"


def _corrected(path: str, wrong: str, right: str) -> str:
    """The path with a part replaced; a `{}` in the part is any variable, and stays as it is."""
    pattern = re.escape(wrong).replace(re.escape("{}"), r"(\{[^{}]*\})")
    return re.sub(pattern + r"(?=[/:(]|\Z)", lambda m: right.replace("{}", "%s") % m.groups(), path)


def address(path: str, rules: Sequence[Addresses]) -> Address:
    """Take a path apart by the rules of a profile."""
    key, own, rest, rank = "", "", path, []
    for rule in rules:
        if blank(rule.after) != key:
            continue
        for number, form in enumerate(rule.forms):
            m = _pattern(form).match(rest)
            if m:
                own += _with_values(form, m)
                key += blank(rule.forms[0])
                rest = rest[m.end() :]
                rank.append(number)
                break
    return Address(key + blank(rest), own + rest, tuple(rank))


@lru_cache(maxsize=200)
def _pattern(form: str) -> re.Pattern[str]:
    parts = VARIABLE.split(form)
    found = "".join(
        (r"(\{[^{}]*\}|[^:?]+?)" if part.startswith("...") else r"(\{[^{}]*\}|[^/:?(]+)") if at % 2 else re.escape(part)
        for at, part in enumerate(parts)
    )
    # What several segments may follow goes on to the end, where no `:` ends it.
    end = r"\Z" if re.search(r"\{\.\.\.[^{}]*\}\Z", form) else r"(?=/|\Z)"
    return re.compile(found + end)


def _with_values(form: str, m: re.Match[str]) -> str:
    """The form with the variables of the path, and its own ones where the path has values."""
    values = iter(m.groups())

    def variable(own: re.Match[str]) -> str:
        value = next(values)
        return value if value.startswith("{") else "{" + own[1].removeprefix("...") + "}"

    return VARIABLE.sub(variable, form)


def common_names(templates: Iterable[str]) -> dict[str, str]:
    """The template with the name that most templates give to each variable, by the template without names."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    found = list(templates)
    for template in found:
        for m in VARIABLE.finditer(template):
            votes[_before(template, m)][m[1]] += 1
    best = {before: min(names, key=lambda name: (-names[name], name)) for before, names in votes.items()}
    return {blank(template): _named(template, best) for template in found}


def _before(template: str, variable: re.Match[str]) -> str:
    """What stands before a variable, and the `:` behind it: what is addressed by a path has another name."""
    return blank(template[: variable.start()]) + template[variable.end() : variable.end() + 1].strip("/")


def _named(template: str, best: Mapping[str, str]) -> str:
    result, at = "", 0
    for m in VARIABLE.finditer(template):
        result += template[at : m.start()]
        name = best[_before(template, m)]
        taken = "{" + name + "}" in result
        result += "{" + (m[1] if taken else name) + "}"
        at = m.end()
    return result + template[at:]


# ------------------------------------------------------------------------------------------ names


def segments(template: str) -> list[str]:
    """The segments of a path. What an argument of a function or a `:` adds to a segment is no part of it."""
    return [part.strip(":") for part in re.sub(r"\([^()]*\)", "", template).split("/") if part.strip(":")]


def with_variables(where: Address, others: Iterable[Address]) -> str:
    """The template with the variables of another path that it shows with values, one of which is a number."""
    own = where.key.split("/")
    for other in others if any(segment.isdigit() for segment in own) else ():
        theirs = other.key.split("/")
        if len(own) != len(theirs) or other.key == where.key:
            continue
        values = [at for at, (mine, their) in enumerate(zip(own, theirs, strict=True)) if mine != their]
        if values and all(theirs[at] == _BLANK and own[at] != _BLANK for at in values):
            mine, names = where.template.split("/"), other.template.split("/")
            for at in values:
                mine[at - len(own)] = names[at - len(own)]
            return "/".join(mine)
    return where.template


def collections(templates: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The literal segments that lead to a variable: places that hold things, rather than things to do."""
    found: set[tuple[str, ...]] = set()
    for template in templates:
        words: list[str] = []
        for segment in segments(template):
            if VARIABLE.fullmatch(segment) or VARIABLE.search(segment):
                found.add(tuple(words))
            else:
                words.append(segment)
    return frozenset(found)


_ON_ONE = {"GET": "get", "PUT": "update", "PATCH": "update", "POST": "create", "DELETE": "delete", "HEAD": "head"}


def literals(template: str) -> tuple[str, ...]:
    """The segments of a path that are no variables."""
    return tuple(segment for segment in segments(template) if not VARIABLE.search(segment))


def place_and_name(
    method: str, where: Address, holders: frozenset[tuple[str, ...]], methods: frozenset[str], *, is_list: bool
) -> tuple[tuple[str, ...], str]:
    """The group of an operation, as the segments that lead to it, and what the operation is called there.

    `methods` are all methods of what the path addresses, and `holders` what holds things, both by keys. The last
    segment names the operation where it holds nothing: `POST /boats/{boat-id}/rename` is `rename` of `boats`, `GET
    /boats/{boat-id}/log` is `get_log`.
    """
    words = literals(where.template)
    verb = "list" if method == "GET" and is_list else _ON_ONE.get(method, method.lower())
    is_one = where.key.endswith("}")
    if is_one or literals(where.key) in holders or len(words) < 2:
        return words, verb
    if "(" in where.template.rpartition("/")[2] or (method == "POST" and methods == {"POST"}):
        return words[:-1], words[-1]
    return words[:-1], f"{verb}_{words[-1]}"
