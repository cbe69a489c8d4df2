"""One source file of annotated pages to the operations, the definitions of types and the examples that it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from generator.findings import Span, rule
from generator.pages.account import Account
from generator.pages.annotated.comments import plain_page
from generator.pages.annotated.draft import REFERENCES_LEFT_OUT, Draft
from generator.pages.annotated.fences import stated_type
from generator.pages.annotated.operations import OperationReader
from generator.pages.annotated.outline import outline
from generator.pages.annotated.tables import TABLE_AS_TEXT, Choices
from generator.pages.assembled import Assembled, with_digests
from generator.pages.frontmatter import BAD_ID, Identity, is_id, read_frontmatter
from generator.pages.markdown import Block, blocks
from generator.pages.model import Definition, Example, Page, PlacedText, Prose
from generator.pages.prose import read_prose
from generator.pages.text import CleanText
from generator.profiles.model import Profile
from generator.source import Root, SourceFile, digest

NOTHING_DEFINED = rule(
    "P024",
    "info",
    "A page defines no operation and no type",
    "It has no request line and no representation of a type, so that it is for readers only. It is left out.",
    "Nothing; or move the page out of the folders that sdkgen reads.",
)

_NO_NAME = re.compile(r"[^A-Za-z0-9_.]+")


def assemble_annotated(source: SourceFile, relative: str, root: Root, profile: Profile) -> Assembled:
    """Read one file. `root` is not needed: such pages include no others."""
    account = Account()
    page = plain_page(source, account)
    found = list(blocks(page.source))
    front = found.pop(0) if found and found[0].kind == "frontmatter" else None
    base = _base(front, found, source.path, relative, profile=profile, account=account)
    draft = Draft(page, profile, account)
    choices = draft.read(outline(found, profile.headings))
    base = replace(base, prose=read_prose(draft.text, profile.prose, account))
    reader = OperationReader(draft, base, profile, account)
    operations = tuple(with_digests(operation, [source.text]) for operation in reader.pages())
    base = with_digests(base, [source.text])
    if operations and not is_id(base.id):
        account.find(BAD_ID, f"not a name, rename the file: {base.id[:60]}", base.span)
    definitions = tuple(_definitions(draft, base, profile, choices, has_operations=bool(operations)))
    examples = [*reader.examples, *_examples(draft, base, profile)]
    if not draft.documents and not definitions:
        account.forget(TABLE_AS_TEXT, REFERENCES_LEFT_OUT)  # The page is for readers as a whole, and named as such.
    if not operations and not definitions:
        account.find(
            NOTHING_DEFINED,
            "left out, since it defines no operation and no type: move it out of the folder, if you like",
            base.span,
        )
    account.close(found)
    failed = any(finding.severity == "error" for finding in account.findings)
    return Assembled(
        None,
        tuple(account.findings),
        has_frontmatter=front is not None,
        taken=account.taken,
        lost=account.lost,
        operations=() if failed else operations,
        definitions=() if failed else definitions,
        examples=() if failed else tuple(examples),
        is_read=not failed,
    )


def _base(
    front: Block | None, found: Sequence[Block], display_path: str, path: str, *, profile: Profile, account: Account
) -> Page:
    """What all operations of a file have in common. Its name is their id, where the frontmatter has none."""
    identity = read_frontmatter(front, display_path, profile.frontmatter, account) if front else Identity()
    return Page(
        path=path,
        display_path=display_path,
        id=identity.id or PurePosixPath(path).stem,
        title=identity.title,
        method="GET",
        path_template="",
        span=Span(display_path),
        heading=next((PlacedText(b.text, b.span()) for b in found if b.kind == "heading" and b.level == 1), None),
    )


def _definitions(
    draft: Draft, base: Page, profile: Profile, choices: Sequence[Choices], *, has_operations: bool
) -> Sequence[Definition]:
    """The types that a page defines. One without an annotation is called like the file."""
    layout = profile.annotations
    found: list[Definition] = []
    for defined in draft.types:
        stated = stated_type(defined.fence, layout) if defined.fence else None
        if stated is None and (found or has_operations):
            continue
        name = _NO_NAME.sub("_", stated.text if stated else base.id)
        annotation = defined.fence.annotation if defined.fence else {}
        inherits = str(annotation.get(layout.base, ""))
        own = {*draft.names_of(defined)}
        rows = defined.rows.values()
        typed = digest((name, inherits, *(text for row in rows for text in (row.name, row.type))))
        found.append(
            Definition(
                page=replace(base, typed=typed),
                name=name,
                rows=tuple(rows),
                base=inherits,
                choices=tuple((c.property, c.values, c.span) for c in choices if c.property in own),
                representation=defined.fence.message if defined.fence else None,
                is_open=annotation.get(layout.open) in (True, "true"),
                description=CleanText("") if has_operations else _description(base.prose),
            )
        )
    return found


def _description(prose: Prose) -> CleanText:
    return CleanText("\n\n".join(text for text in (prose.summary, prose.description) if text))


def _examples(draft: Draft, base: Page, profile: Profile) -> Sequence[Example]:
    """The values of defined types that annotations name."""
    found = []
    for fence in draft.examples:
        stated = stated_type(fence, profile.annotations)
        if stated and fence.message:
            found.append(Example(base, stated, fence.message))
    return found
