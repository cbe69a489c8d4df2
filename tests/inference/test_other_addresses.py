"""One operation at each address that its page gives."""

from __future__ import annotations

from dataclasses import replace

from generator.findings import Span
from generator.inference.other_addresses import at_each_address
from generator.pages.model import OtherAddress, Page
from generator.spec.model import Message, Operation, Parameter, Sample


def _sample(line: str) -> Sample:
    return Sample(Message(line), Message("HTTP/1.1 204 No Content"))


def test_each_address_has_its_parameters_and_its_samples() -> None:
    other = OtherAddress("/my/boats/{boat-id}", Span("p.md", 2), "boat_get.my_boats", ("my", "boats"), "get")
    page = Page("p.md", "p.md", "boat_get", "", "GET", "/f/{f}/boats/{boat-id}", Span("p.md"))
    page = replace(page, place=("f", "boats"), other_addresses=(other,))
    operation = Operation(
        "boat_get",
        "GET",
        page.path_template,
        "p.md",
        name="get",
        parameters=(
            Parameter("path", "f", required=True),
            Parameter("path", "boat-id", required=True, description="Which boat."),
            Parameter("query", "$top"),
        ),
        samples=(_sample("GET /my/boats/7?$top=1"), _sample("GET /f/1/boats/7"), _sample("GET /elsewhere")),
    )
    (first, main), (second, mine) = at_each_address(operation, page)
    assert (first, second) == (("f", "boats"), ("my", "boats"))
    assert (mine.id, mine.path, mine.name) == ("boat_get.my_boats", "/my/boats/{boat-id}", "get")
    assert [(p.location, p.name, p.description) for p in mine.parameters] == [
        ("path", "boat-id", "Which boat."),
        ("query", "$top", ""),
    ]
    assert [sample.request.start for sample in mine.samples if sample.request] == ["GET /my/boats/7?$top=1"]
    assert len(main.samples) == 2, "what follows no template is of the first address"


def test_an_operation_with_one_address_stays_as_it_is() -> None:
    page = Page("p.md", "p.md", "boat_get", "", "GET", "/boats", Span("p.md"), place=("boats",))
    operation = Operation("boat_get", "GET", "/boats", "p.md")
    assert list(at_each_address(operation, page)) == [(("boats",), operation)]
