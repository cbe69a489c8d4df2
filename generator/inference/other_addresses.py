"""An operation at each of its addresses: what differs is the path, its parameters, the name and the samples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.http_message import target_of, template_matches, variables
from generator.pages.model import Page
from generator.spec.model import Operation, Parameter, Sample
from generator.spec.types import STRING


def at_each_address(operation: Operation, page: Page) -> Iterator[tuple[tuple[str, ...], Operation]]:
    """The operation with the segments that lead to its group; then the same at each further address of the page."""
    if not page.other_addresses:
        yield page.place, operation
        return
    templates = [page.path_template, *(other.path_template for other in page.other_addresses)]
    samples = _by_template(operation.samples, templates)
    yield page.place, replace(operation, samples=samples[page.path_template])
    for other in page.other_addresses:
        yield (
            other.place,
            replace(
                operation,
                id=other.id,
                path=other.path_template,
                parameters=tuple(_parameters(operation, other.path_template)),
                samples=samples[other.path_template],
                name=other.name,
            ),
        )


def _by_template(samples: Sequence[Sample], templates: Sequence[str]) -> dict[str, tuple[Sample, ...]]:
    """Each sample under the template that its request follows, the most literal one first; else under the first."""
    found: dict[str, list[Sample]] = {template: [] for template in templates}
    order = sorted(templates, key=lambda template: len(variables(template)))
    for sample in samples:
        path = target_of(sample.request.start).partition("?")[0] if sample.request else ""
        own = next((template for template in order if path and template_matches(template, path)), templates[0])
        found[own].append(sample)
    return {template: tuple(group) for template, group in found.items()}


def _parameters(operation: Operation, template: str) -> Iterator[Parameter]:
    """The parameters of another path, described as those of the first where they have the same name."""
    known = {parameter.name: parameter for parameter in operation.parameters if parameter.location == "path"}
    for name in variables(template):
        yield known.get(name) or Parameter("path", name, STRING, required=True)
    yield from (parameter for parameter in operation.parameters if parameter.location != "path")
