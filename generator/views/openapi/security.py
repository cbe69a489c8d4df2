"""Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.spec.model import Operation, SecurityRequirement, SecurityScheme

Requirement = dict[str, list[str]]


def requirements(security: Iterable[SecurityRequirement]) -> list[Requirement]:
    """Security Requirement Objects, of which a caller fulfils one."""
    return [{key: list(scopes) for key, scopes in requirement} for requirement in security]


def usual_security(operations: Iterable[Operation]) -> tuple[SecurityRequirement, ...]:
    """What most operations require; the first in the alphabet among equals. It is the default of the document."""
    count = Counter(operation.security for operation in operations)
    return min(count, key=lambda security: (-count[security], security), default=())


def security_schemes(schemes: Iterable[SecurityScheme]) -> dict[str, dict[str, str]]:
    """Security Scheme Objects by key."""
    return {scheme.key: _scheme_object(scheme) for scheme in schemes}


def _scheme_object(scheme: SecurityScheme) -> dict[str, str]:
    members = {"type": scheme.type, "scheme": scheme.scheme, "in": scheme.location, "name": scheme.name}
    members["description"] = scheme.description
    return {key: value for key, value in members.items() if value}
