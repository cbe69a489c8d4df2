"""The kind of JSON value that a claim is about, or that a type has."""

from __future__ import annotations

from generator.inference.evidence import Claim, EvidenceNode, TypeName
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, to_text

_KIND_OF_JSON_TYPE = {"integer": "number", "number": "number", "string": "string", "boolean": "bool"}


def json_kind(claim: Claim) -> str | None:
    """The kind of JSON value that a claim is about; None for one that is only a type name."""
    match claim.type:
        case Scalar() | OpenEnum() as scalar:
            return kind_of_scalar(scalar)
        case TypeName():
            return None
        case "map" | "record" | "object":
            return "object"
        case _:
            return "list"


def kind_of_scalar(type_: Scalar | OpenEnum) -> str:
    """The kind of JSON value of a scalar: number, string or bool."""
    return _KIND_OF_JSON_TYPE[type_.json_type] if isinstance(type_, Scalar) else "string"


def kind_of_type(type_: Type) -> str | None:
    """The kind of JSON value of a type; None where it has several, or is unknown."""
    match type_:
        case Scalar() | OpenEnum():
            return kind_of_scalar(type_)
        case ListOf():
            return "list"
        case MapOf() | Ref():
            return "object"
        case _:
            return None


def in_words(claim: Claim) -> str:
    """The type that a claim is about, as a part of a sentence."""
    if isinstance(claim.type, (Scalar, OpenEnum)):
        return to_text(claim.type)
    if isinstance(claim.type, TypeName):
        return claim.type.name
    return "an object" if claim.type == "object" else f"a {claim.type}"


def contradicts(record: EvidenceNode, definition: EvidenceNode) -> bool:
    """Whether a property of a record is of another kind than the definition of a model says."""
    for name, inner in record.fields.items():
        stated = {json_kind(claim) for claim in inner.claims} - {None}
        defined = (
            {json_kind(claim) or "object" for claim in definition.fields[name].claims}
            if name in definition.fields
            else set()
        )
        if stated and defined and not stated & defined:
            return True
    return False
