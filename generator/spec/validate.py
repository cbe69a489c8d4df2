"""What must hold between the parts of a spec, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.findings import Finding, Span
from generator.spec.model import Model
from generator.spec.rules import ROUND_IN_A_CIRCLE


def check_models(models: Iterable[Model], spans: Mapping[str, Span]) -> list[Finding]:
    """A finding for each model that extends itself, by whatever way. `spans` says where each model is written."""
    extends = {model.name: model.extends for model in models}
    findings = []
    for name, parent in extends.items():
        seen = {name}
        at = parent
        while at is not None and at not in seen:
            seen.add(at)
            at = extends.get(at)
        if at == name:
            findings.append(Finding(ROUND_IN_A_CIRCLE, f"`{name}` extends itself", spans[name]))
    return findings
