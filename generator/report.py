"""Findings, changes and the summary of a run as lines of text that are safe for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.emit.tree import Comparison, Target
from generator.findings import Finding
from generator.pipeline import Settled


def printable(text: str) -> str:
    """One line of text, with what could steer a terminal, or look like a line of its own, written as an escape."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Every finding as it is printed, and its related places under it."""
    for finding in findings:
        yield printable(f"{finding.span}: {finding.severity}[{finding.rule.code}] {finding.message}")
        yield from (f"    {printable(f'{place}: {note}')}" for place, note in finding.related)


def change_lines(targets: Sequence[Target], found: Sequence[Comparison]) -> Iterator[str]:
    """Each file that is missing, stale or orphaned: `stale      specs/api.yaml`."""
    for target, comparison in zip(targets, found, strict=True):
        lines = [(change.path, change.kind) for change in comparison.changes]
        lines += [(path, "orphaned") for path in comparison.strays]
        for path, kind in sorted(lines):
            yield f"{kind:10} {printable(target.display_path(path))}"


def summary_lines(settled: Settled, found: Sequence[Comparison] | None, outcome: str) -> Iterator[str]:
    """The summary at the end of a run. `found` is None if no file was compared; `outcome` ends the line about files."""
    left_out = f", {len(settled.failed)} left out" if settled.failed else ""
    where = " (the example pages that sdkgen carries)" if settled.example else ""
    yield f"pages       {settled.pages:,} read{left_out}{where}"
    yield f"lines       {settled.lines_not_understood:,} not understood"
    yield f"operations  {sum(1 for _ in settled.api.operations()):,}"
    yield f"models      {len(settled.api.models):,}"
    yield f"unknown     {settled.unknown:,} facts that no page states"
    if found is not None:
        kinds = Counter(change.kind for comparison in found for change in comparison.changes)
        written, unchanged = kinds["missing"] + kinds["stale"], sum(comparison.unchanged for comparison in found)
        yield f"files       {written:,} written, {unchanged:,} unchanged, {kinds['orphaned']:,} removed{outcome}"
    elif outcome:
        yield f"files       {outcome}"
    counts = settled.severities
    yield "findings    " + ", ".join(
        f"{counts[severity]:,} {plural}"
        for severity, plural in (("error", "errors"), ("warning", "warnings"), ("info", "notes"))
    )
    yield from (f"left out    {printable(page)}" for page in settled.failed)
