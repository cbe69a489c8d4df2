"""A profile as data: one dataclass a part. A part is a key of the YAML file, and its fields are the keys below it.

To add a part: its dataclass (here or in a module of its own), a field of `Profile`, a section of `schema.json`, and a
section of `superoffice.yaml`. `build.py` says which annotations a field can have; nothing else has to be written. A
part that a profile leaves out is built from an empty mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.profiles.api import ExtensionMeaning, SectionRule, Security
from generator.profiles.layout import Columns, Examples, Fences, Frontmatter, Headings, ProseLayout, RequestLine


@dataclass(frozen=True, slots=True)
class Defaults:
    """Settings of a run that names none itself: see `generator.config.Settings`."""

    package: str
    client: str
    title: str
    server: str


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

    # The API: generator.inference
    sections: tuple[SectionRule, ...]
    security: Security
    options: Mapping[str, str] = field(default_factory=dict)
    """Name of an option of the client -> the request header that it sets."""
    extensions: Mapping[str, ExtensionMeaning] = field(default_factory=dict)
