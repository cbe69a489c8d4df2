"""Known findings, so that a run reports new ones only; and fingerprints that stay when lines move."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.findings import Finding, rule
from generator.lint.settings import is_fixed

UNREADABLE_BASELINE = rule(
    "L102",
    "error",
    "Baseline cannot be used",
    "The file of known findings is missing, or something else than a baseline stands in it. Without it, every finding "
    "would be new.",
    "Correct the path in `--baseline`, or write the file with `sdkgen lint --baseline FILE --write-baseline`.",
)

VERSION = 1

Key = tuple[str, str, str]
"""Path, code, and message without line numbers."""

_POSITION = re.compile(
    r"\b(lines?|columns?|rows?|char) \d+(?:(?:, | and | to |-|–)\d+)*|(?P<file>\.\w+)(?::\d+){1,2}\b"
)


class BaselineError(Exception):
    """The text is not a baseline. The message says why."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many findings of each key are known."""

    known: tuple[tuple[Key, int], ...] = ()

    def __len__(self) -> int:
        return sum(count for _, count in self.known)


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings against a baseline."""

    new: tuple[Finding, ...]
    known: int
    """How many findings are in the baseline."""
    gone: int
    """How many findings of the baseline are no longer found."""


def key_of(finding: Finding) -> Key:
    """What makes a finding the same one after lines were added or removed above it."""
    return finding.span.path, finding.rule.code, _POSITION.sub(_without_number, finding.message)


def _without_number(position: re.Match[str]) -> str:
    return f"{position['file']}:N" if position["file"] else f"{position[1]} N"


def baseline_of(findings: Iterable[Finding]) -> Baseline:
    """A baseline that knows these findings. Rules that are always errors are left out: they cannot be accepted."""
    counts = Counter(key_of(finding) for finding in findings if not is_fixed(finding.rule))
    return Baseline(tuple(sorted(counts.items())))


def compare(findings: Iterable[Finding], baseline: Baseline) -> Compared:
    """The findings beyond those that the baseline knows; of several with one key, the last ones in order are new."""
    left = Counter(dict(baseline.known))
    new, known = [], 0
    for finding in findings:
        key = key_of(finding)
        if left[key] > 0 and not is_fixed(finding.rule):
            left[key] -= 1
            known += 1
        else:
            new.append(finding)
    return Compared(tuple(new), known, left.total())


def encode_baseline(baseline: Baseline) -> str:
    """The text of a baseline file: JSON, an entry a line, sorted, so that a diff shows what changed."""
    entries = [
        json.dumps({"path": path, "code": code, "message": message, "count": count})
        for (path, code, message), count in baseline.known
    ]
    lines = ",\n".join(f"    {entry}" for entry in entries)
    return f'{{\n  "version": {VERSION},\n  "findings": [\n{lines}\n  ]\n}}\n'.replace("[\n\n  ]", "[]")


def decode_baseline(text: str) -> Baseline:
    """The baseline of a file. Raises BaselineError."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"not JSON: {error}") from None
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise BaselineError(f"not a baseline of version {VERSION}")
    entries = document.get("findings")
    if not isinstance(entries, list):
        raise BaselineError("`findings` must be a list")
    counts: Counter[Key] = Counter()
    for number, entry in enumerate(entries, 1):
        match entry:
            case {"path": str(path), "code": str(code), "message": str(message), "count": int(count)} if count > 0:
                counts[path, code, message] += count
            case _:
                raise BaselineError(f"entry {number} must have `path`, `code`, `message` and a `count` of 1 or more")
    return Baseline(tuple(sorted(counts.items())))


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """For each finding 32 hexadecimal digits that stay the same when lines move, and differ from all others.

    A finding with a cause is known by the cause and not by its first place, which may be fixed before the others.
    """
    seen: Counter[Key] = Counter()
    result = []
    for finding in findings:
        key = ("", finding.rule.code, finding.cause) if finding.cause else key_of(finding)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        result.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return result
