"""What must hold between the parts of a spec, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.findings import Finding, Span
from generator.spec.model import Model
from generator.spec.rules import CIRCULAR_MODEL


def check_models(models: Iterable[Model], spans: Mapping[str, Span]) -> list[Finding]:
    """A finding for each model that extends itself, directly or not. `spans` says where each model is written."""
    extends = {model.name: model.extends for model in models}
    findings = []
    for name, parent in extends.items():
        seen = {name}
        at = parent
        while at is not None and at not in seen:
            seen.add(at)
            at = extends.get(at)
        if at == name:
            findings.append(Finding(CIRCULAR_MODEL, f"`{name}` extends itself", spans[name]))
    return findings
