"""The sections and security schemes that the APIs of the tests have."""

from __future__ import annotations

from generator.spec.model import Extension, Section, SecurityRequirement, SecurityScheme

SECTIONS = (
    Section("agents", "Agents", "agent", "services that do something", attribute="agents"),
    Section("entities", "Entities", "entity", "what is stored"),
)

BASIC = SecurityScheme("basic", "http", scheme="basic", description="User name and password.")
BEARER = SecurityScheme("bearer", "http", scheme="bearer", description="An access token.")
TICKET = SecurityScheme("ticket", "apiKey", "", "header", "Authorization", "Ticket", "A ticket: # of a session.")
APP_KEY = SecurityScheme("appKey", "apiKey", location="header", name="X-App-Key", description="Which app calls.")
SCHEMES = (BASIC, BEARER, TICKET, APP_KEY)

EXTENSIONS = (Extension("x-list", "names a list of values", "Values: list"),)


def requires(*alternatives: str) -> tuple[SecurityRequirement, ...]:
    """Security requirements from words: `requires("basic", "bearer appKey")`."""
    return tuple(tuple((key, ()) for key in alternative.split()) for alternative in alternatives)
