"""The tables of an annotated page: what their rows are, and the rows without links and markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.findings import Span, rule
from generator.naming import singular
from generator.pages.account import Account, in_lines
from generator.pages.annotated.comments import link_target, without_links
from generator.pages.cells import NAMES
from generator.pages.markdown import Block
from generator.pages.model import Row
from generator.pages.tables import cells, read_table
from generator.profiles.annotated import Scopes
from generator.profiles.layout import ColumnKind
from generator.profiles.model import Profile

TABLE_AS_TEXT = rule(
    "P215",
    "info",
    "A table says nothing that a reader knows",
    "Its columns are none of those of parameters, properties, values, statuses or permissions; it is kept as text.",
    "Nothing, if it is only for readers; else use columns that the profile names.",
)

_MARKUP = re.compile(r"\A(?:\*{1,3}|_{1,3}|`+)?(.*?)(?:\*{1,3}|_{1,3}|`+)?\Z")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*\Z")
_LINKED = re.compile(r"\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?")
_MARKED = re.compile(r"[*_`]+([\w@.$-]+)[*_`]+")


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of an enumeration, as a table lists them."""

    property: str
    values: tuple[str, ...]
    span: Span


def column_kinds(block: Block, profile: Profile) -> list[ColumnKind | None]:
    """What each column of a table holds."""
    return [profile.columns.kinds.get(title.lower()) for title in cells(block.lines[0])]


def has_names(kinds: Sequence[ColumnKind | None]) -> bool:
    """Whether the rows of a table are named, and say something about what they name."""
    return any(kind in NAMES for kind in kinds) and bool({"type", "description"} & {*kinds})


def lists_choices(kinds: Sequence[ColumnKind | None]) -> bool:
    """Whether the rows are the values of an enumeration."""
    return kinds[:1] == ["value"] or (kinds[:1] == ["type"] and not any(kind in NAMES for kind in kinds))


def read_rows(
    block: Block, profile: Profile, links: Mapping[str, str], seen: dict[str, Row], account: Account
) -> tuple[Row, ...]:
    """The rows of a table of parameters or properties. `seen` are those of the tables before it, by name."""
    plain = _plain(block, profile, links)
    table, _ = read_table(plain, (), profile.columns, profile.types, seen=seen, account=account)
    account.take_all(table.rows)
    return table.rows


def _plain(block: Block, profile: Profile, links: Mapping[str, str]) -> Block:
    """The table without links, and without markup around names and types."""
    kinds = column_kinds(block, profile)
    lines = list(block.lines)
    for number, line in enumerate(lines[1:], 1):
        if not line.strip() or _SEPARATOR.match(line):
            continue
        values = cells(line)
        for at, kind in enumerate(kinds[: len(values)]):
            if kind == "type":
                values[at] = _type_text(values[at], links, profile)
            elif kind in NAMES:
                values[at] = _word(without_links(values[at], links))
            else:
                values[at] = without_links(values[at], links)
        # A row that ends early lacks only text: its cells are blank.
        values += [""] * (len(kinds) - len(values))
        lines[number] = "| " + " | ".join(value.replace("|", "\\|") for value in values) + " |"
    return replace(block, lines=tuple(lines))


def _word(text: str) -> str:
    m = _MARKUP.match(text.strip())
    return m[1].strip() if m else text.strip()


def _type_text(text: str, links: Mapping[str, str], profile: Profile) -> str:
    """The text of a type. A link whose words are no name stands for the file that it leads to."""
    target = link_target(text, links)
    plain = without_links(text, links)
    if target and "://" not in target and " " in _word(without_links(_first_link(text), links)):
        plain = text.replace(_first_link(text), PurePosixPath(target.partition("#")[0]).stem)
    # A link without a target is its words all the same.
    plain = re.sub(r"[*`]", "", _LINKED.sub(lambda m: m[0][1:].partition("]")[0], plain)).strip()
    note = profile.representation.note
    return note.sub("", plain).strip() if note else plain


def _first_link(text: str) -> str:
    m = _LINKED.search(text)
    return m[0] if m else ""


def read_choices(
    block: Block, heading: str, around: Iterable[Block], names: Iterable[str], account: Account
) -> Choices | None:
    """The values that a table lists, for the property that the heading or the text around the table names.

    `names` are the properties and parameters of the page. None where none of them is named.
    """
    known = {name.lower(): name for name in names}
    words = re.findall(r"[\w@.$-]+", heading)
    words += [m for other in around for line in other.lines if other.kind == "prose" for m in _MARKED.findall(line)]
    found = next((known[key] for word in words for key in (word.lower(), singular(word.lower())) if key in known), None)
    found = found or next((known[f"{w.lower()}s"] for w in words if f"{w.lower()}s" in known), None)
    if found is None:
        return None
    values = [_word(cells(line)[0]) for line in block.lines[2:] if line.strip()]
    account.take(*(block.span(at) for at in range(2, len(block.lines))))
    return Choices(found, tuple(dict.fromkeys(v for v in values if v and not v.startswith("("))), block.span())


def read_scopes(block: Block, profile: Profile, account: Account) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The scopes of a table of permissions, by flow, in the order of the table."""
    layout: Scopes = profile.scopes
    kinds = column_kinds(block, profile)
    found: dict[str, dict[str, None]] = {}
    for at, line in enumerate(block.lines[2:], 2):
        values = cells(line)
        if layout.scope is None or len(values) <= max(kinds.index("permission"), kinds.index("scopes")):
            continue
        label = values[kinds.index("permission")].lower()
        flow = next((row.flow for row in layout.rows if label.startswith(row.starts.lower())), None)
        if flow is not None:
            account.take(block.span(at))
            scopes = layout.scope.findall(values[kinds.index("scopes")])
            found.setdefault(flow, {}).update(dict.fromkeys(scopes))
    return tuple((flow, tuple(scopes)) for flow, scopes in found.items())


def keep_as_text(block: Block, account: Account) -> None:
    """Name a table that is no more than text."""
    title = " | ".join(cells(block.lines[0]))
    rows = [at for at in range(2, len(block.lines)) if block.lines[at].strip()]
    account.take(*(block.span(at) for at in rows))
    account.find(
        TABLE_AS_TEXT,
        f"kept as text, with {in_lines(len(rows))}; name its columns in the profile, if they are facts: {title[:80]}",
        block.span(),
    )
