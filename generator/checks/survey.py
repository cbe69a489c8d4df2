"""What the checks look at: all pages of a run together, and what was inferred from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.findings import Span
from generator.inference.evidence import EvidenceNode, line_in
from generator.inference.models import Models
from generator.inference.observe import PageEvidence, successes
from generator.pages.model import Page, Row, SampleMessage
from generator.profiles.model import Profile


@dataclass(frozen=True, slots=True)
class Body:
    """A request or response body of one page: the tree of its values, and the table and samples that it is from."""

    page: Page
    root: EvidenceNode
    nodes: tuple[EvidenceNode, ...]
    """The root and all below, which several checks look at."""
    rows: tuple[Row, ...]
    samples: tuple[SampleMessage, ...]

    @property
    def table(self) -> EvidenceNode:
        """The node whose properties the table lists: the body, or each item of a body that is a list."""
        node = self.root
        while node.item is not None and not node.fields:
            node = node.item
        return node

    def is_in_sample(self, node: EvidenceNode) -> bool:
        """Whether a sample shows a property, whatever its value."""
        return self.sample_with(node) is not None

    def sample_with(self, node: EvidenceNode) -> SampleMessage | None:
        """The first sample that shows a property."""
        return next((sample for sample in self.samples if sample.has_json and values_at(sample.value, node)), None)


@dataclass(frozen=True, slots=True)
class Survey:
    """The pages of a run, and what was inferred from them."""

    pages: tuple[Page, ...]
    bodies: tuple[Body, ...]
    models: Models
    profile: Profile


def survey(pages: tuple[Page, ...], evidence: tuple[PageEvidence, ...], models: Models, profile: Profile) -> Survey:
    """Put together what the checks need."""
    return Survey(pages, tuple(body for item in evidence for body in _bodies(item)), models, profile)


def _bodies(item: PageEvidence) -> Iterator[Body]:
    page = item.page
    if item.request is not None:
        nodes = tuple(item.request.walk())
        yield Body(page, item.request, nodes, page.body.rows if page.body else (), page.sample_requests)
    if item.response is not None:
        nodes = tuple(item.response.walk())
        # A type that an annotation states is defined elsewhere: the rows of the page are only some of its properties.
        rows = page.response.rows if page.response and not page.answered else ()
        yield Body(page, item.response, nodes, rows, tuple(successes(page)))


def place_in(sample: SampleMessage, node: EvidenceNode) -> Span:
    """The line of a property in a sample that shows it."""
    return line_in(sample, _steps(node))


def values_at(value: Any, node: EvidenceNode) -> list[Any]:
    """The values at the place of a node in the JSON value of a body."""
    if node.parent is None:
        return [value]
    around = values_at(value, node.parent)
    if node.name == "[]":
        return [inner for each in around if isinstance(each, list) for inner in each]
    return [each[node.name] for each in around if isinstance(each, dict) and node.name in each]


def _steps(node: EvidenceNode) -> list[str]:
    """The properties that lead to a node, outermost first."""
    steps: list[str] = []
    step: EvidenceNode | None = node
    while step is not None and step.parent is not None:
        steps.append(step.name)
        step = step.parent
    return [name for name in reversed(steps) if name != "[]"]
