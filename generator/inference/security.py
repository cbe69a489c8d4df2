"""Security requirements of an operation, from the header table of its page and the rules of the profile."""

from __future__ import annotations

from collections.abc import Mapping

from generator.pages.model import Page
from generator.profiles.api import Security, SecurityRule
from generator.spec.model import SecurityRequirement


def requirements_of(page: Page, security: Security) -> tuple[SecurityRequirement, ...]:
    """Alternatives of which a caller fulfils one: each on its own, then each with what may come beside it.

    What may come beside stands alone where the page documents no alternative.
    """
    descriptions = {row.name.lower(): row.description.lower() for row in page.header_rows}
    alone = [_requirement(rule) for rule in security.alternatives if _is_documented(rule, descriptions)]
    beside = [_requirement(rule) for rule in security.beside if _is_documented(rule, descriptions)]
    if not alone:
        return tuple(beside)
    return (*alone, *(requirement + extra for extra in beside for requirement in alone))


def headers_of(security: Security) -> frozenset[str]:
    """The headers, in lower case, that the alternatives write: they are no parameters of an operation."""
    return frozenset(rule.header.lower() for rule in security.alternatives if rule.header)


def _is_documented(rule: SecurityRule, descriptions: Mapping[str, str]) -> bool:
    texts = [descriptions.get(rule.header.lower())] if rule.header else list(descriptions.values())
    return any(text is not None and rule.mentions.lower() in text for text in texts)


def _requirement(rule: SecurityRule) -> SecurityRequirement:
    return tuple((scheme, ()) for scheme in rule.schemes)
