"""Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.spec.model import OAuthFlow, Operation, SecurityRequirement, SecurityScheme
from generator.trusted import SafeText, yaml_key, yaml_value


@dataclass(frozen=True, slots=True)
class ScopeView:
    """A scope with the colon, and what it is for: the pages say no more than its name."""

    key: SafeText
    description: SafeText


@dataclass(frozen=True, slots=True)
class FlowView:
    """An OAuth Flow Object, and its key with the colon."""

    key: SafeText
    authorization_url: SafeText | None
    token_url: SafeText | None
    scopes: tuple[ScopeView, ...]


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A Security Scheme Object, and its key with the colon. A member that is None is left out."""

    key: SafeText
    type: SafeText
    scheme: SafeText | None
    location: SafeText | None
    name: SafeText | None
    description: SafeText | None
    flows: tuple[FlowView, ...]


@dataclass(frozen=True, slots=True)
class NeededSchemeView:
    """A member of a Security Requirement Object: the key of a scheme with its colon, and the scopes."""

    key: SafeText
    scopes: SafeText


RequirementView = tuple[NeededSchemeView, ...]
"""A Security Requirement Object: schemes that are needed together."""


def requirement_views(security: Iterable[SecurityRequirement]) -> tuple[RequirementView, ...]:
    """Security Requirement Objects, of which a caller fulfils one."""
    return tuple(
        tuple(NeededSchemeView(yaml_key(key), yaml_value(scopes)) for key, scopes in requirement)
        for requirement in security
    )


def usual_security(operations: Iterable[Operation]) -> tuple[SecurityRequirement, ...]:
    """What most operations require; the first in the alphabet among equals. It is the default of the document."""
    count = Counter(operation.security for operation in operations)
    return min(count, key=lambda security: (-count[security], security), default=())


def scheme_views(schemes: Iterable[SecurityScheme]) -> tuple[SchemeView, ...]:
    """Security Scheme Objects."""
    return tuple(
        SchemeView(
            key=yaml_key(scheme.key),
            type=yaml_value(scheme.type),
            scheme=yaml_value(scheme.scheme) if scheme.scheme else None,
            location=yaml_value(scheme.location) if scheme.location else None,
            name=yaml_value(scheme.name) if scheme.name else None,
            description=yaml_value(scheme.description) if scheme.description else None,
            flows=tuple(map(_flow_view, scheme.flows)),
        )
        for scheme in schemes
    )


def _flow_view(flow: OAuthFlow) -> FlowView:
    return FlowView(
        key=yaml_key(flow.name),
        authorization_url=yaml_value(flow.authorization_url) if flow.authorization_url else None,
        token_url=yaml_value(flow.token_url) if flow.token_url else None,
        scopes=tuple(ScopeView(yaml_key(scope), yaml_value(scope)) for scope in flow.scopes),
    )
