"""What holds of the inference whatever the pages say: order, editions, samples. Small roots of made-up, odd pages."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.inference.infer import Inference, infer
from generator.pages.assemble import assemble
from generator.pages.model import Page
from generator.profiles.load import load_profile
from generator.source import Root, SourceFile
from generator.spec.model import Api
from generator.spec.types import Type
from generator.views.openapi.components import SchemaKeys, component_schemas
from generator.views.openapi.schemas import type_schema
from tests.inference.editions import page, response_type
from tests.views.openapi import rendered

PROFILE = load_profile()
NAMES = ("Id", "id", "Name", "Owner", "Owners", "Tags", "Extra1", "Kind", "_Links", "a-b")
"""Of properties: some differ in case only, some are called as a type is called, some look like data."""
TYPES = ("", "int32", "string", "String", "Array", "array", "object", "Object", "Owner", "Thing", "Enum: A, B", "bool")
HEADINGS = ("object", "array", "Thing", "Owner", "Kind", "string", "int32", "Nobody")
SUMMARIES = (
    "Gets it.",
    "Gets a Thing object.",
    "Carrier object for Owner",
    "Returns a list of Kind",
    "A Dictionary of it.",
)

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(("", "x", "2024-03-05", "2024-03-05T10:11:12Z", "GIF89a")),
)
# A null says nothing of a type and stands anywhere, but the schema of a list has no room for one: none is made there.
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner.filter(lambda item: item is not None), max_size=3)
        | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=8,
)
texts = st.fixed_dictionaries(
    {"type_": st.sampled_from(HEADINGS), "summary": st.sampled_from(SUMMARIES)},
    optional={
        "rows": st.dictionaries(st.sampled_from(NAMES), st.sampled_from(TYPES), min_size=1, max_size=5),
        "sample": values,
    },
)
roots = st.lists(texts, min_size=1, max_size=6)
bounded = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(number: int, facts: dict[str, Any]) -> Page:
    uid, text = page(f"v1Thing_Get{number}", path=f"/api/v1/Thing/{number}", **facts)
    result = assemble(SourceFile(f"{uid}.md", text), f"{uid}.md", Root(Path("/nowhere"), "."), load_profile())
    assert result.page is not None, result.findings
    return result.page


def read_all(root: list[dict[str, Any]]) -> list[Page]:
    return [read(number, facts) for number, facts in enumerate(root)]


def response_types(api: Api) -> dict[str, Type | None]:
    return {operation.id: operation.responses[0].type for _, operation in api.operations()}


def disagreements_by_schema(result: Inference, item: Page) -> list[str]:
    """What jsonschema says of the samples of a page against the schema that a reader of the document would use."""
    type_ = response_types(result.api)[item.id]
    if type_ is None:
        return []
    keys = SchemaKeys.of(result.api)
    schema = {
        **rendered.schema(type_schema(type_, keys.models, nullable=True)),
        "components": {"schemas": rendered.schemas(component_schemas(result.api, keys))},
    }
    validator = Draft202012Validator(schema)
    return [error.message for sample in item.sample_responses for error in validator.iter_errors(sample.value)]


@bounded
@given(roots, st.randoms(use_true_random=False))
def test_the_order_of_pages_changes_nothing(root: list[dict[str, Any]], chance: random.Random) -> None:
    pages = read_all(root)
    shuffled = pages.copy()
    chance.shuffle(shuffled)
    assert infer(shuffled, PROFILE).api == infer(pages, PROFILE).api


@bounded
@given(roots)
def test_pages_as_evidence_of_themselves_add_nothing(root: list[dict[str, Any]]) -> None:
    pages = read_all(root)
    alone, again = infer(pages, PROFILE), infer(pages, PROFILE, [pages])
    assert again.api == alone.api
    assert again.unknown == alone.unknown


@bounded
@given(roots, roots)
def test_evidence_adds_no_operation_and_takes_none(root: list[dict[str, Any]], older: list[dict[str, Any]]) -> None:
    pages = read_all(root)
    result = infer(pages, PROFILE, [read_all(older)])
    assert {operation.id for _, operation in result.api.operations()} == {item.id for item in pages}


@bounded
@given(roots)
def test_a_sample_is_of_its_type_or_a_finding_says_so(root: list[dict[str, Any]]) -> None:
    pages = read_all(root)
    result = infer(pages, PROFILE)
    told = {(finding.rule.code, finding.span.path) for finding in result.findings}
    for item in pages:
        # T103 blames a property of the model; where the sample as a whole is of an open type, the schema still fits.
        fails = bool(disagreements_by_schema(result, item))
        assert ("T104", item.display_path) not in told or fails, item.id
        assert not fails or {("T103", item.display_path), ("T104", item.display_path)} & told, item.id


@bounded
@given(roots)
def test_every_model_is_whole_and_used(root: list[dict[str, Any]]) -> None:
    api = infer(read_all(root), PROFILE).api
    names = [model.name for model in api.models]
    assert names == sorted(set(names))
    for model in api.models:
        fields = [f.name for f in api.all_fields(model)]
        assert len(fields) == len(set(fields))
        assert fields


def test_a_record_that_holds_itself_is_one_model() -> None:
    """At any depth, in any mixture of lists."""
    deep: dict[str, Any] = {"Id": 1, "Name": "x", "Kids": [], "Boss": None}
    for number in range(60):
        deep = {"Id": number, "Name": "x", "Kids": [deep], "Boss": None}
    result = infer(
        [read(0, {"type_": "Node", "rows": {"Id": "int32", "Kids": "array", "Boss": "Node"}, "sample": deep})],
        PROFILE,
    )
    assert response_type(result, "v1Thing_Get0") == "Node"
    assert [model.name for model in result.api.models] == ["Node"]
