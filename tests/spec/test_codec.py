"""The spec goes to YAML and comes back as it was; what is not a spec is refused with its place."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings

from generator.spec.decode import Decoded, decode
from generator.spec.encode import encode
from generator.spec.model import (
    Api,
    ClientOption,
    Field,
    Group,
    Message,
    Model,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Sample,
)
from generator.spec.types import ListOf, NotationError, OpenEnum, Ref, Scalar, from_text
from tests.sections import BASIC, BEARER, EXTENSIONS, SECTIONS, requires
from tests.spec.strategies import apis

SELECT = Parameter("query", "$select", description="Columns to return.")
CONTACT = Model("Contact", (Field("Id", Scalar("int32"), primary_key=True), Field("Friends", ListOf(Ref("Contact")))))
GET = Operation(
    id="v1Contact_Get",
    method="GET",
    path="/api/v1/Contact/{id}",
    page="rest/Contact/v1Contact_Get.md",
    summary="Reads one contact",
    parameters=(Parameter("path", "id", Scalar("int32"), required=True, example="4"), SELECT),
    responses=(
        Response(200, "OK", Ref("Contact"), ("application/json", "text/json")),
        Response(204, "No: content"),
    ),
    security=requires("basic", "bearer"),
    samples=(Sample(Message("GET /api/v1/Contact/4"), Message("HTTP/1.1 200 OK", (("A", "b"),), '{\n  "Id": 4\n}')),),
)
SAVE = Operation(
    id="v1Contact_Save",
    method="PUT",
    path="/api/v1/Contact/{id}",
    page="rest/Contact/v1Contact_Save.md",
    deprecated="",
    parameters=(SELECT,),
    body=RequestBody("contact", "arguments", fields=(Field("Mode", OpenEnum(("Slim", "two words"))),)),
    responses=(Response(200, "OK", Ref("Contact"), ("application/json", "text/json")),),
    security=requires("basic", "bearer"),
)
API = Api(
    "An API",
    "1.0",
    (Group(("entities", "Contact"), (GET, SAVE)),),
    (CONTACT,),
    SECTIONS,
    (BASIC, BEARER),
    (ClientOption("language", "X-Language"),),
    EXTENSIONS,
)


@settings(max_examples=150, deadline=None)
@given(apis())
def test_what_is_read_back_is_what_was_written(api: Api) -> None:
    files = encode(api)
    decoded = decode(files, "specs")
    assert decoded.findings == ()
    assert decoded.api == api
    assert decoded.api is not None
    assert encode(decoded.api) == files


@settings(max_examples=30, deadline=None)
@given(apis())
def test_any_yaml_reader_can_read_it(api: Api) -> None:
    for text in encode(api).values():
        json.dumps(yaml.safe_load(text))


def test_how_it_reads() -> None:
    files = encode(API)
    assert list(files) == ["api.yaml", "models.yaml", "samples/entities/contact.yaml", "entities/contact.yaml"]
    assert files["api.yaml"] == (
        """\
version: 3
title: An API
release: '1.0'
sections:
  agents:
    title: Agents
    noun: agent
    description: services that do something
    attribute: agents
  entities:
    title: Entities
    noun: entity
    description: what is stored
security_schemes:
  basic:
    type: http
    scheme: basic
    description: User name and password.
  bearer:
    type: http
    scheme: bearer
    description: An access token.
options:
  language: X-Language
extensions:
  x-list:
    description: names a list of values
    label: 'Values: list'
defaults:
  security:
    - basic: []
    - bearer: []
  response_media_types:
    - application/json
    - text/json
parameters:
  query $select:
    description: Columns to return.
groups:
  - entities/contact.yaml
"""
    )
    assert files["models.yaml"] == (
        """\
models:
  Contact:
    fields:
      Id:
        type: int32
        primary_key: true
      Friends: list[Contact]
"""
    )
    assert files["entities/contact.yaml"] == (
        """\
path: [entities, Contact]
operations:
  v1Contact_Get:
    endpoint: GET /api/v1/Contact/{id}
    page: rest/Contact/v1Contact_Get.md
    summary: Reads one contact
    parameters:
      - in: path
        name: id
        type: int32
        required: true
      - query $select
    responses:
      '200':
        type: Contact
        description: OK
      '204':
        description: 'No: content'
  v1Contact_Save:
    endpoint: PUT /api/v1/Contact/{id}
    page: rest/Contact/v1Contact_Save.md
    deprecated: ''
    parameters:
      - query $select
    body:
      name: contact
      form: arguments
      fields:
        Mode: enum[Slim, "two words"]
    responses:
      '200':
        type: Contact
        description: OK
samples: samples/entities/contact.yaml
"""
    )
    assert files["samples/entities/contact.yaml"] == (
        """\
v1Contact_Get:
  examples:
    path id: '4'
  exchanges:
    - request:
        start: GET /api/v1/Contact/4
      response:
        start: HTTP/1.1 200 OK
        headers:
          - A: b
        body: |-
          {
            "Id": 4
          }
"""
    )


def test_groups_of_one_name_get_files_of_their_own() -> None:
    groups = (Group(("entities", "List_A"), ()), Group(("entities", "list_a"), ()), Group(("agents", "ListA"), ()))
    api = Api("t", "1", groups, sections=SECTIONS)
    files = encode(api)
    assert list(files)[2:] == ["entities/list_a.yaml", "entities/list_a_.yaml", "agents/list_a.yaml"]
    assert decode(files, "specs").api == api


def test_one_name_for_two_fields_is_our_bug() -> None:
    model = Model("M", (Field("a", Scalar("string")), Field("a", Scalar("int32"))))
    with pytest.raises(ValueError, match="two entries of one mapping are called 'a'"):
        encode(Api("t", "1", (), (model,)))


FILE = "entities/contact.yaml"
SAMPLES = "samples/entities/contact.yaml"


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            "api.yaml",
            "version: 3",
            "version: 1",
            "1:10: error[S102] only development versions before sdkgen 0.1.0 read",
        ),
        (
            "api.yaml",
            "version: 3",
            "version: 4",
            "1:10: error[S102] a newer sdkgen wrote version 4, and reads it; this",
        ),
        ("api.yaml", "version: 3", "version: x", "1:10: error[S102] not a version: 'x'; this sdkgen reads versions 2"),
        ("api.yaml", "version: 3\n", "", "1:1: error[S105] `version` is missing"),
        ("api.yaml", "title: An API\n", "", "1:1: error[S105] `title` is missing"),
        ("api.yaml", "defaults:", "default:", "29:1: error[S103] unknown key `default`; known here: version, title,"),
        ("api.yaml", "- basic", "- baisc", "31:7: error[S113] there is no security scheme `baisc`"),
        ("api.yaml", "type: http", "type: htpt", "16:11: error[S104] expected one of: http, apiKey"),
        ("api.yaml", "  x-list:", "  list:", "26:3: error[S104] expected a name that starts with `x-`"),
        ("api.yaml", "  query $sel", "  body $sel", "37:3: error[S104] expected a name such as `query $select`"),
        ("models.yaml", "int32", "list[int32", "5:15: error[S106] not a type: 'list[int32'"),
        ("models.yaml", "list[Contact]", "list[Kontact]", "7:16: error[S107] there is no model `Kontact`"),
        ("models.yaml", "Friends", "Id", "7:7: error[S108] `Id` is given twice"),
        ("models.yaml", "_key: true", "_key: yes", "6:22: error[S104] expected true or false"),
        (
            "models.yaml",
            "    fields:",
            "    extends: Contact\n    fields:",
            "2:3: error[S111] `Contact` extends itself",
        ),
        ("models.yaml", "        type: int32\n", "", "5:9: error[S105] `type` is missing"),
        ("models.yaml", "list[Contact]", "[", "8:1: error[S101] did not find expected node content"),
        (FILE, "path: [entities, Contact]\n", "", "1:1: error[S105] `path` is missing"),
        (FILE, "[entities, C", "[things, C", "1:7: error[S112] expected a section of `api.yaml`, then"),
        (FILE, "GET /api", "FETCH /api", "4:15: error[S104] expected a method and a path"),
        (FILE, "summary: Reads one contact", "summary: [a]", "6:14: error[S104] expected a text"),
        (FILE, "summary: Reads one contact", "summary:", "6:13: error[S104] expected a text"),
        (FILE, "- query $select", "- query $x", "12:9: error[S110] there is no shared parameter `query $x`"),
        (FILE, "'204'", "none", "17:7: error[S104] expected a status code"),
        (FILE, "samples: samples", "samples: sample", "34:10: error[S109] there is no `sample/entities/contact.yaml`"),
        (
            FILE,
            "samples: samples/entities/contact",
            "samples: models",
            "34:10: error[S108] `models.yaml` is listed twice",
        ),
        (FILE, "samples: samples/entities/contact.yaml", "samples: {}", "34:10: error[S104] expected a text"),
        (SAMPLES, "v1Contact_Get:", "v1Gone:", f"1:1: error[S104] there is no operation `v1Gone` in `{FILE}`"),
        (SAMPLES, "path id:", "path ID:", "3:5: error[S104] the operation has no parameter `path ID`"),
        (SAMPLES, "start: GET", "begin: GET", "6:9: error[S103] unknown key `begin`; known here: start, headers, body"),
        (SAMPLES, "request:", "requests:", "5:7: error[S103] unknown key `requests`; known here: request, response"),
        (SAMPLES, "exchanges:\n", "exchanges: [\n", "error[S101]"),
    ],
)
def test_what_is_no_spec_is_refused_with_its_place(path: str, old: str, new: str, expected: str) -> None:
    files = encode(API)
    assert old in files[path]
    files[path] = files[path].replace(old, new, 1)
    decoded = decode(files, "specs")
    assert [str(f) for f in decoded.findings if str(f).startswith(f"specs/{path}:") and expected in str(f)] != [], (
        decoded.findings
    )
    assert decoded.api is None


def test_a_file_that_is_missing_and_one_too_many() -> None:
    files = encode(API)
    files["entities/other.yaml"] = files.pop(FILE)
    assert [str(finding) for finding in decode(files, "specs").findings] == [
        "specs/api.yaml:40:5: error[S109] there is no `entities/contact.yaml`",
        "specs/entities/other.yaml:1:1: error[S109] `entities/other.yaml` is not listed under `groups`",
        "specs/samples/entities/contact.yaml:1:1: error[S109] `samples/entities/contact.yaml` is not listed by the file"
        " of a group",
    ]


def test_samples_can_be_left_out() -> None:
    files = encode(API)
    del files[SAMPLES]
    assert decode(files, "specs").api is None
    without = decode(files, "specs", samples=False).api
    assert without is not None
    get = without.groups[0].operations[0]
    assert (get.samples, get.parameters[0].example) == ((), None)
    assert without == decode(encode(API), "specs", samples=False).api
    with_them = decode(encode(API), "specs").api
    assert with_them is not None
    assert with_them.groups[0].operations[0] == GET


def test_the_version_before_has_samples_and_examples_in_the_files_of_groups() -> None:
    files = encode(API)
    del files[SAMPLES]
    files["api.yaml"] = files["api.yaml"].replace("version: 3", "version: 2")
    required = "        required: true\n"
    files[FILE] = files[FILE].replace(required, f"{required}        example: '4'\n", 1)
    files[FILE] = files[FILE].replace(
        f"samples: {SAMPLES}\n",
        "samples:\n  v1Contact_Get:\n    - request:\n        start: GET /api/v1/Contact/4\n      response:\n"
        "        start: HTTP/1.1 200 OK\n        headers:\n          - A: b\n        body: |-\n          {\n"
        '            "Id": 4\n          }\n',
    )
    assert decode(files, "specs") == Decoded(API, ())
    newer = {**files, "api.yaml": files["api.yaml"].replace("version: 2", "version: 3")}
    assert [str(finding)[:60] for finding in decode(newer, "specs").findings] == [
        "specs/entities/contact.yaml:12:9: error[S103] unknown key `e",
        "specs/entities/contact.yaml:36:3: error[S104] expected a tex",
    ]


def test_a_spec_of_a_development_version_is_named_as_such() -> None:
    files = encode(API)
    files["api.yaml"] = (
        files["api.yaml"].replace("version: 3", "version: 2").replace("    noun", "    absent: x\n    noun")
    )
    first, second, *_ = decode(files, "specs").findings
    assert str(first).startswith("specs/api.yaml:1:10: error[S102] an earlier development version of sdkgen 0.1.0")
    assert str(second).startswith("specs/api.yaml:7:5: error[S103] unknown key `absent`")


def test_an_operation_given_in_two_files() -> None:
    files = encode(API)
    files["entities/other.yaml"] = files[FILE]
    files["api.yaml"] += "  - entities/other.yaml\n"
    first = str(decode(files, "specs").findings[0])
    assert first == (
        "specs/entities/other.yaml:3:3: error[S108] operation `v1Contact_Get` is given twice;"
        " the other is at specs/entities/contact.yaml:3:3"
    )


def test_no_files_at_all() -> None:
    assert [str(finding) for finding in decode({}, "specs").findings] == [
        "specs/api.yaml:1:1: error[S109] there is no `api.yaml`",
        "specs/models.yaml:1:1: error[S109] there is no `models.yaml`",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("version: [", "specs/api.yaml:2:1: error[S101] did not find expected node content"),
        ("", "specs/api.yaml:1:1: error[S101] the file is empty"),
        ("- version", "specs/api.yaml:1:1: error[S104] expected a mapping"),
        ("? [a]\n: b\n", "specs/api.yaml:1:3: error[S104] expected a text as the key"),
    ],
)
def test_a_file_that_is_no_mapping(text: str, expected: str) -> None:
    decoded = decode({**encode(Api("An API", "1")), "api.yaml": text}, "specs")
    assert decoded.api is None
    assert expected in "\n".join(map(str, decoded.findings))


@pytest.mark.parametrize(
    "text", ["", "list", "list[", "list[int32", "int32]", "int32 int32", "[int32]", "a, b", "'x'", "enum[a"]
)
def test_a_notation_that_is_no_type(text: str) -> None:
    with pytest.raises(NotationError, match=r"not a type|wants brackets|is not closed"):
        from_text(text)
