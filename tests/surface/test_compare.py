"""What a caller of one client can no longer write with another."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.spec.model import Field, Parameter
from generator.spec.types import from_text
from generator.surface.compare import surface_changes
from generator.surface.formats import surface_lines
from tests.diff.harbours import minus_field, with_field, with_operation, with_parameter, with_response
from tests.overrides.harbour import GET, HARBOUR
from tests.release.notes import surface


def client(**modules: str) -> dict[str, str]:
    """A package `boats` with these modules of models and groups."""
    files = {"boats/__init__.py": "", "boats/models/__init__.py": "", "boats/entities/__init__.py": ""}
    return files | {f"boats/{name.replace('__', '/')}.py": text for name, text in modules.items()}


def compared(old: dict[str, str], new: dict[str, str], **renamed: str) -> list[str]:
    names = {f"models.{was}": f"models.{now}" for was, now in renamed.items()}
    found = surface_changes(old, new, "boats", {"entities.boat.BoatResource": "client.boat"}, names)
    return [" ".join(filter(None, (c.kind, c.name, c.before, c.after))) for c in found]


def group(*methods: str) -> str:
    body = "".join(f"    {method}\n" for method in methods)
    return f"from typing import Any, Literal, TypeAlias\nfrom .. import models\nclass BoatResource:\n{body}"


def test_the_same_client_has_no_changes() -> None:
    assert surface(HARBOUR) == ()


def test_names_and_arguments_by_the_way_a_caller_reaches_them() -> None:
    without = with_operation("v1Boat_Get", parameters=tuple(p for p in GET.parameters if p.name != "fields"))
    assert [(c.kind, c.name) for c in surface(without)] == [("argument-removed", "client.boat.get(fields)")]
    assert [(c.kind, c.name) for c in surface(HARBOUR, without)] == [("argument-added", "client.boat.get(fields)")]
    assert [(c.kind, c.name) for c in surface(minus_field("Berth", "Number"))] == [
        ("name-removed", "models.Berth.number")
    ]


def test_types_of_arguments_results_and_attributes() -> None:
    assert [(c.kind, c.before, c.after) for c in surface(with_parameter("v1Boat_Get", "fields", type=INT))] == [
        ("argument-type-changed", "str | None", "int | None")
    ]
    assert [(c.kind, c.before, c.after) for c in surface(with_response("v1Boat_Get", 200, nullable=True))] == [
        ("return-type-changed", "models.Boat", "models.Boat | None")
    ]
    assert [(c.kind, c.before, c.after) for c in surface(with_field("Boat", "Berth", type="Rule"))] == [
        ("attribute-type-changed", "models.Berth | None", "models.Rule | None")
    ]


def test_a_needed_argument_is_breaking_and_a_further_one_is_not() -> None:
    limit = Parameter("query", "limit", INT)
    needed = Parameter("query", "limit", INT, required=True)
    found = [surface(with_operation("v1Boat_Get", parameters=(*GET.parameters, p))) for p in (limit, needed)]
    assert [[(c.kind, c.is_breaking) for c in changes] for changes in found] == [
        [("argument-added", False)],
        [("argument-required", True)],
    ]


def test_a_deprecated_name_can_still_be_called() -> None:
    old = client(entities__boat=group("def find_boat(self, depth: int) -> str: ..."))
    kept = group("def find(self, depth: int) -> str: ...", "find_boat = deprecated_name(find)")
    assert compared(old, client(entities__boat=kept)) == ["name-added client.boat.find"]
    other = group("def find(self) -> str: ...", "find_boat = deprecated_name(find)")
    assert "argument-removed client.boat.find(depth)" in compared(old, client(entities__boat=other))


def test_private_names_asynchronous_classes_and_the_module_of_a_model_do_not_count() -> None:
    old = client(_base="class Base: ...", models__a="class Boat:\n    length: int | None\n    _key: int\n")
    old |= client(entities__boat=group("...") + "class AsyncBoatResource:\n    async def find(self) -> None: ...\n")
    new = client(models__b="class Boat:\n    length: int | None\n", entities__boat=group("..."))
    assert compared(old, new) == []


def test_what_a_model_inherits_is_its_own() -> None:
    base = {"boats/_model.py": "class Model:\n    def __init__(self) -> None: ...\n    def copy(self) -> None: ...\n"}
    sail = "from .._model import Model\nclass Sail(Model):\n    area: int | None\n"
    flat = "from .._model import Model\nclass Jib(Model):\n    area: int | None\n    hank: str | None\n"
    derived = "from .sail import Sail\nclass Jib(Sail):\n    hank: str | None\n"
    old, new = (client(models__sail=sail, models__jib=jib) | base for jib in (flat, derived))
    assert compared(old, new) == []
    assert compared(new, old) == []


def test_a_group_that_is_gone_is_one_change() -> None:
    alone = replace(HARBOUR, groups=HARBOUR.groups[:1])
    assert [c.name for c in surface(alone) if c.name.startswith(("client", "_", "entities"))] == ["client.rules"]


def test_what_an_argument_takes_may_grow_and_what_a_method_returns_may_shrink() -> None:
    def methods(argument: str, result: str) -> dict[str, str]:
        return client(entities__boat=group(f"def find(self, by: {argument}) -> {result}: ..."))

    assert compared(methods("int", "int | None"), methods("int | str | None", "int")) == []
    assert compared(methods("list[int]", "str"), methods("Sequence[float]", "str")) == []
    assert compared(methods('Literal["a", "b"] | str', "str"), methods('Literal["a"] | str', "str")) == []
    assert compared(methods('Literal["a", "b"]', "str"), methods('Literal["a"]', "str")) == [
        "argument-type-changed client.boat.find(by) Literal['a', 'b'] Literal['a']"
    ]
    assert compared(methods("int", "int"), methods("int", "int | None")) == [
        "return-type-changed client.boat.find int int | None"
    ]


def test_a_dictionary_that_has_got_a_class_is_read_in_another_way() -> None:
    model = "class Boat: ..."
    old = client(models__boat=model, entities__boat=group("def find(self, by: Any) -> list[Any]: ..."))
    new = client(models__boat=model, entities__boat=group("def find(self, by: models.Boat) -> list[models.Boat]: ..."))
    assert compared(old, new) == ["return-type-changed client.boat.find list[Any] list[models.Boat]"]
    assert compared(new, old) == ["return-type-changed client.boat.find list[models.Boat] list[Any]"]


def test_a_model_may_be_called_like_a_mirror() -> None:
    model = "class AsyncJob:\n    state: str\n"
    assert compared(client(models__job=model), client()) == ["name-removed models.AsyncJob"]


def test_what_follows_from_another_name_of_a_model_is_no_change_of_its_own() -> None:
    old = client(models__boat="class Boat: ...", entities__boat=group("def find(self) -> models.Boat: ..."))
    new = client(models__ship="class Ship: ...", entities__boat=group("def find(self) -> models.Ship: ..."))
    assert compared(old, new, Boat="Ship") == [
        "name-changed models.Boat models.Boat models.Ship",
        "name-added models.Ship",
    ]


def test_the_formats() -> None:
    found = surface(with_field("Berth", "Number", type="string"))
    assert list(surface_lines("text", found)) == [
        "breaking    attribute-type-changed  models.Berth.number: int | None -> str | None",
        "1 breaking, 0 compatible",
    ]
    assert list(surface_lines("markdown", found))[4:] == [
        "## Breaking",
        "",
        "### Attribute type changed",
        "",
        "- `models.Berth.number`: `int | None` -> `str | None`",
    ]
    assert json.loads("\n".join(surface_lines("json", found))) == [
        {
            "kind": "attribute-type-changed",
            "name": "models.Berth.number",
            "before": "int | None",
            "after": "str | None",
            "severity": "breaking",
        }
    ]


INT = Field("n", from_text("int32")).type
