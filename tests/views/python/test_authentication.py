"""Which security schemes become classes, options or a session; `test_client.py` shows it as a part of the client."""

from __future__ import annotations

from generator.spec.model import Api, Group, Operation, SecurityRequirement, SecurityScheme
from generator.views.python.authentication import auth_views, secret_views, session_view
from tests.sections import BASIC, SECTIONS, TICKET, requires

CSRF = SecurityScheme("csrf", "apiKey", location="header", name="X-CSRF-Token")
COOKIE = SecurityScheme("cookie", "apiKey", location="cookie", name="session")


def api(*schemes: SecurityScheme, security: tuple[SecurityRequirement, ...] = ()) -> Api:
    """An API with these schemes and one operation."""
    operation = Operation("get", "GET", "/x", "x.md", security=security)
    return Api("T", "1", (Group(("entities", "X"), (operation,)),), sections=SECTIONS, security_schemes=schemes)


def test_a_class_of_tokens_has_a_name_that_nothing_else_has() -> None:
    views = auth_views(api(TICKET), "HARBOUR", ("Ticket",))
    assert [(view.class_, view.example, view.variables) for view in views] == [
        ("Ticket_", 'Ticket_("ticket")', "HARBOUR_TICKET")
    ]


def test_a_prefix_in_another_header_is_no_class() -> None:
    other = SecurityScheme("other", "apiKey", "", "header", "X-Other", "Word")
    assert [view.class_ for view in auth_views(api(BASIC, other), "H", ())] == ["Basic"]


def test_a_header_that_can_stand_without_the_cookie_is_an_option() -> None:
    alone = api(CSRF, COOKIE, security=requires("csrf cookie", "csrf"))
    assert session_view(alone) is None
    assert [secret.name for secret in secret_views(alone, "H", ("csrf",))] == ["csrf_"]


def test_a_key_in_the_query_is_not_offered() -> None:
    query = SecurityScheme("key", "apiKey", location="query", name="key")
    assert secret_views(api(query, security=requires("key")), "H", ()) == ()
