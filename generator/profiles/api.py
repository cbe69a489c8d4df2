"""What a profile says about the API itself: groups of operations, security schemes, options of the client."""

from __future__ import annotations

from dataclasses import dataclass

from generator.spec.model import ClientOption, Extension, Section, SecurityScheme


@dataclass(frozen=True, slots=True)
class SectionRule:
    """Which operations a section takes: those whose path contains `path`, whatever the case; all where it is empty."""

    section: Section
    path: str = ""


@dataclass(frozen=True, slots=True)
class SecurityRule:
    """Schemes that are needed together, and how a page says that an operation accepts them.

    A row of the page's header table says so: one for the header `header`, where that is given, and one whose
    description contains `mentions`, whatever the case, where that is given.
    """

    schemes: tuple[str, ...]
    header: str = ""
    mentions: str = ""


@dataclass(frozen=True, slots=True)
class Security:
    """The security schemes, the alternatives that a caller chooses from, and what may come beside any of them."""

    schemes: tuple[SecurityScheme, ...] = ()
    alternatives: tuple[SecurityRule, ...] = ()
    beside: tuple[SecurityRule, ...] = ()


@dataclass(frozen=True, slots=True)
class ApiProfile:
    """The API of one publisher. An operation is in the first section that takes it."""

    sections: tuple[SectionRule, ...]
    security: Security = Security()
    options: tuple[ClientOption, ...] = ()
    extensions: tuple[Extension, ...] = ()
