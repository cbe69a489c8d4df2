"""The doors from hostile text into an output: whatever goes through comes out as data, or does not go through."""

import ast
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator import naming
from generator.emit.render import Renderer
from generator.trusted import (
    SafeText,
    UntrustedTextError,
    docstring,
    identifier,
    json_text,
    literal,
    markdown_code,
    markdown_text,
    path_part,
    plain,
)

PAYLOADS = st.one_of(
    st.text(),
    st.sampled_from(
        [
            '"""\nimport os\n"""',
            "'); os.system('x')",
            "\\",
            '\\"""',
            "{{ 7*7 }}",
            "\\N{BULLET}",
            "a\r\nb",
            "\u202eevil",
            "x\\",
        ]
    ),
)


@given(PAYLOADS)
def test_a_literal_is_the_text(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text
    assert "\n" not in literal(text)


@given(PAYLOADS)
def test_a_docstring_is_one_string(text: str) -> None:
    [function] = ast.parse(f'def f():\n    """{docstring(text, 4)}"""\n').body
    assert isinstance(function, ast.FunctionDef)
    assert [type(statement) for statement in function.body] == [ast.Expr]


@given(PAYLOADS)
def test_a_part_of_a_docstring_stays_in_it_if_a_line_follows(text: str) -> None:
    part = docstring(text, 4, is_last=False)
    [function] = ast.parse(f'def f():\n    """Text.\n\n    {part}\n    """\n').body
    assert isinstance(function, ast.FunctionDef)
    assert [type(statement) for statement in function.body] == [ast.Expr]
    assert docstring('a "b"', is_last=False) == 'a "b"'


@given(PAYLOADS)
def test_json_is_the_value(text: str) -> None:
    assert json.loads(json_text({"text": text})) == {"text": text}
    assert json_text({"text": text}).isascii()


@given(PAYLOADS)
def test_a_name_is_an_identifier_whatever_it_was(text: str) -> None:
    assert identifier(naming.snake(text)) == naming.snake(text)
    assert identifier(naming.pascal(text)) == naming.pascal(text)


@pytest.mark.parametrize("text", ["", "1st", "a b", "class", "a.b", "é", "a\n"])
def test_no_identifier(text: str) -> None:
    with pytest.raises(UntrustedTextError):
        identifier(text)


@pytest.mark.parametrize("text", ["", "..", "a/b", ".hidden", "a..b", "a\\b", "C:", "a\n"])
def test_no_path_part(text: str) -> None:
    with pytest.raises(UntrustedTextError):
        path_part(text)


def test_the_renderer_places_nothing_but_code(tmp_path: Path) -> None:
    (tmp_path / "t.j2").write_text("{{ value }}")
    renderer = Renderer(tmp_path)
    assert renderer.render("t.j2", value=SafeText('"<&"')) == '"<&"'
    with pytest.raises(UntrustedTextError):
        renderer.render("t.j2", value="plain")


_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _inline(text: str) -> list[Token]:
    """The inline tokens of a line of Markdown, which is one paragraph."""
    opened, inline, closed = _MARKDOWN.parse(text)
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    return inline.children or []


@given(PAYLOADS | st.sampled_from(["**b** [a](http://x)", "<script>", "`a` ~~b~~", "&amp; a|b", "![a](b)", "@me #1"]))
def test_markdown_text_is_only_text(text: str) -> None:
    shown = [token for token in _inline(f"Says: {markdown_text(text)}.") if token.content != "<!-- -->"]
    assert {token.type for token in shown} <= {"text", "text_special"}
    assert "".join(token.content for token in shown) == f"Says: {' '.join(plain(text).split())}."


def test_markdown_text_mentions_nobody() -> None:
    assert markdown_text("Ask @somebody about #12.") == r"Ask @<!-- -->somebody about \#<!-- -->12."


@given(PAYLOADS | st.sampled_from(["`", "``", "a`b", "` a `", "<b>", "a|b", ""]))
def test_markdown_code_is_one_code_span(text: str) -> None:
    code, end = _inline(f"{markdown_code(text)}.")
    assert (code.type, code.content.strip(), end.content) == ("code_inline", " ".join(plain(text).split()), ".")
