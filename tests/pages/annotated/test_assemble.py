"""Annotated pages as operations, definitions and examples; and what no reader takes, by name."""

from __future__ import annotations

from pathlib import Path

from generator.pages.annotated.assemble import assemble_annotated
from generator.pages.assembled import Assembled
from generator.pages.read import Reading, read_pages
from generator.profiles.load import load_profile
from generator.source import Root, SourceFile

PROFILE = load_profile("graph")
ROOT = Root(Path(), "pages")


def read(text: str) -> Assembled:
    return assemble_annotated(SourceFile("pages/boat_get.md", text), "boat_get.md", ROOT, PROFILE)


def reading(folder: Path, **files: str) -> Reading:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return read_pages([Root(folder, "pages")], PROFILE)


def codes(found: Assembled | Reading) -> list[str]:
    return [finding.rule.code for finding in found.findings]


def page(*lines: str, more: str = "") -> str:
    requests = "\n".join(lines)
    return f"# Boats\n\nAbout boats.\n\n## HTTP request\n\n```http\n{requests}\n```\n\n{more}"


def test_each_method_and_resource_is_an_operation() -> None:
    found = read(page("GET /boats/{id}", "GET /boats/{id}?expand=crew", "DELETE /boats/{id}", "GET /boats"))
    assert [(p.method, p.path_template) for p in found.operations] == [
        ("GET", "/boats/{id}"),
        ("DELETE", "/boats/{id}"),
        ("GET", "/boats"),
    ]
    assert [row.name for row in found.operations[0].query_rows] == ["expand"]
    assert codes(found) == []


def test_the_name_of_the_file_is_the_id() -> None:
    assert [p.id for p in read(page("GET /boats")).operations] == ["boat_get"]


def test_samples_go_to_the_operation_of_their_request() -> None:
    samples = """\
## Example

```http
GET /boats/{id}
```

<!-- { "blockType": "response", "@odata.type": "x.boat" } -->

```json
HTTP/1.1 200 OK

{ "id": 7, /* its number */ "crew": [], }
```

```http
DELETE https://elsewhere.example/boats/7
```
"""
    found = read(page("GET /boats/{id}", "DELETE /boats/{id}", more=samples))
    get, delete = found.operations
    ((request, response),) = get.exchanges
    assert request is not None
    assert request.message.start == "GET /boats/{id}"
    assert response is not None
    assert response.value == {"id": 7, "crew": []}
    assert get.answered is not None
    assert get.answered.text == "x.boat"
    assert not delete.exchanges
    assert sorted(codes(found)) == ["P117", "P307"], "a request to another server, and a comment in JSON"


def test_scopes_come_from_tables_without_closing_pipes() -> None:
    table = """\
## Permissions

| Permission type | Permissions
|:----------------|:-----------
| Delegated (staff) | Boats.Read, Boats.ReadWrite.All
| Delegated (guests) | Not supported.
| Application | n/a
"""
    (found,) = read(page("GET /boats", more=table)).operations
    assert found.scopes == (("authorizationCode", ("Boats.Read", "Boats.ReadWrite.All")), ("clientCredentials", ()))


def test_a_page_that_defines_nothing_is_named_once() -> None:
    found = read("# Sailing\n\nText, with a list:\n\n* wind\n* sea\n")
    assert codes(found) == ["P024"]
    assert found.findings[0].severity == "info"


def test_every_row_is_kept_or_named() -> None:
    table = "## Weather\n\n| Wind | Sea |\n|---|---|\n| 3 | calm |\n"
    found = read(page("GET /boats", more=table))
    assert codes(found) == ["P215"]
    assert "| 3 | calm |" in found.operations[0].prose.description


def test_definitions_have_rows_choices_and_a_base() -> None:
    text = """\
# Boat resource

## JSON representation

<!-- { "blockType": "resource", "@odata.type": "x.boat", "baseType": "x.thing", "openType": true } -->

```json
{ "id": "string", "rig": "sloop | ketch" /* more to come */ }
```

## Properties

| Property | Type | Description
|:---------|:-----|:-----------
| **id** | [key](key.md) | The key.
| _owner_ | [the owner](person.md) collection | Who has it.

### rig options

| Value | Description
|:------|:-----------
| `yawl` | Two masts.
"""
    found = read(text)
    (boat,) = found.definitions
    assert (boat.name, boat.base, boat.is_open) == ("x.boat", "x.thing", True)
    assert [(row.name, row.type) for row in boat.rows] == [("id", "key"), ("owner", "person collection")]
    assert [(name, values) for name, values, _ in boat.choices] == [("rig", ("yawl",))]
    assert boat.representation is not None
    assert boat.representation.value == {"id": "string", "rig": "sloop | ketch"}
    assert codes(found) == []


def test_a_request_that_two_pages_document_is_one_operation(tmp_path: Path) -> None:
    one = page("PATCH /boats/{id}", more="## Optional query parameters\n\nTakes `$select`.\n")
    two = page("PATCH /boats/{boat-id}", more="## Optional query parameters\n\nTakes `$top`.\n")
    found = reading(tmp_path, boat_update=one, boat_move=two)
    (update,) = found.pages
    assert update.id == "boat_update"
    assert [row.name for row in update.query_rows] == ["$select", "$top"]
    assert [finding.rule.code for finding in found.findings] == ["P119"]


def test_the_text_of_a_page_for_readers_is_no_description(tmp_path: Path) -> None:
    sample = "## Example\n\n```http\nGET /boats/{id}?select=crew&expand=log\n```\n"
    table = "| Idea | Told |\n|---|---|\n| wind | yes |\n\n"
    own = page("GET /boats/{id}", more="## Query parameters\n\nTakes `$select`.\n")
    found = reading(tmp_path, boat_get=own, sailing=f"# Sailing\n\nA long story.\n\n{table}{sample}")
    (get,) = found.pages
    assert "story" not in get.prose.description
    assert [row.name for row in get.query_rows] == ["$select", "expand"], "`select` is `$select`"
    (finding,) = [finding for finding in found.findings if finding.span.path.endswith("sailing.md")]
    assert finding.rule.code == "P119"
    assert finding.message.endswith("the text of this page is left out")


def test_a_request_that_no_page_documents_is_an_operation_of_its_own(tmp_path: Path) -> None:
    sample = "## Example\n\n```http\nGET /boats/{id}/log\n```\n"
    found = reading(tmp_path, boat_get=page("GET /boats/{id}", more=sample), sailing=f"# Sailing\n\n{sample}")
    assert [(p.id, p.place, p.name) for p in found.pages] == [
        ("boat_get", ("boats",), "get"),
        ("boat_get.boats_get_log", ("boats",), "get_log"),
    ]
    assert "P119" in codes(found), "the other page only shows what the first one does"


def test_a_path_without_words_has_the_group_of_its_page(tmp_path: Path) -> None:
    found = reading(tmp_path, boats=page("GET /", "DELETE /{boat-id}"))
    assert [(p.place, p.name) for p in found.pages] == [(("boats",), "get"), (("boats",), "delete")]


def test_a_body_that_is_no_json_is_bytes() -> None:
    sample = "## Example\n\n```http\nPUT /boats/{id}\nContent-Type: text/plain\n\nplan\n```\n"
    (found,) = read(page("PUT /boats/{id}", more=sample)).operations
    assert found.body is not None
    assert (found.body.note, found.body.media_types) == ("binary", ("application/octet-stream", "text/plain"))


def test_a_job_that_goes_on_has_an_address() -> None:
    sample = "## Response\n\n```http\nHTTP/1.1 202 Accepted\nLocation: https://x.example/1\n```\n"
    (found,) = read(page("POST /boats/{id}/tow", more=sample)).operations
    assert found.response is not None
    assert [(s.code, s.location, s.is_empty) for s in found.response.statuses] == [(202, "Location", True)]


def test_a_row_of_permissions_that_ends_early_is_named() -> None:
    scopes = "## Permissions\n\n| Permissions | Permission type\n|:--|:--\n| Boats.Read | Application\n| Boats.Read\n"
    assert "P901" in codes(found := read(page("GET /boats", more=scopes)))
    assert found.operations[0].scopes == (("clientCredentials", ("Boats.Read",)),)
