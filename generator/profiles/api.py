"""What a profile says about the API itself: groups of operations, security schemes, options of the client."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.profiles.build import PartError
from generator.spec.model import Extension, OAuthFlow, SchemeIn, SchemeType, Section, SecurityScheme


@dataclass(frozen=True, slots=True)
class SectionRule:
    """A section of the spec, and which operations are in it: those whose path contains `path`, whatever the case."""

    name: str
    title: str
    noun: str
    description: str = ""
    attribute: str = ""
    absent: Literal["error", "none"] = "error"
    """What a lookup of something that does not exist gives: an error, or None."""
    path: str = ""
    groups: Literal["id", "path"] = "id"
    """What names the groups and their operations: the ids of the operations, or the segments of their paths."""

    def section(self) -> Section:
        """The section that the spec holds."""
        return Section(self.name, self.title, self.noun, self.description, self.attribute)


@dataclass(frozen=True, slots=True)
class Reads:
    """How the method in an id says that an operation changes nothing, whatever its HTTP method: `GetBoat`.

    Each entry is one or more capitalised words of a method: `Get` is the beginning of `GetBoat`, and not of `Getaway`.
    """

    verbs: tuple[str, ...] = ()
    """What such a method starts with."""
    unless: tuple[str, ...] = ()
    """What it does not hold: `GetOrCreateBoat` and `GetAndLockBoat` change something."""
    lookups: tuple[str, ...] = ()
    """Those of `verbs` that look up one thing, which may not be there."""

    _read: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _unless: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _lookup: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for place, verb in enumerate(self.lookups):
            if verb not in self.verbs:
                raise PartError(f"`{verb}` is not one of the verbs", ("lookups", place))
        for name, words in (("_read", self.verbs), ("_unless", self.unless), ("_lookup", self.lookups)):
            object.__setattr__(self, name, _any_of(words))

    def is_read(self, method: str) -> bool:
        """Whether a method of this name changes nothing."""
        return bool(self._read.match(method)) and not self._unless.search(method)

    def is_lookup(self, method: str) -> bool:
        """Whether a method of this name looks up one thing, which may not be there."""
        return self.is_read(method) and bool(self._lookup.match(method))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words, where a capital letter, or nothing, follows it; it matches nothing if there are none."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![a-z])" if words else r"(?!)")


@dataclass(frozen=True, slots=True)
class FlowObject:
    """An OAuth Flow Object (OpenAPI 3.1, section 4.8.29), but for the scopes: the pages name them."""

    authorization_url: str = ""
    token_url: str = ""


@dataclass(frozen=True, slots=True)
class SchemeObject:
    """A Security Scheme Object (OpenAPI 3.1, section 4.8.27). `prefix` is the word that stands before the key."""

    type: SchemeType
    scheme: str = ""
    in_: SchemeIn = ""
    name: str = ""
    prefix: str = ""
    description: str = ""
    flows: Mapping[str, FlowObject] = field(default_factory=dict)
    """Of type "oauth2", by name: `authorizationCode`, `clientCredentials`, `implicit`, `password`."""

    def spec_flows(self) -> tuple[OAuthFlow, ...]:
        """The flows as the spec holds them, without scopes."""
        return tuple(OAuthFlow(name, flow.authorization_url, flow.token_url) for name, flow in self.flows.items())


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
        """The schemes as the spec holds them, without the scopes of flows."""
        return tuple(
            SecurityScheme(key, o.type, o.scheme, o.in_, o.name, o.prefix, o.description, o.spec_flows())
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
