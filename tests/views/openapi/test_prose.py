"""Prose in descriptions: what a page says shows as it is, and acts as nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.views.openapi.prose import lines_of, prose, with_notes


def test_prose_loses_what_cannot_be_seen() -> None:
    assert lines_of("  one\r\ntwo \u202e \x07 \n\tthree\n\n") == "one\ntwo\n    three"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1 -> 2 & <b>", "1 -&gt; 2 &amp; &lt;b&gt;"),
        ("as &lt; says", "as &amp;lt; says"),
        ("a `List<T>` of <T>", "a `List<T>` of &lt;T&gt;"),
        ("> a quotation > more", "> a quotation &gt; more"),
        ("so:\n\n```js\na < b && c\n```\n<i>", "so:\n\n```js\na < b && c\n```\n&lt;i&gt;"),
        ("not closed\n```\n<i>", "not closed\n```\n&lt;i&gt;"),
        ("`a\n` <b> `c\n`", "`a\n` &lt;b&gt; `c\n`"),
        (r"\`<b>\`", r"\`&lt;b&gt;\`"),
        ("``<b>``", "``&lt;b&gt;``"),
        ("~~~\n```\n~~~\n<b>\n```", "~~~\n```\n~~~\n&lt;b&gt;\n```"),
    ],
)
def test_html_is_text(text: str, written: str) -> None:
    assert prose(text) == written


WORDS = ["<b>", "<!--", "-->", "&lt;", "`", "``", "```", "```js", "~~~", "-", ">", "1.", "a", "\\", "[x]", "(<y>)"]
pieces = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "    ", " "]), max_size=14)


@given(pieces.map("".join))
def test_no_reader_of_commonmark_finds_html(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(prose(text))
    kinds = {token.type for block in tokens for token in (block, *(block.children or ()))}
    assert not kinds & {"html_block", "html_inline"}


def test_notes_are_added_once() -> None:
    assert with_notes("Old. Use B.", ["Use B.", None, "", "Not online."]) == "Old. Use B.\n\nNot online."
    assert with_notes("", ["Use <B>."]) == "Use &lt;B&gt;."
