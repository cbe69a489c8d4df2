"""The README shows calls that the API has, and none that it advises against."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.http_message import VARIABLE
from generator.spec.model import Api, Operation
from generator.spec.types import STRING
from generator.views.python.design import client_design
from generator.views.python.readme import ReadmeView, readme_view
from tests.client.harbour import API


def view(api: Api) -> ReadmeView:
    """What the README of an API shows."""
    return readme_view(client_design(api))


def changed(ids: set[str], **changes: Any) -> Api:
    """The API of the harbour with some operations changed."""

    def change(operation: Operation) -> Operation:
        return replace(operation, **changes) if operation.id in ids else operation

    return replace(API, groups=tuple(replace(g, operations=tuple(map(change, g.operations))) for g in API.groups))


def test_each_section_has_an_example() -> None:
    assert [(s.title, s.group) for s in view(API).sections] == [("Agents", "agents.pilot"), ("Entities", "boat")]


def test_each_kind_of_call_is_shown() -> None:
    shown = view(API)
    assert (shown.call, shown.call_may_give_none) == ('agents.pilot.guide(boat_id=7, language_="no")', True)
    assert shown.resource is not None and shown.list is not None
    assert (shown.resource.path, shown.resource.field, shown.list.path) == ("boat", "name", "boat")
    assert (shown.download, shown.upload, shown.upload_arguments) == ("boat.get_photo(123)", "boat.set_photo", "123, ")


def test_what_is_deprecated_is_not_shown() -> None:
    ids = {operation.id for _, operation in API.operations()}
    shown = view(changed(ids, deprecated="Use a bridge."))
    assert (shown.call, shown.resource, shown.list, shown.download, shown.upload) == (None,) * 5
    without_list = view(changed({"v1BoatEntity_GetAll"}, deprecated="Count them."))
    assert without_list.resource is not None
    assert without_list.list is None


def test_a_list_without_pages_is_no_example_of_one() -> None:
    boats = next(operation for _, operation in API.operations() if operation.id == "v1BoatEntity_GetAll")
    plain = next(operation for _, operation in API.operations() if operation.id == "v1List_GetAll")
    assert view(changed({boats.id}, responses=plain.responses)).list is None


def test_an_id_of_text_is_shown_by_its_name() -> None:
    photo = next(o for _, o in API.operations() if o.method == "GET" and o.path.endswith("/Photo"))
    parameters = tuple(replace(p, type=STRING, name="boat-id") if p.location == "path" else p for p in photo.parameters)
    path = VARIABLE.sub("{boat-id}", photo.path)
    assert view(changed({photo.id}, parameters=parameters, path=path)).download == 'boat.get_photo("boat-id")'
