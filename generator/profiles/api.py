"""What a profile says about the API itself: groups of operations, security schemes, options of the client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.profiles.build import PartError
from generator.spec.model import Absent, Extension, SchemeIn, SchemeType, Section, SecurityScheme


@dataclass(frozen=True, slots=True)
class SectionRule:
    """A section of the spec, and which operations are in it: those whose path contains `path`, whatever the case."""

    name: str
    title: str
    noun: str
    description: str = ""
    attribute: str = ""
    absent: Absent = "error"
    path: str = ""

    def section(self) -> Section:
        """The section that the spec holds."""
        return Section(self.name, self.title, self.noun, self.description, self.attribute, self.absent)


@dataclass(frozen=True, slots=True)
class SchemeObject:
    """A Security Scheme Object (OpenAPI 3.1, section 4.8.27). `prefix` is the word that stands before the key."""

    type: SchemeType
    scheme: str = ""
    in_: SchemeIn = ""
    name: str = ""
    prefix: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class SecurityRule:
    """Schemes that are needed together, and how a page says that an operation accepts them.

    A row of the page's header table says so: one for the header `header` whose description contains `mentions`,
    whatever the case.
    """

    schemes: tuple[str, ...]
    header: str
    mentions: str = ""


@dataclass(frozen=True, slots=True)
class Security:
    """The security schemes, the alternatives that a caller chooses from, and what may come beside any of them."""

    schemes: Mapping[str, SchemeObject] = field(default_factory=dict)
    alternatives: tuple[SecurityRule, ...] = ()
    beside: tuple[SecurityRule, ...] = ()

    def __post_init__(self) -> None:
        for part in ("alternatives", "beside"):
            for number, rule in enumerate(getattr(self, part)):
                for place, key in enumerate(rule.schemes):
                    if key not in self.schemes:
                        raise PartError(f"there is no security scheme `{key}`", (part, number, "schemes", place))

    def spec_schemes(self) -> tuple[SecurityScheme, ...]:
        """The schemes as the spec holds them."""
        return tuple(
            SecurityScheme(key, o.type, o.scheme, o.in_, o.name, o.prefix, o.description)
            for key, o in self.schemes.items()
        )


@dataclass(frozen=True, slots=True)
class ExtensionMeaning:
    """What a specification extension of a field means: see `generator.spec.model.Extension`."""

    description: str
    label: str

    def extension(self, key: str) -> Extension:
        """The extension that the spec holds."""
        return Extension(key, self.description, self.label)
