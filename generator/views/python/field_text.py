"""What the documentation of the client says about a property: in a model, and as an argument."""

from __future__ import annotations

from collections.abc import Iterator

from generator.spec.model import Api, Field


def field_text(api: Api, field: Field, *, is_argument: bool = False) -> str:
    """The description of a property, and what else is known of it and not said there, on one line."""
    text = field.description.lower()
    parts = [" ".join(field.description.split())]
    if field.read_only and not is_argument and "read-only" not in text and "read only" not in text:
        parts.append("Read-only.")
    parts += _extension_notes(api, field)
    if field.deprecated is not None and "deprecated" not in text:
        parts.append(f"Deprecated: {field.deprecated}" if field.deprecated else "Deprecated.")
    return " ".join(part for part in parts if part)


def _extension_notes(api: Api, field: Field) -> Iterator[str]:
    """A sentence for each specification extension whose value the description does not mention."""
    labels = {extension.key: extension.label for extension in api.extensions}
    for key, value in field.extensions:
        if value.lower() not in field.description.lower():
            yield f"{labels.get(key, key)} `{value}`."
