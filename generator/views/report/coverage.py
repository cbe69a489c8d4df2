"""How well types are known, as charts and the tables behind them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.coverage.model import STATES, Coverage, SectionCoverage, State, Tally
from generator.listing import counted
from generator.trusted import SafeText, html_text
from generator.views.report.bars import Bar, bar
from generator.views.report.numbers import number, share

_NAMES: dict[State, str] = {
    "pages": "From pages",
    "reference": "From a reference",
    "overridden": "Overridden",
    "conflicting": "Conflicting",
    "unknown": "Unknown",
}
_MEANINGS: dict[State, str] = {
    "pages": "A table, a sample or a sentence says the type, or the properties of the same name elsewhere do.",
    "reference": "A published document says the type, its format or its values, and no page does.",
    "overridden": "An override states the type.",
    "conflicting": "Evidence disagrees. The strongest decides, and clients are lenient about the rest.",
    "unknown": "Nothing says the type, so clients accept any JSON value.",
}


@dataclass(frozen=True, slots=True)
class StateView:
    """An entry of the legend, with the figures of the whole API."""

    kind: SafeText
    name: SafeText
    meaning: SafeText
    count: SafeText
    share: SafeText


@dataclass(frozen=True, slots=True)
class TallyView:
    """One line of a chart, and one row of the table behind it."""

    name: SafeText
    facts: Bar
    samples: Bar
    has_samples: bool
    known: SafeText
    """The share of types that are not unknown."""
    matching: SafeText
    """How many of how many samples."""
    cells: tuple[SafeText, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """The chart of one section: its groups, below the section as a whole."""

    title: SafeText
    noun: SafeText
    whole: TallyView
    groups: tuple[TallyView, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """All charts."""

    whole: TallyView
    states: tuple[StateView, ...]
    columns: tuple[SafeText, ...]
    """Heads of the cells of each row."""
    sections: tuple[SectionView, ...]
    elsewhere: SafeText | None
    """A sentence about the parts that are in no section."""


def coverage_view(of: Coverage) -> CoverageView:
    """The figures as charts."""
    facts = of.tally.facts
    elsewhere = f"{counted(of.elsewhere, 'type')} in the total that only older editions, documents or overrides show."
    return CoverageView(
        whole=_tally("All sections", of.tally),
        states=tuple(
            StateView(
                html_text(state),
                html_text(_NAMES[state]),
                html_text(_MEANINGS[state]),
                number(of.tally.states.get(state, 0)),
                share(of.tally.states.get(state, 0), facts),
            )
            for state in STATES
        ),
        columns=tuple(map(html_text, ("Types", *(_NAMES[state] for state in STATES), "Samples", "Round-trip"))),
        sections=tuple(map(_section, of.sections)),
        elsewhere=html_text(f"Not below: {elsewhere}") if of.elsewhere else None,
    )


def _section(section: SectionCoverage) -> SectionView:
    return SectionView(
        title=html_text(section.title),
        noun=html_text(section.noun.capitalize()),
        whole=_tally(f"All {section.title.lower()}", section.tally),
        groups=tuple(_tally(group.name, group.tally) for group in section.groups),
    )


def _tally(name: str, tally: Tally) -> TallyView:
    counts = [tally.states.get(state, 0) for state in STATES]
    facts = [(state, _NAMES[state].lower(), value) for state, value in zip(STATES, counts, strict=True)]
    lost = tally.samples - tally.matching
    return TallyView(
        name=html_text(name),
        facts=bar(f"Types of {name}", facts),
        samples=bar(f"Samples of {name}", [("matching", "round-trip", tally.matching), ("lossy", "do not", lost)]),
        has_samples=bool(tally.samples),
        known=share(tally.facts - tally.states.get("unknown", 0), tally.facts),
        matching=html_text(f"{tally.matching:,} of {tally.samples:,}" if tally.samples else "no samples"),
        cells=tuple(map(number, (tally.facts, *counts, tally.samples, tally.matching))),
    )
