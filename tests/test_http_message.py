"""HTTP messages as text: what is read from a start line, a header and a template."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import http_message


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("HTTP/1.1 200 OK", 200),
        ("HTTP/2 404", 404),
        ("HTTP/1.1  204 No Content", 204),
        ("HTTP/1.1 2000", None),
        ("HTTP/1.1 999 Odd", None),
        ("HTTP/1.1", None),
        ("GET /x HTTP/1.1", None),
    ],
)
def test_the_status_of_a_start_line(line: str, status: int | None) -> None:
    assert http_message.status_of(line) == status


@pytest.mark.parametrize("line", ["GET /boats", "HTTP/1.1 200 OK", "DELETE /boats/1 HTTP/1.1"])
def test_what_starts_a_message(line: str) -> None:
    assert http_message.is_start_line(line)


@pytest.mark.parametrize("line", ["get /boats", '{"a": 1}', "HTTP/1.1", "HTTP/1.1 2", "GET"])
def test_what_starts_no_message(line: str) -> None:
    assert not http_message.is_start_line(line)


def test_request_lines() -> None:
    assert http_message.request_line("GET /boats?top=1 HTTP/1.1") == ("GET", "/boats?top=1")
    assert http_message.request_line("GET  /boats") == ("GET", "/boats")
    for line in ("get /boats", "GET boats", "GET /boats and more", "HTTP/1.1 200 OK", "GET"):
        assert http_message.request_line(line) is None


def test_status_codes() -> None:
    assert [
        text for text in ("100", "599", "099", "600", "20", "2000", "OK", "٢٠٠") if http_message.is_status_code(text)
    ] == [
        "100",
        "599",
    ]
    assert [status for status in (199, 200, 299, 300) if http_message.is_success(status)] == [200, 299]


def test_the_target_of_a_request_line() -> None:
    assert http_message.target_of("GET /boats?top=1 HTTP/1.1") == "/boats?top=1"
    assert http_message.target_of("GET") == ""


def test_header_lines() -> None:
    assert http_message.header_field("X-Berth_Id : 7") == ("X-Berth_Id", "7")
    assert http_message.header_field("no header") is None
    assert http_message.header_field("a b: c") is None
    headers = (("Accept", "text/plain"), ("Content-Type", "a/b"), ("content-type", "c/d"))
    assert http_message.header(headers, "content-type") == "a/b"
    assert http_message.header(headers, "cookie") == ""


def test_media_types() -> None:
    assert http_message.media_type(" Application/JSON; charset=utf-8") == "application/json"
    assert http_message.is_json("application/json; charset=utf-8")
    assert http_message.is_json("application/merge-patch+json")
    assert not http_message.is_json("text/jsonish")
    assert not http_message.is_json("")


def test_names_of_headers() -> None:
    assert http_message.is_token("X-Berth_Id")
    assert not http_message.is_token("X Berth")
    assert not http_message.is_token("")


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("/a", ()),
        ("/{b}/{a}", ("b", "a")),
        ("/{a}/{a}", ("a",)),
        ("/{a", ()),
        ("/{}", ()),
        ("https://{a}/{b}", ("a", "b")),
    ],
)
def test_variables_are_named_in_order(template: str, names: tuple[str, ...]) -> None:
    assert http_message.variables(template) == names


def test_what_has_a_body() -> None:
    assert [method for method in ("GET", "HEAD", "POST", "DELETE") if http_message.has_request_body(method)] == [
        "POST",
        "DELETE",
    ]
    assert [status for status in (200, 201, 204, 205, 304, 404) if http_message.has_response_body(status)] == [200, 201]


def test_the_values_of_a_path() -> None:
    values = http_message.template_values
    assert values("/api/Boat/{id}/Crew/{name}", "/API/boat/7/crew/a%20b") == {"id": "7", "name": "a%20b"}
    assert values("/api/Boat/{id}", "/api/Boat/7/Crew") == {}
    assert values("/api/Boat/{id}", "/api/Boat/") == {"id": ""}
    assert values("/a.b/{id}", "/aXb/7") == {}


@given(st.lists(st.text(st.characters(exclude_characters="/{}")), min_size=1, max_size=4))
@settings(deadline=None)
def test_what_is_filled_into_a_template_comes_out(parts: list[str]) -> None:
    template = "".join(f"/v{n}/{{p{n}}}" for n in range(len(parts)))
    path = "".join(f"/v{n}/{part}" for n, part in enumerate(parts))
    assert http_message.template_values(template, path) == {f"p{n}": part for n, part in enumerate(parts)}
