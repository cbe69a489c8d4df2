"""Whatever a page says, the outputs hold it as data: no statement, no template, no YAML tag and no path of its own.

A page in which one text is replaced by a payload is generated in memory, and what the client does is compared with
what the client of the harmless page does: nothing new may be there.
"""

from __future__ import annotations

import re
import string
import tempfile
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.config import Settings
from generator.emit.plan import output_tree
from generator.kept_names.stage import ALL
from generator.pipeline import build, output_settings, settle
from generator.report import finding_lines
from generator.settled import Settled
from tests.hostile.hostile_pages import PAYLOADS, PLAIN, page, write
from tests.hostile.statements import deeds, loose_expressions

MARK = "zq7"
"""Stands in every payload of the tests that look for it in the outputs."""

TEXT_SLOTS = ("summary", "query_text", "argument_text", "property_text", "part_text", "status_text")
"""Slots whose text must come back, as data, from the document."""

OPEN_KEYS = {
    "properties",
    "example",
    "examples",
    "value",
    "paths",
    "schemas",
    "responses",
    "parameters",
    "content",
    "default",
    "variables",
    "x-sdkgen",
}
"""Keys of an OpenAPI document under which an API chooses the keys."""

_SAFE_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_.][A-Za-z0-9_.-]*)*\Z")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def settled_of(*texts: str) -> Settled:
    """What pages say, each of which is one text."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            write(Path(folder), text, f"p{number}.md")
        return settle(Settings(pages=(folder,), rename=(ALL,)))


def trees_of(settled: Settled) -> tuple[dict[str, str], dict[str, str]]:
    """The specs and the outputs, before black."""
    return settled.specs, output_tree(settled.api, output_settings(Settings()))


@lru_cache(maxsize=1)
def harmless() -> tuple[frozenset[str], dict[str, str]]:
    """What the client of harmless pages does, and its tree.

    They have what a payload may turn a page into: no 200, a GET, a map.
    """
    only_404 = page(id="v1Task_Other", path="/api/v1/Task/Other").replace("| 200 |", "| 404 |")
    get = page(id="v1Task_Get", path="/api/v1/Task/{id}").replace("POST /api", "GET /api")
    maps = page(id="v1Task_Map", path="/api/v1/Task/Map", sample_key="Task:1")
    _, output = trees_of(settled_of(page(), only_404, get, maps))
    return deeds(output), output


def assert_data_only(settled: Settled) -> dict[str, str]:
    """The checks that hold for any page. Gives the output tree."""
    specs, output = trees_of(settled)
    expected, plain_output = harmless()
    assert deeds(output) <= expected
    assert not loose_expressions(output)
    assert output["pyproject.toml"] == plain_output["pyproject.toml"]
    tomllib.loads(output["pyproject.toml"])
    for path, text in (*specs.items(), *output.items()):
        assert _SAFE_PATH.match(path), path
        assert ".." not in PurePosixPath(path).parts
        assert not _UNSEEN.search(text), path
        if path.endswith(".yaml"):
            assert_plain_yaml(text)
    assert_known_keys(
        yaml.load(output["openapi.yaml"], yaml.CSafeLoader), yaml.load(plain_output["openapi.yaml"], yaml.CSafeLoader)
    )
    return output


def assert_plain_yaml(text: str) -> None:
    """No tag, no anchor, no alias, one document."""
    documents = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        documents += isinstance(event, yaml.DocumentStartEvent)
        assert not isinstance(event, yaml.AliasEvent)
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None
    assert documents == 1


def assert_known_keys(document: Any, plain: Any) -> None:
    """Outside of the places where an API chooses the keys, the document has no key that the harmless one has not."""
    assert set(fixed_keys(document)) <= set(fixed_keys(plain))


def fixed_keys(value: Any, is_open: bool = False) -> Iterator[str]:
    """The keys that are OpenAPI's own, at any depth. What stands under an example is none of its business."""
    if isinstance(value, dict):
        for key, child in value.items():
            if not is_open:
                yield key
            if key in ("example", "examples", "value") and not is_open:
                continue
            yield from fixed_keys(child, is_open=key in OPEN_KEYS and not is_open)
    elif isinstance(value, list):
        for child in value:
            yield from fixed_keys(child)


def texts(value: Any) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield str(key)
            yield from texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from texts(child)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("slot", sorted(PLAIN))
def test_no_payload_leaves_its_place(slot: str) -> None:
    """All payloads in one place, one page each, generated together."""
    pages = []
    for number, payload in enumerate(PAYLOADS):
        own = {"id": f"v1Task_Save{number}", "path": f"/api/v1/Task/{{id}}/Save{number}"}
        if slot in ("path", "id"):
            own[slot] = own[slot].replace("Save", f"Save{payload}")
        else:
            own[slot] = payload
        pages.append(page(**own))
    assert_data_only(settled_of(page(), *pages))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_everywhere_at_once(payload: str) -> None:
    everywhere = {slot: payload for slot in PLAIN if slot not in ("id", "path")}
    assert_data_only(
        settled_of(page(), page(**everywhere, id="v1Task_Everywhere", path="/api/v1/Task/{id}/Everywhere"))
    )


def test_the_formatted_package_does_what_the_plain_one_does() -> None:
    """The same, of the bytes that would be written: black and the checks before writing included."""
    pages = [
        page(
            **{slot: payload for slot in PLAIN if slot not in ("id", "path")},
            id=f"v1Task_Save{n}",
            path=f"/api/v1/Task/{{id}}/{n}",
        )
        for n, payload in enumerate(PAYLOADS)
    ]
    settled = settled_of(*pages)
    made = build(Settings(), settled)
    assert deeds(made.output.tree) <= harmless()[0]
    assert deeds(made.output.tree) == deeds(trees_of(settled)[1])


@pytest.mark.parametrize("slot", TEXT_SLOTS)
def test_a_text_comes_back_from_the_document(slot: str) -> None:
    """A payload is not censored: what it says stands in the document, as text."""
    payload = f"{MARK} ''' {{{{ 7*7 }}}} `!!python/name:os.system` \\ end"
    output = assert_data_only(settled_of(page(**{slot: payload})))
    document = yaml.load(output["openapi.yaml"], yaml.CSafeLoader)
    found = [text for text in texts(document) if MARK in text]
    assert found
    assert all("{{ 7*7 }}" in text and "\\ end" in text and "!!python/name:os.system" in text for text in found)


@pytest.mark.parametrize(
    "name",
    [
        'a"""b.md',
        "a\nimport os.md",
        "{{ 7*7 }}.md",
        "a'b.md",
        "a\\.md",
        " .md",
        "-rf.md",
        "#.md",
        "\u202ex.md",
        "a" * 200 + ".md",
    ],
)
def test_a_file_name_is_data_too(name: str, tmp_path: Path) -> None:
    write(tmp_path, page(), name)
    assert_data_only(settle(Settings(pages=(str(tmp_path),), rename=(ALL,))))


def test_findings_cannot_write_to_a_terminal() -> None:
    """A finding is one line of what can be printed, whatever the page that it quotes holds."""
    for payload in PAYLOADS:
        settled = settled_of(
            page(**{slot: payload for slot in PLAIN if slot not in ("id", "path")}),
            page(id=payload),
            page(path=payload, id="v1Task_P"),
        )
        for line in finding_lines(settled.findings):
            assert not _UNSEEN.search(line)
            assert "\n" not in line


HOSTILE_TEXT = st.text(
    st.one_of(
        st.sampled_from("\"'\\\n{}%#|`<>&!*:-[]()$@=;~/. \t"),
        st.sampled_from(string.ascii_letters + string.digits + "_"),
        st.characters(exclude_categories=()),
    ),
    max_size=60,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(sorted(set(PLAIN) - {"id", "path"})), HOSTILE_TEXT, min_size=1, max_size=12))
def test_no_text_at_all_leaves_its_place(slots: dict[str, str]) -> None:
    assert_data_only(settled_of(page(), page(**slots, id="v1Task_Any", path="/api/v1/Task/{id}/Any")))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE_TEXT, HOSTILE_TEXT)
def test_no_id_and_no_path_leave_their_place(name: str, path: str) -> None:
    assert_data_only(settled_of(page(), page(id=f"v1Task_{name}", path=f"/api/v1/Task/{path}")))
