"""A profile as data: one dataclass a part. A part is a key of the YAML file, and its fields are the keys below it.

To add a part: its dataclass (here or in a module of its own), a field of `Profile`, a section of `schema.json`, and a
section of `superoffice.yaml`. `build.py` says which annotations a field can have; nothing else has to be written. A
part that a profile leaves out is built from an empty mapping.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.profiles.annotated import Addresses, Annotations, Envelope, PageLayout, Representation, Scopes
from generator.profiles.api import ExtensionMeaning, Reads, SectionRule, Security
from generator.profiles.build import PartError, needs_groups
from generator.profiles.layout import Columns, Examples, Fences, Frontmatter, Headings, ProseLayout, RequestLine
from generator.profiles.notation import TypeNotation
from generator.profiles.sentences import Sentence
from generator.spec.model import FilterSyntax, NaiveTimes
from generator.spec.types import Scalar


@dataclass(frozen=True, slots=True)
class Defaults:
    """Settings of a run that names none itself: see `generator.config.Settings`."""

    package: str
    client: str
    title: str
    server: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What pages of this publisher look like: see `generator.profiles.recognise`."""

    what: str
    """Completes "12 of 20 pages have …"."""
    matches: re.Pattern[str]
    """Searched in the whole text of a page, case counting; `(?m)` makes `^` the start of a line."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is true of one publisher's pages and API only."""

    defaults: Defaults

    # How a page is laid out: generator.pages
    frontmatter: Frontmatter
    headings: Headings
    columns: Columns
    fences: Fences
    request_line: RequestLine
    examples: Examples
    prose: ProseLayout
    annotations: Annotations
    representation: Representation
    scopes: Scopes
    envelope: Envelope

    # What cells, sentences and ids mean: generator.inference
    types: TypeNotation

    # The API: generator.inference
    sections: tuple[SectionRule, ...]
    security: Security
    reads: Reads
    filters: FilterSyntax
    marks: tuple[Mark, ...] = ()
    """What tells its pages from those of other publishers."""
    page: PageLayout = "operation"
    """What a page is."""
    addresses: tuple[Addresses, ...] = ()
    """Which paths address the same thing, tried in this order."""
    corrections: Mapping[str, str] = field(default_factory=dict)
    """Part of a request line that the pages misspell -> what the API takes."""
    parameters: Mapping[str, Scalar] = field(default_factory=dict)
    """Query parameters that pages name without a type -> their type."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Name of an option of the client -> the request header that it sets."""
    extensions: Mapping[str, ExtensionMeaning] = field(default_factory=dict)
    naive_times: NaiveTimes = ""
    """The time zone of a date-time that has none; empty where the documentation does not say it."""
    error_properties: tuple[str, ...] = ()
    """Properties that only an error of the API itself has, and not one of a server or proxy in front of it."""

    sentences: tuple[Sentence, ...] = ()
    not_names: tuple[str, ...] = ()
    """Words that stand where a sentence may name a type, and are no names of types."""
    argument_bodies: tuple[str, ...] = ()
    """Names of request bodies whose properties are the arguments of the operation. Case does not count."""
    operation_id: re.Pattern[str] | None = None
    """The parts of an operation's id, as the groups `group`, `method` and, optionally, `name`."""

    def __post_init__(self) -> None:
        needs_groups("operation_id", self.operation_id, ("group", "method"))
        for index, sentence in enumerate(self.sentences):
            if sentence.extension and sentence.extension not in self.extensions:
                message = f"there is no extension `{sentence.extension}`"
                raise PartError(message, ("sentences", index, "extension"))
