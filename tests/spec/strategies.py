"""Hypothesis strategies for specs: small ones, with the kind of text that breaks YAML."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from generator.spec import types
from generator.spec.model import (
    Api,
    BodyForm,
    ClientOption,
    Extension,
    Field,
    FilterSyntax,
    Group,
    Message,
    Method,
    Model,
    OAuthFlow,
    Operation,
    Parameter,
    ParameterIn,
    RequestBody,
    Response,
    Sample,
    SchemeIn,
    SchemeType,
    Section,
    SecurityScheme,
)
from tests.sections import SECTIONS

HOSTILE = (
    *(
        ": ",
        " #",
        ":",
        "#",
        "'",
        '"',
        "\\",
        "\n",
        "\n\n",
        "\n ",
        "\t",
        "\r",
        "\r\n",
        " ",
        "  ",
        "- ",
        "? ",
        "---",
        "...",
    ),
    *("[", "]", "{", "}", ",", "&a", "*a", "!!str ", "|", ">", "%", "@", "`", "=", "<<", "~"),
    *("yes", "No", "null", "1e3", "0x1F", "1:30", "2001-01-01", "1_000", ".5", ".inf", "012"),
    *("é", "\u2028", "\x85", "\x00", "\x1b", "\x7f", "\ufeff", "\u200b", "\u202e", "\uffff", "\U0001f600"),
    *("word", "some longer words", "x" * 130, "a bc " * 40),
)

texts = st.one_of(
    st.lists(st.sampled_from(HOSTILE), max_size=10).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
names = st.one_of(texts, st.just("n" * 1100), st.sampled_from(["Id", "id", "$select", "odata.nextLink"]))
client_names = st.just("") | st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,8}\Z", fullmatch=True)
bare = st.from_regex(r"[A-Z][a-z]{0,3}[0-9]?\Z", fullmatch=True)


def _types(models: tuple[str, ...]) -> st.SearchStrategy[types.Type]:
    leaves: list[st.SearchStrategy[types.Type]] = [
        st.sampled_from(sorted(types.SCALARS)).map(types.Scalar),
        st.lists(texts, max_size=4).map(lambda values: types.OpenEnum(tuple(values))),
        st.just(types.UNKNOWN),
    ]
    if models:
        leaves.append(st.sampled_from(models).map(types.Ref))
    return st.recursive(
        st.one_of(leaves),
        lambda inner: st.one_of(
            inner.map(types.ListOf),
            inner.map(types.MapOf),
            st.lists(inner, min_size=1, max_size=3).map(lambda options: types.Union(tuple(options))),
        ),
        max_leaves=4,
    )


def _fields(of: st.SearchStrategy[types.Type]) -> st.SearchStrategy[tuple[Field, ...]]:
    flags = st.booleans()
    extensions = st.dictionaries(names.map("x-{}".format), texts, max_size=2).map(lambda d: tuple(d.items()))
    one = st.builds(Field, names, of, texts, flags, flags, flags, flags, st.none() | texts, extensions, client_names)
    return st.lists(one, max_size=3, unique_by=lambda field: field.name).map(tuple)


messages = st.builds(
    Message,
    texts,
    st.lists(st.tuples(names, texts), max_size=2).map(tuple),
    st.none() | texts | st.just('{\n  "a": 1\n}'),
)
samples = st.builds(Sample, st.none() | messages, st.none() | messages)
flows = st.builds(OAuthFlow, names, texts, texts, st.lists(texts, max_size=2).map(tuple))
keys = ("basic", "ticket", "appKey")
schemes = st.tuples(
    *(
        st.builds(
            SecurityScheme,
            st.just(key),
            st.sampled_from(get_args(SchemeType)),
            texts,
            st.sampled_from(get_args(SchemeIn)),
            texts,
            texts,
            texts,
            st.lists(flows, max_size=2, unique_by=lambda flow: flow.name).map(tuple),
        )
        for key in keys
    )
)
requirements = st.lists(
    st.tuples(st.sampled_from(keys), st.lists(texts, max_size=2).map(tuple)), max_size=2, unique_by=lambda pair: pair[0]
).map(tuple)
sections = st.lists(
    st.builds(Section, names.map("s{}".format), texts, texts, texts, texts),
    max_size=1,
)
options = st.lists(st.builds(ClientOption, names, texts), max_size=2, unique_by=lambda option: option.name).map(tuple)
extensions = st.lists(
    st.builds(Extension, names.map("x-{}".format), texts, texts), max_size=2, unique_by=lambda e: e.key
).map(tuple)


def _key(parameter: Parameter) -> tuple[str, str]:
    return parameter.location, parameter.name


@st.composite
def apis(draw: st.DrawFn) -> Api:
    """A spec that is valid: names are given once, models exist, nothing extends itself."""
    model_names = tuple(draw(st.lists(bare, max_size=3, unique=True)))
    of = _types(model_names)
    models = tuple(
        Model(name, draw(_fields(of)), draw(texts), draw(st.none() | st.sampled_from(model_names[:at])) if at else None)
        for at, name in enumerate(model_names)
    )
    media = st.lists(st.sampled_from(["application/json", "text/json", "*/*", "a; b=c"]), max_size=2).map(tuple)
    parameters = st.builds(
        Parameter,
        st.sampled_from(get_args(ParameterIn)),
        names,
        of,
        st.booleans(),
        texts,
        st.none() | texts,
        client_names,
    )
    bodies = st.builds(
        RequestBody,
        texts,
        st.sampled_from(get_args(BodyForm)),
        st.none() | of,
        _fields(of),
        media,
        texts,
        st.booleans(),
        client_names,
    )
    responses = st.lists(
        st.builds(Response, st.integers(100, 599), texts, st.none() | of, media, st.booleans()),
        max_size=2,
        unique_by=lambda response: response.status,
    ).map(tuple)
    pool = draw(st.lists(parameters, max_size=3))
    groups = []
    ids = draw(st.lists(names, max_size=5, unique=True))
    while ids:
        mine, ids = ids[:2], ids[2:]
        operations = [
            Operation(
                id=id_,
                method=draw(st.sampled_from(get_args(Method))),
                path=draw(texts),
                page=draw(texts),
                summary=draw(texts),
                description=draw(texts),
                name=draw(st.just("") | texts),
                deprecated=draw(st.none() | texts),
                availability=tuple(draw(st.lists(texts, max_size=2))),
                parameters=tuple(draw(st.lists(st.sampled_from(pool), max_size=3, unique_by=_key))) if pool else (),
                body=draw(st.none() | bodies),
                responses=draw(responses),
                security=tuple(draw(st.lists(requirements, max_size=2))),
                samples=tuple(draw(st.lists(samples, max_size=2))),
                client_name=draw(client_names),
                repeatable=draw(st.none() | st.booleans()),
            )
            for id_ in mine
        ]
        section = draw(st.sampled_from([section.name for section in SECTIONS]))
        groups.append(Group((section, draw(texts)), tuple(operations)))
    return Api(
        draw(texts),
        draw(texts),
        tuple(groups),
        models,
        filters=draw(st.builds(FilterSyntax, texts, texts)),
        error_properties=draw(st.lists(texts, max_size=2).map(tuple)),
        sections=(*SECTIONS, *draw(sections)),
        security_schemes=draw(schemes),
        options=draw(options),
        naive_times=draw(st.sampled_from(["", "utc"])),
        extensions=draw(extensions),
    )
