"""How `benchmarks.client` shows its figures: one table, ratios first; then what could not be measured, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.table import Table

from benchmarks.client_packages import PEERS, Installed, UnfitError
from benchmarks.client_probe import Start
from benchmarks.client_types import Checked, Outcome

REFERENCE = PEERS[0].name
"""The peer whose wheel is the unit of the others'."""

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Baseline:
    """Bare Python; the libraries imported; the libraries with one small model built."""

    bare: Start
    libraries: Start
    one_model: Start


@dataclass(frozen=True, slots=True)
class Result:
    """All that is measured of one package; a step that failed says why."""

    package: Installed
    imported: Start | UnfitError
    callable: Start | UnfitError
    answer: Start | UnfitError
    program_by_mypy: Outcome
    program_by_pyright: Outcome
    whole_by_mypy: Outcome
    whole_by_pyright: Outcome


def table(title: str, baseline: Baseline, results: Sequence[Result]) -> Table:
    """The table: a row for each measure, a column for each package, and one for the libraries with one small model."""
    libraries, least = baseline.libraries, baseline.one_model
    made = Table(title=title, title_justify="left")
    made.add_column("start-up in CPU time")
    made.add_column("wanted", justify="right")
    made.add_column("libraries", justify="right")
    for result in results:
        made.add_column(result.package.name, justify="right")

    def row(heading: str, wanted: str, cell: Callable[[Result], str], of_libraries: str = "") -> None:
        made.add_row(heading, wanted, of_libraries, *map(cell, results))

    def time(start: Start | UnfitError) -> str:
        if isinstance(start, UnfitError):
            return "-"
        return f"{start.seconds / libraries.seconds:.2f} x  {start.seconds * 1e3:,.0f} ms"

    row("import", "≤ 25 ms", lambda result: time(result.imported), time(libraries))
    row("  modules loaded", "", lambda result: _modules(result.imported), _modules(libraries))
    row("  of other packages", "none", _foreign)
    row("first callable method with its models", "≤ 1.60 x", lambda result: time(result.callable), time(least))
    row("  modules loaded", "", lambda result: _modules(result.callable), _modules(least))
    row(f"  peak memory (bare Python {baseline.bare.peak:.0f})", "≤ 60 MiB", lambda r: _peak(r.callable), _peak(least))
    row("first answer, from a server on loopback", "", lambda result: time(result.answer))
    row("  peak memory", "", lambda result: _peak(result.answer))
    made.add_section()
    row("mypy --strict, cold, on three lines", "≤ 5 s", lambda result: _seconds(result.program_by_mypy))
    row("  errors for the one wrong argument", "1", lambda result: _errors(result.program_by_mypy))
    row("pyright strict on three lines", "", lambda result: _seconds(result.program_by_pyright))
    row("  errors for the one wrong argument", "1", lambda result: _errors(result.program_by_pyright))
    row("mypy --strict on the package: errors", "0", lambda result: _errors(result.whole_by_mypy))
    row("pyright strict on the package: errors", "0", lambda result: _errors(result.whole_by_pyright))
    made.add_section()
    unit = next((result.package for result in results if result.package.name == REFERENCE), None)
    size, files = (unit.size, unit.files) if unit else (None, None)
    row("wheel", "≤ 0.33 x", lambda r: f"{_share(r.package.size, size)}{r.package.size / _MIB:.1f} MiB")
    row("  files in it", "≤ 0.33 x", lambda r: f"{_share(r.package.files, files)}{r.package.files:,}")
    row("generated in, wall time", "", lambda result: f"{result.package.generation:.0f} s")
    return made


def notes(results: Sequence[Result]) -> Iterator[str]:
    """Why cells are empty, and what the type checkers say first where it is not the one error that is wanted."""
    for result in results:
        for step in ("imported", "callable", "answer"):
            start: Start | UnfitError = getattr(result, step)
            if isinstance(start, UnfitError):
                yield f"{result.package.name}, {step}: {start}"
        for step, wanted in (("program", 1), ("whole", 0)):
            for checker in ("mypy", "pyright"):
                checked: Outcome = getattr(result, f"{step}_by_{checker}")
                if isinstance(checked, UnfitError):
                    yield f"{result.package.name}, {step}, {checker}: {checked}"
                elif checked and len(checked.errors) != wanted:
                    first = checked.errors[0].partition("\n")[0] if checked.errors else "no error"
                    yield f"{result.package.name}, {step}, {checker}, the first: {first}"


def _share(part: int, whole: int | None) -> str:
    return f"{part / whole:.2f} x  " if whole else ""


def _modules(start: Start | UnfitError) -> str:
    return "-" if isinstance(start, UnfitError) else f"{len(start.modules):,}"


def _foreign(result: Result) -> str:
    start = result.imported
    if isinstance(start, UnfitError):
        return "-"
    return f"{len(start.foreign(result.package.programs.package)) or 'none'}"


def _peak(start: Start | UnfitError) -> str:
    return "-" if isinstance(start, UnfitError) else f"{start.peak:,.0f} MiB"


def _seconds(checked: Outcome) -> str:
    return f"{checked.wall:.1f} s  {checked.cpu:.1f} s CPU" if isinstance(checked, Checked) else "-"


def _errors(checked: Outcome) -> str:
    return f"{len(checked.errors):,}" if isinstance(checked, Checked) else "-"
