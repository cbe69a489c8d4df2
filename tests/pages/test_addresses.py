"""Paths that address the same thing, and the names that paths give to operations."""

from __future__ import annotations

import pytest

from generator.pages.addresses import (
    address,
    collections,
    common_names,
    place_and_name,
    plain_path,
    with_variables,
)
from generator.profiles.annotated import Addresses

RULES = (
    Addresses(("/fleets/{fleet-id}", "/my/fleet")),
    Addresses(("/boats/{boat-id}", "/berth:/{...berth-path}:", "/berth:/{...berth-path}"), after="/fleets/{fleet-id}"),
)


@pytest.mark.parametrize(
    ("path", "key", "template"),
    [
        ("/fleets/{id}/boats/{b}/moor", "/fleets/{*}/boats/{*}/moor", "/fleets/{id}/boats/{b}/moor"),
        ("/my/fleet/boats/{b}/moor", "/fleets/{*}/boats/{*}/moor", "/my/fleet/boats/{b}/moor"),
        ("/my/fleet/berth:/North/Seven:/moor", "/fleets/{*}/boats/{*}/moor", "/my/fleet/berth:/{berth-path}:/moor"),
        ("/my/fleet/berth:/North/Seven", "/fleets/{*}/boats/{*}", "/my/fleet/berth:/{berth-path}"),
        ("/fleets/12/boats", "/fleets/{*}/boats", "/fleets/{fleet-id}/boats"),
        ("/my/fleets", "/my/fleets", "/my/fleets"),
    ],
)
def test_forms_of_one_address_have_one_key(path: str, key: str, template: str) -> None:
    found = address(path, RULES)
    assert (found.key, found.template) == (key, template)


def test_the_first_form_of_a_rule_ranks_first() -> None:
    paths = ["/my/fleet/boats/{b}", "/fleets/{f}/berth:/{p}:", "/fleets/{f}/boats/{b}"]
    assert min(paths, key=lambda path: address(path, RULES).rank) == "/fleets/{f}/boats/{b}"


@pytest.mark.parametrize(
    ("path", "corrections", "plain"),
    [
        ("/a/{the boat}/", {}, "/a/{the-boat}"),
        ("/a/find(name='{text}',first=2)", {}, "/a/find(name='{name}',first={first})"),
        ("/fleet/{x}/log", {"/fleet/{}": "/fleet/boats/{}"}, "/fleet/boats/{x}/log"),
        ("/fleet/{x}/{y}", {"/fleet/{}/{}": "/fleet/{}/boats/{}"}, "/fleet/{x}/boats/{y}"),
    ],
)
def test_paths_are_read_as_the_api_takes_them(path: str, corrections: dict[str, str], plain: str) -> None:
    assert plain_path(path, corrections) == plain


def test_a_variable_has_the_name_that_most_templates_give_it() -> None:
    names = common_names(["/boats/{boat-id}", "/boats/{boat-id}/log", "/boats/{boatId}", "/boats/{path}:/log"])
    assert names["/boats/{*}"] == "/boats/{boat-id}"
    assert names["/boats/{*}:/log"] == "/boats/{path}:/log", "what is addressed by a path is something else"


def test_numbers_are_values_of_another_template() -> None:
    template, shown, word = (
        address(path, ()) for path in ("/b/{id}/{size}/copy", "/b/0/large/copy", "/b/one/two/copy")
    )
    assert with_variables(shown, [template]) == "/b/{id}/{size}/copy"
    assert with_variables(word, [template]) == "/b/one/two/copy"


@pytest.mark.parametrize(
    ("method", "path", "methods", "is_list", "expected"),
    [
        ("GET", "/boats/{id}", "GET", False, (("boats",), "get")),
        ("GET", "/boats", "GET", True, (("boats",), "list")),
        ("POST", "/boats/{id}/rename", "POST", False, (("boats",), "rename")),
        ("GET", "/boats/{id}/log", "GET PUT", False, (("boats",), "get_log")),
        ("PUT", "/boats/{id}/log", "GET PUT", False, (("boats",), "update_log")),
        ("GET", "/boats/{id}/crew", "GET", True, (("boats", "crew"), "list")),
        ("GET", "/boats/find(name='{name}')", "GET", True, (("boats",), "find")),
        ("GET", "/weather", "GET", False, (("weather",), "get")),
    ],
)
def test_names_follow_from_paths(
    method: str, path: str, methods: str, is_list: bool, expected: tuple[tuple[str, ...], str]
) -> None:
    holders = collections(address(template, ()).key for template in ("/boats/{id}", "/boats/{id}/crew/{name}"))
    found = place_and_name(method, address(path, ()), holders, frozenset(methods.split()), is_list=is_list)
    assert found == expected
