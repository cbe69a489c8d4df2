"""Security requirements of an operation, from the header table of its page and the rules of the profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.pages.model import Page
from generator.profiles.annotated import Scopes
from generator.profiles.api import Security, SecurityRule
from generator.spec.model import SecurityRequirement, SecurityScheme


def requirements_of(page: Page, security: Security, scopes: Scopes) -> tuple[SecurityRequirement, ...]:
    """Alternatives of which a caller fulfils one: each on its own, then each with what may come beside it.

    What may come beside stands alone where the page documents no alternative.
    """
    if page.scopes:
        # Each scope, from the least privileged one on, is an alternative of its own.
        named = dict.fromkeys(scope for _, names in page.scopes for scope in names)
        return tuple(((scopes.scheme, (scope,)),) for scope in named)
    descriptions = {row.name.lower(): row.description.lower() for row in page.header_rows}
    alone = [_requirement(rule) for rule in security.alternatives if _is_documented(rule, descriptions)]
    beside = [_requirement(rule) for rule in security.beside if _is_documented(rule, descriptions)]
    if not alone:
        return tuple(beside)
    return (*alone, *(requirement + extra for extra in beside for requirement in alone))


def headers_of(security: Security) -> frozenset[str]:
    """The headers, in lower case, that the alternatives write: they are no parameters of an operation."""
    return frozenset(rule.header.lower() for rule in security.alternatives if rule.header)


def with_scopes(schemes: Iterable[SecurityScheme], pages: Iterable[Page], scopes: Scopes) -> Iterator[SecurityScheme]:
    """The schemes, that of OAuth 2 with the scopes that pages name for each of its flows."""
    named: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for flow, names in page.scopes:
            named[flow].update(names)
    for scheme in schemes:
        flows = tuple(replace(flow, scopes=tuple(sorted(named[flow.name]))) for flow in scheme.flows)
        yield replace(scheme, flows=flows if scheme.key == scopes.scheme else scheme.flows)


def _is_documented(rule: SecurityRule, descriptions: Mapping[str, str]) -> bool:
    texts = [descriptions.get(rule.header.lower())] if rule.header else list(descriptions.values())
    return any(text is not None and rule.mentions.lower() in text for text in texts)


def _requirement(rule: SecurityRule) -> SecurityRequirement:
    return tuple((scheme, ()) for scheme in rule.schemes)
