"""Paths and operations (OpenAPI 3.1, sections 4.8.8 to 4.8.10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.spec.model import Group, Operation, SecurityRequirement
from generator.trusted import SafeText, yaml_key, yaml_value
from generator.views.openapi.components import SchemaKeys
from generator.views.openapi.content import BodyView, ResponseView, body_view, response_views
from generator.views.openapi.parameters import ParameterView, ReferenceView, SharedParameters, parameter_views
from generator.views.openapi.paths import PathItem
from generator.views.openapi.prose import lines_of, with_notes
from generator.views.openapi.security import RequirementView, requirement_views


@dataclass(frozen=True, slots=True)
class OperationView:
    """An Operation Object, and its method with the colon. A member that is None, empty or false is left out."""

    method: SafeText
    id: SafeText
    tag: SafeText
    summary: SafeText
    description: SafeText | None
    docs_url: SafeText | None
    deprecated: bool
    repeatable: SafeText | None
    availability: SafeText | None
    security: tuple[RequirementView, ...]
    """Empty where it is that of the document."""
    needs_no_security: bool
    parameters: tuple[ParameterView | ReferenceView, ...]
    body: BodyView | None
    responses: tuple[ResponseView, ...]


@dataclass(frozen=True, slots=True)
class PathView:
    """A Path Item Object, and its key with the colon; `description` tells what a fragment in the key is for."""

    key: SafeText
    description: SafeText | None
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class OperationViews:
    """Makes the views of operations, which depend on the whole document.

    Texts beside the key of an operation or a path are wide: so they have been written since the first version, and
    folding them elsewhere would only make noise in the diffs of those who keep the document.
    """

    docs_url: str | None
    """Address of the folder of the published pages."""
    keys: SchemaKeys
    shared: SharedParameters
    tags: Mapping[tuple[str, ...], str]
    """Path of a group -> its tag."""
    usual_security: tuple[SecurityRequirement, ...]

    def path(self, item: PathItem) -> PathView:
        """The view of the operations under one key."""
        note = f"What follows `#` tells these operations from those of `{item.plain}`. It is not sent."
        return PathView(
            key=yaml_key(item.key),
            description=yaml_value(note, wide=True) if item.plain is not None else None,
            operations=tuple(self.operation(group, operation) for group, operation in item.operations),
        )

    def operation(self, group: Group, operation: Operation) -> OperationView:
        """The view of an operation."""
        # A text of one paragraph is the summary and the description: many tools show no more than one of them.
        text = operation.description or operation.summary
        description = with_notes(text, [*operation.availability, operation.deprecated])
        differs_in_security = operation.security != self.usual_security
        return OperationView(
            method=yaml_key(operation.method.lower()),
            id=yaml_value(operation.id),
            tag=yaml_value(self.tags[group.path]),
            summary=yaml_value(_summary(operation), wide=True),
            description=yaml_value(description, wide=True) if description else None,
            docs_url=self._docs_url(operation),
            deprecated=operation.deprecated is not None,
            repeatable=None if operation.repeatable is None else yaml_value(operation.repeatable),
            availability=yaml_value(operation.availability) if operation.availability else None,
            security=requirement_views(operation.security) if differs_in_security else (),
            needs_no_security=differs_in_security and not operation.security,
            parameters=tuple(parameter_views(operation, self.shared, self.keys.models)),
            body=body_view(operation, operation.body, self.keys) if operation.body else None,
            responses=response_views(operation, self.keys),
        )

    def _docs_url(self, operation: Operation) -> SafeText | None:
        if not self.docs_url:
            return None
        return yaml_value(f"{self.docs_url.rstrip('/')}/{quote(operation.page)}", wide=True)


def _summary(operation: Operation) -> str:
    """One line of plain text. Where the page has none, the last part of the id in angle brackets: not its own words."""
    return " ".join(lines_of(operation.summary).split()) or f"<{operation.id.rpartition('_')[2]}>"
