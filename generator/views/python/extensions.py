"""Specification extensions of a field as sentences of its documentation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.spec.model import Api, Field


def extension_notes(api: Api, field: Field) -> Iterator[str]:
    """A sentence for each extension whose value the description of the field does not mention."""
    labels = {extension.key: extension.label for extension in api.extensions}
    for key, value in field.extensions:
        if value.lower() not in field.description.lower():
            yield f"{labels.get(key, key)} `{value}`."
