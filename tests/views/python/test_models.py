"""The modules of models: names in the API, forward references, long annotations, imports."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.runtime._model import wire_name
from generator.spec.model import Api, Field, Model
from generator.spec.types import ListOf, OpenEnum, Ref, Scalar, Type
from generator.views.python.models import ModelModuleView, model_modules
from generator.views.python.names import client_names

TEXT = Scalar("string")


def modules(*models: Model) -> dict[str, ModelModuleView]:
    """The modules of an API with these models."""
    api = Api("T", "1", models=models)
    return {view.module: view for view in model_modules(api, client_names(api))}


def field(name: str, type_: Type) -> str:
    """The line of a field, as the template places it."""
    ((view,),) = (model.fields for model in modules(Model("Boat", (Field(name, type_),)))["boat"].models)
    return f"{view.name}: {view.annotation} = {view.default}"


@given(st.text("aAbB19_$. é", min_size=1, max_size=12))
@settings(deadline=None)
def test_a_field_states_the_name_that_the_runtime_would_not_guess(name: str) -> None:
    line = field(name, TEXT)
    assert ("wire(" not in line) == (wire_name(line.partition(":")[0]) == name)


def test_a_class_that_is_not_defined_yet_is_quoted() -> None:
    both = modules(Model("Ship", (Field("Captain", Ref("Sailor")),)), Model("Sailor", (Field("Ship", Ref("Ship")),)))
    ship, sailor = both["ship"].models
    assert (ship.fields[0].annotation, sailor.fields[0].annotation) == ('"Sailor | None"', "Ship | None")
    assert both["ship"].imports == "from .._model import Model"


def test_imports_are_what_the_fields_mention() -> None:
    views = modules(
        Model("Boat", (Field("Hulls", ListOf(Ref("Hull"))), Field("Built", Scalar("date-time")), Field("x", TEXT))),
        Model("Hull", (Field("Size", OpenEnum(("Slim", "Wide"))),)),
        Model("BigHull", (), extends="Hull"),
    )
    assert views["boat"].imports.split("\n") == [
        "from .._model import Model, wire",
        "from .._timestamp import Timestamp",
        "from .hull import Hull",
    ]
    assert views["hull"].imports.split("\n") == [
        "from typing import Annotated, Literal",
        "",
        "from .._model import Model, Open",
    ]
    assert (views["big_hull"].imports, views["big_hull"].models[0].base) == ("from .hull import Hull", "Hull")


def test_an_annotation_that_does_not_fit_is_broken() -> None:
    values = tuple(f"Kind{number}" for number in range(5))
    assert field("Kind", OpenEnum(values)).count("\n") == 0
    assert field("NameOfTheKindOfBoatThatThisIs" * 2, OpenEnum(values)).split("\n")[1:] == [
        f"        Literal[{', '.join(f'{chr(34)}{value}{chr(34)}' for value in values)}] | str | None, Open",
        "    ] = None",
    ]
