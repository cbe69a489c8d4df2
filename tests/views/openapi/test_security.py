"""Security schemes and requirements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.spec.model import Operation, SecurityRequirement
from generator.views.openapi.security import requirement_views, scheme_views, usual_security
from tests.sections import BASIC, TICKET, requires
from tests.views.openapi import rendered


def written(security: Iterable[SecurityRequirement]) -> Any:
    return rendered.document(security=requirement_views(security))["security"]


def test_security_requirements_are_alternatives() -> None:
    security = requires("basic", "ticket appKey")
    assert written(security) == [{"basic": []}, {"ticket": [], "appKey": []}]
    assert written([(("oauth", ("read", "write")),)]) == [{"oauth": ["read", "write"]}]
    assert written(()) == []


def test_the_usual_security_is_that_of_most_operations() -> None:
    operations = [
        Operation("op", "POST", "/a", "p.md", security=requires(*alternatives))
        for alternatives in (("basic",), ("bearer",), ("bearer",))
    ]
    assert usual_security(operations) == requires("bearer")
    assert usual_security([]) == ()


def test_security_schemes_have_the_members_that_are_set() -> None:
    schemes = rendered.document(security_schemes=scheme_views([BASIC, TICKET]))["components"]["securitySchemes"]
    assert schemes == {
        "basic": {"type": "http", "scheme": "basic", "description": "User name and password."},
        "ticket": {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "A ticket: # of a session.",
        },
    }
