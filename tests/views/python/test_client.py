"""From security schemes to what the client offers for them."""

from __future__ import annotations

import pytest

from generator.spec.model import Api, Group, Operation, SecurityScheme
from generator.views.python.client import ClientView, client_view
from generator.views.python.design import client_design
from generator.views.python.package import package_view
from generator.views.python.settings import ClientSettings
from tests.sections import APP_KEY, BASIC, BEARER, SECTIONS, TICKET, requires

SETTINGS = ClientSettings("harbour_client", "Harbour", "HARBOUR", server="https://{host}/{tenant}/api")
CSRF = SecurityScheme("csrf", "apiKey", location="header", name="X-CSRF-Token")
COOKIE = SecurityScheme("cookie", "apiKey", location="cookie", name="sid")


def view(
    *schemes: SecurityScheme, security: tuple[str, ...] = (), paths: tuple[str, ...] = ("/api/v2/a",)
) -> ClientView:
    """The view of a client for an API with these schemes, combined in these ways."""
    operations = tuple(
        Operation(f"Get{number}", "GET", path, "page.md", security=requires(*security))
        for number, path in enumerate(paths)
    )
    design = client_design(Api("T", "1", (Group(("entities", "Boat"), operations),), (), SECTIONS, schemes))
    return client_view(design, SETTINGS, package_view(design, SETTINGS))


def auth(client: ClientView) -> list[tuple[str, str]]:
    """Class and environment variables of each scheme."""
    return [(scheme.class_, scheme.variables) for scheme in client.auth]


def test_schemes_of_the_header_authorization() -> None:
    client = view(BASIC, TICKET, BEARER)
    assert auth(client) == [
        ("Bearer", "HARBOUR_TOKEN"),
        ("Ticket", "HARBOUR_TICKET"),
        ("Basic", "HARBOUR_USERNAME and HARBOUR_PASSWORD"),
    ]
    assert [scheme.prefix for scheme in client.tokens] == ['"Ticket"']
    assert auth(view(BASIC)) == [("Basic", "HARBOUR_USERNAME and HARBOUR_PASSWORD")]


def test_an_api_that_documents_no_scheme_has_the_usual_ones() -> None:
    assert [class_ for class_, _ in auth(view())] == ["Bearer", "Basic"]


@pytest.mark.parametrize("prefix", ["Harbour", "Bearer", "Session", "HarbourError", "Auth", "a b", "7T", "Token"])
def test_a_generated_class_hides_no_other_export(prefix: str) -> None:
    client = view(SecurityScheme("t", "apiKey", location="header", name="Authorization", prefix=prefix))
    assert len(client.names) == len(set(client.names))
    assert client.tokens[0].variables not in ("HARBOUR_TOKEN", "HARBOUR_BASE_URL")


def test_a_header_beside_a_cookie_is_a_session() -> None:
    client = view(BASIC, CSRF, COOKIE, security=("basic", "csrf cookie"))
    assert client.has_session
    assert (client.session.header, client.session.cookie) == ('"X-CSRF-Token"', '"CSRF-Token"')
    assert "Session" in client.names
    assert client.secrets == ()


def test_a_header_beside_other_schemes_is_an_option() -> None:
    client = view(BASIC, CSRF, COOKIE, APP_KEY, security=("basic appKey", "csrf cookie", "csrf cookie appKey"))
    (secret,) = client.secrets
    assert (secret.name, secret.header, secret.variable) == ("app_key", '"X-App-Key"', "HARBOUR_APP_KEY")
    assert client.session.header == '"X-CSRF-Token"'


def test_without_a_cookie_there_is_no_session() -> None:
    client = view(BASIC, CSRF)
    assert not client.has_session
    assert "Session" not in client.names
    assert [secret.name for secret in client.secrets] == ["csrf"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("/api/v2/a", "/api/v2/b/{id}"), "`/api/v2`"),
        (("/api/v2/{id}/x", "/api/v2/{id}/y"), "`/api/v2`"),
        (("/a", "/b"), "the documented paths"),
        (("/a",), "the documented paths"),
    ],
)
def test_the_prefix_of_all_paths(paths: tuple[str, ...], expected: str) -> None:
    assert view(paths=paths).path_prefix == expected


def test_the_example_of_a_base_address() -> None:
    assert view().server == "https://host/tenant/api"
