"""The group of an operation: its section from the request path, its name from the page id."""

from __future__ import annotations

from collections.abc import Sequence

from generator.pages.model import Page
from generator.profiles.api import SectionRule


def section_of(page: Page, sections: Sequence[SectionRule]) -> SectionRule:
    """The section that the operation of a page is in."""
    url = page.path_template.lower()
    return next((rule for rule in sections if rule.path.lower() in url), sections[-1])


def group_path(page: Page, name: str, sections: Sequence[SectionRule], place: Sequence[str] = ()) -> tuple[str, ...]:
    """The name of the section, then the name of the group in it. The last path segment stands in for an id without one.

    Where the section names its groups by paths, `place` are the segments that lead to the group. Else a noun at the end
    of the name is left out where it is that of the section: the section says it already.
    """
    section = section_of(page, sections)
    if section.groups == "path":
        return (section.name, *place)
    if name.lower().endswith(section.noun.lower()):
        name = name[: -len(section.noun)]
    if not name:
        parts = [part for part in page.path_template.split("/") if part and "{" not in part]
        name = parts[-1] if parts else page.id
    return section.name, name
