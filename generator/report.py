"""What a run prints: findings, changes and the summary as lines of text that are safe for a terminal, or a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple, get_args

from generator import __version__
from generator.emit.tree import Comparison, Target
from generator.findings import Finding
from generator.lint.excerpts import Excerpts
from generator.lint.formats.github import github_lines
from generator.lint.formats.json_document import json_text
from generator.lint.formats.sarif import sarif_text
from generator.lint.formats.text import Line, help_lines, text_lines
from generator.lint.printable import printable
from generator.lint.summary import count_by_rule, summary_table
from generator.lock.changes import in_one_line
from generator.settled import Settled

Format = Literal["text", "summary", "json", "sarif", "github"]
FORMATS: tuple[Format, ...] = get_args(Format)


class Change(NamedTuple):
    """What is the matter with a file, and its path as the user would write it: `("stale", "specs/api.yaml")`.

    `since` is what has changed since it was written, where that was looked for (`lock.changes.behind`).
    """

    kind: str
    path: str
    since: tuple[str, ...] = ()


def report_lines(
    form: Format, settled: Settled, findings: Sequence[Finding], changed: Sequence[Change]
) -> Iterator[Line]:
    """Findings in one of the formats; in JSON, the changed files and the summary too."""
    if form == "text":
        yield from text_lines(findings, Excerpts(settled.roots))
        yield from help_lines(findings)
    elif form == "summary":
        yield from ((line, "plain") for line in summary_table(count_by_rule(findings)))
    elif form == "json":
        yield json_text(findings, summary_values(settled), changed), "plain"
    elif form == "sarif":
        yield sarif_text(findings, __version__), "plain"
    else:
        yield from ((line, "plain") for line in github_lines(findings))


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Every finding in one line, and its related places under it."""
    return (line for line, _ in text_lines(findings))


def changes(targets: Sequence[Target], found: Sequence[Comparison]) -> list[Change]:
    """Each file that is missing, stale or orphaned, by target and path."""
    result: list[Change] = []
    for target, comparison in zip(targets, found, strict=True):
        paths = [(change.path, change.kind) for change in comparison.changes]
        paths += [(path, "orphaned") for path in comparison.strays]
        result += [Change(kind, target.display_path(path)) for path, kind in sorted(paths)]
    return result


def kept(targets: Sequence[Target], found: Sequence[Comparison]) -> list[Change]:
    """Each file in a folder of outputs that a run has not removed, since sdkgen did not create it."""
    return [
        Change("kept", target.display_path(path))
        for target, comparison in zip(targets, found, strict=True)
        for path in comparison.strays
    ]


def change_lines(of: Sequence[Change]) -> Iterator[str]:
    """A line a file: `stale      specs/api.yaml`, and what has changed since."""
    for kind, path, since in of:
        why = "sdkgen did not create it" if kind == "kept" else in_one_line(since) if since else ""
        yield printable(f"{kind:10} {path}{f': {why}' if why else ''}")


def summary_lines(settled: Settled, found: Sequence[Comparison] | None, outcome: str) -> Iterator[str]:
    """The summary at the end of a run. `found` is None if no file was compared; `outcome` ends the line about files."""
    left_out = f", {len(settled.failed)} left out" if settled.failed else ""
    where = " (the example pages that sdkgen carries)" if settled.example else ""
    if settled.from_pages:
        yield f"pages       {settled.pages:,} read{left_out}{where}"
        yield f"lines       {settled.lines_not_understood:,} not understood"
    if settled.overrides:
        yield f"overrides   {settled.overrides:,}"
    yield f"operations  {sum(1 for _ in settled.api.operations()):,}"
    yield f"models      {len(settled.api.models):,}"
    if settled.from_pages:
        yield f"unknown     {settled.unknown:,} facts that no page states"
    if found is not None:
        kinds = Counter(change.kind for comparison in found for change in comparison.changes)
        written, unchanged = kinds["missing"] + kinds["stale"], sum(comparison.unchanged for comparison in found)
        yield f"files       {written:,} written, {unchanged:,} unchanged, {kinds['orphaned']:,} removed{outcome}"
    elif outcome:
        yield f"files       {outcome}"
    yield f"findings    {_findings(settled)}"
    if settled.selection.gone:
        yield f"baseline    {settled.selection.gone:,} of its findings are no longer found: write it again"
    yield from (f"left out    {printable(page)}" for page in settled.failed)


def _findings(settled: Settled) -> str:
    counts = settled.selection.severities
    parts = [f"{counts['error']:,} errors, {counts['warning']:,} warnings, {counts['info']:,} notes"]
    if settled.selection.known:
        parts.append(f"{settled.selection.known:,} in the baseline")
    if settled.selection.suppressed:
        parts.append(f"{settled.selection.suppressed:,} suppressed")
    return ", ".join(parts)


def summary_values(settled: Settled) -> dict[str, Any]:
    """The same summary for a document: name -> number, and the pages that were left out."""
    counts = settled.selection.severities
    return {
        "pages": settled.pages,
        "left_out": list(settled.failed),
        "lines_not_understood": settled.lines_not_understood,
        "operations": sum(1 for _ in settled.api.operations()),
        "models": len(settled.api.models),
        "unknown": settled.unknown,
        **{severity: counts[severity] for severity in ("error", "warning", "info")},
        "known": settled.selection.known,
        "gone": settled.selection.gone,
        "suppressed": settled.selection.suppressed,
    }
