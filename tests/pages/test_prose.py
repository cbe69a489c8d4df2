import pytest

from generator.pages.account import Account
from generator.pages.markdown import blocks
from generator.pages.prose import read_prose
from generator.pages.text import clean
from generator.profiles.load import load_profile
from generator.source import SourceFile


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a  b\n c", "a b\nc"),
        ("search &amp; show", "search & show"),
        ("one<para/>two", "one\n\ntwo"),
        ("one&lt;para/&gt;two", "one\n\ntwo"),
        ("one<br>two", "one\ntwo"),
        ("<ul><li>one</li><li>two</li></ul>", "* one\n* two"),
        ('See <see cref="T:A.B.IThing">the thing</see>.', "See the thing."),
        ('See <see cref="P:A.B.Thing.Name"/>.', "See Name."),
        ('<a href="https://example.org/x">x</a>', "[x](https://example.org/x)"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("a List<int> of a < b", "a List<int> of a < b"),
    ],
)
def test_html_becomes_plain_markdown(text: str, expected: str) -> None:
    assert clean(text) == expected


def prose(text: str) -> tuple[str, str, tuple[str, ...]]:
    read = read_prose(blocks(SourceFile("p.md", text)), load_profile().prose, Account())
    return read.summary, read.description, read.availability


def test_first_paragraph_is_the_summary() -> None:
    assert prose("One\nand more.\n\nTwo.\n\n* a\n* b\n") == ("One and more.", "Two.\n\n* a\n* b", ())


def test_fences_keep_their_lines() -> None:
    assert prose("One.\n\n```js\n\n{ a: 1 }\n\n```\n") == ("One.", "```js\n{ a: 1 }\n```", ())


def test_odd_headings() -> None:
    text = "One.\n\n## Online Restricted: ## Ask first. Calls the Thing agent service Do.\n\n"
    text += "## Filter Operators: ##\n\nints: eq\n"
    assert prose(text) == (
        "One.",
        "Calls the Thing agent service Do.\n\n### Filter Operators\n\nints: eq",
        ("Online Restricted: Ask first.",),
    )


def test_a_page_without_prose_has_no_summary() -> None:
    assert prose("") == ("", "", ())
    assert prose("```js\n1\n```") == ("", "```js\n1\n```", ())
