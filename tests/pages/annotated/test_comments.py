"""Annotations in comments, and links by reference."""

from __future__ import annotations

from generator.pages.account import Account
from generator.pages.annotated.comments import link_target, plain_page, without_links
from generator.pages.markdown import blocks
from generator.source import SourceFile

PAGE = """\
# Boats
<!-- { "kind": "request",
     "name": "a\nb" } -->

```http
GET /boats
<!-- no comment: a line of a fence -->
```

Text between.

```json
{}
```

<!-- { "kind": } -->
[boat]: ../boat.md "A boat"
[site]: https://example.com
<!-- uuid: of the page
-->
"""


def test_comments_and_link_targets_are_no_text() -> None:
    account = Account()
    page = plain_page(SourceFile("p.md", PAGE), account)
    assert page.links == {"boat": "../boat.md", "site": "https://example.com"}
    assert page.source.text.count("\n") == PAGE.count("\n"), "every line keeps its number"
    assert "uuid" not in page.source.text
    assert "no comment" in page.source.text
    assert [finding.rule.code for finding in account.findings] == ["P306"]
    assert account.findings[0].span.line == 17


def test_an_annotation_is_of_the_block_below_it() -> None:
    page = plain_page(SourceFile("p.md", PAGE), Account())
    request, value = (block for block in blocks(page.source) if block.kind == "fence")
    assert page.annotation_of(request)["kind"] == "request"
    assert page.annotation_of(value) == {}


def test_links_within_the_documentation_are_their_words() -> None:
    links = {"boat": "boat.md", "old boat": "old.md", "site": "https://example.com"}
    text = "A [boat][] or [an old one][Old boat], [**crew**](crew.md), [site][], [here](https://x.org) and [this]."
    assert without_links(text, links) == (
        "A boat or an old one, **crew**, [site](https://example.com), [here](https://x.org) and [this]."
    )
    assert link_target("a [boat][] collection", links) == "boat.md"
    assert link_target("[crew](crew.md)", links) == "crew.md"
    assert link_target("plain", links) == ""
