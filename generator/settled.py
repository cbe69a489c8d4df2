"""What the stages that read have settled, for the outputs and for the person who reads the summary."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.findings import Finding
from generator.lint.selection import Selection
from generator.lock.model import Lock
from generator.source import Root
from generator.spec.model import Api


@dataclass(frozen=True, slots=True)
class Settled:
    """What the pages say, with all overrides, as a spec that was written and read back; or a spec from its folder."""

    api: Api
    specs: dict[str, str]
    """The spec files: path relative to the spec folder -> text. Empty after `lint`, which writes no spec."""
    selection: Selection
    pages: int
    failed: tuple[str, ...]
    """Pages that could not become an operation."""
    lines_not_understood: int
    unknown: int
    """How many facts about types no page states."""
    example: bool
    """Whether the pages are those that sdkgen carries."""
    roots: tuple[Root, ...] = ()
    """The folders that were read."""
    overrides: int = 0
    """How many overrides there are."""
    is_blocked: bool = False
    """Whether nothing may be written, whatever else is wrong: an override cannot be applied, or too much is lost."""
    from_pages: bool = True
    """Whether pages were read: False for a spec that was read from its folder."""
    inputs: Lock = field(default_factory=dict)
    """What the spec was made from; empty unless a spec was written."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are reported."""
        return self.selection.findings

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return self.selection.severities["error"]
