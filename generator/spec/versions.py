"""The versions of the YAML form of a spec: which of them this sdkgen reads, and what to say about the others."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from generator.findings import Finding
from generator.spec.nodes import FileNodes
from generator.spec.rules import MISSING_KEY, UNKNOWN_KEY, WRONG_VERSION

VERSION = 3
"""The version that is written. It changes with any key or value that the version before does not have."""

SAMPLES_INSIDE = 2
"""The version before: samples stand in the files of groups, and examples beside the other facts of a parameter."""

_READ = f"this sdkgen reads versions {SAMPLES_INSIDE} and {VERSION}"


def version_refused(head: FileNodes, node: yaml.Node | None) -> Finding | None:
    """Why a spec of this version is not read; None for one that is. `head` is `api.yaml`, `node` what it says."""
    text = head.text(node)
    if node is None or text in (str(SAMPLES_INSIDE), str(VERSION)):
        return None
    if not (text.isascii() and text.isdigit()):
        why = f"not a version: {text[:20]!r}; {_READ}"
    elif int(text[:20]) > VERSION:
        why = f"a newer sdkgen wrote version {text[:20]}, and reads it; {_READ}"
    else:
        why = f"only development versions before sdkgen 0.1.0 read version {text[:20]}; {_READ}"
    return Finding(WRONG_VERSION, why, head.span(node))


def unreleased_form(head: FileNodes, node: yaml.Node | None, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What to say first about a spec of the version before with keys that this version did not have in the end."""
    if node is None or node.value == str(VERSION) or not {f.rule for f in findings} & {UNKNOWN_KEY, MISSING_KEY}:
        return ()
    why = "an earlier development version of sdkgen 0.1.0 may have written it, which is the one that reads it"
    return (Finding(WRONG_VERSION, why, head.span(node)),)
