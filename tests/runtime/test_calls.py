"""What a call sends and returns, with the runtime alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from generator.runtime._errors import ClientClosed, InvalidResponse, NotFound, ValidationFailed
from generator.runtime._redaction import is_secret, redact_path, redact_url
from generator.runtime._request import fill_path, header_text, query_string
from generator.runtime._response import ResponseWarning
from generator.runtime._transport import Headers, HttpResponse
from generator.runtime._types import UNSET
from tests.runtime.calls import JSON, URL, AsyncClient, Client, client, response, urls
from tests.runtime.sales import Sale


def page(*ids: int, link: str | None = None) -> HttpResponse:
    """A page of a list."""
    rows = ", ".join(f'{{"SaleId": {id_}}}' for id_ in ids)
    next_link = f', "odata.nextLink": "{link}"' if link else ""
    return response(200, f'{{"value": [{rows}]{next_link}}}'.encode())


def test_the_request_of_a_call() -> None:
    api, transport = client(response(), headers={"X-Trace": "1"})
    api.sales.get(7, language="da", headers={"x-trace": "2"}, timeout=5)
    (request,) = transport.requests
    assert (request.method, request.url, request.timeout) == ("GET", "https://host/customer/sales/7", 5)
    assert dict(request.headers) == {
        "Accept": "application/json",
        "User-Agent": "runtime/0.0.0 python",
        "x-trace": "2",
        "X-Language": "da",
    }


def test_header_options_are_arguments_of_the_client() -> None:
    api, transport = client(response(), language="da", headers={"X-Trace": "1"})
    api.sales.get(1)
    api.sales.get(2, language="no")
    api.sales.get(3, language=None)
    api.with_options(language=None, headers=None).sales.get(4)
    assert [request.headers.get("X-Language") for request in transport.requests] == ["da", "no", None, None]
    assert {request.headers["X-Trace"] for request in transport.requests} == {"1"}


def misspelled() -> Iterator[tuple[Callable[[], object], str]]:
    """Calls with a wrong argument, and what their TypeError says."""
    api, _ = client(response())
    wrong: dict[str, Any] = {"timout": 1}
    yield lambda: Client(URL, **wrong), "Client() got an unexpected argument 'timout'; did you mean 'timeout'?"
    yield (
        lambda: AsyncClient(URL, **wrong),
        "AsyncClient() got an unexpected argument 'timout'; did you mean 'timeout'?",
    )
    yield lambda: Client(URL, langage="da"), "Client() got an unexpected argument 'langage'; did you mean 'language'?"  # type: ignore[call-arg]
    yield (
        lambda: api.with_options(**wrong),
        "Client.with_options() got an unexpected argument 'timout'; did you mean 'timeout'?",
    )
    yield lambda: api.sales.get(7, **wrong), "get() got an unexpected argument 'timout'; did you mean 'timeout'?"
    yield lambda: api.sales.create({}, bdy={}), "create() got an unexpected argument 'bdy'; did you mean 'body'?"  # type: ignore[call-arg]


@pytest.mark.parametrize(("call", "message"), [*misspelled()])
def test_a_misspelled_argument(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert str(caught.value) == message


def test_arguments_that_were_not_passed_are_left_out() -> None:
    api, transport = client(response())
    api.sales.create({"A": UNSET, "B": None})
    assert transport.bodies == [b'{"B":null}']


@pytest.mark.parametrize("value", [None, UNSET, "", ".", "..", []])
def test_a_value_that_would_change_the_path(value: object) -> None:
    with pytest.raises(ValueError, match=r"GET /a/\{b\}: the argument for `b` is .*, which cannot be part of a path"):
        fill_path("GET /a/{b}", {"b": value})


def test_paths_queries_and_headers_are_encoded() -> None:
    assert fill_path("GET /a/{b}/{c}", {"b": "x/æ ?#%", "c": "{b}"}) == "/a/x%2F%C3%A6%20%3F%23%25/%7Bb%7D"
    query = {"$select": ["a", "b"], "flag": True, "day": datetime(2024, 5, 6), "none": None, "not": UNSET, "n&": 1}
    assert query_string(query) == "?$select=a,b&flag=true&day=2024-05-06T00:00:00&n%26=1"
    assert query_string({}) == ""
    time = datetime(2015, 10, 21, 9, 28, tzinfo=timezone(timedelta(hours=2)))
    assert header_text("Date", time) == header_text("Date", time.astimezone(UTC)) == "Wed, 21 Oct 2015 07:28:00 GMT"


def test_addresses_are_redacted() -> None:
    url = "https://u:p@host/x?token=t&name=n&API_key=k&code=c"
    assert redact_url(url) == "https://host/x?token=***&name=n&API_key=***&code=***"
    assert redact_path(url) == "/x?token=***&name=n&API_key=***&code=***"


@pytest.mark.parametrize(
    "name",
    [
        *("X-Api-Key", "x-csrf-token", "CSRF-Token", "key"),  # of the security schemes
        *("access_token", "accessToken", "clientSecret", "PASSWORD", "X-Amz-Signature", "subscription-key", "ticket"),
    ],
)
def test_names_of_secrets(name: str) -> None:
    assert is_secret(name)
    assert redact_url(f"https://host/x?{name}=v") == f"https://host/x?{name}=***"


def test_headers_hide_secrets() -> None:
    shown = repr(
        Headers([("Set-Cookie", "hidden"), ("X-Api-Key", "hidden"), ("X-Auth-Token", "hidden"), ("X-Id", "7")])
    )
    assert shown == "Headers({'set-cookie': '***', 'x-api-key': '***', 'x-auth-token': '***', 'x-id': '7'})"


@pytest.mark.parametrize(
    "name",
    [
        *("ticketEntityId", "ticket_id", "chatSessionEntityId", "sessionId", "tokenId", "passwordAge"),
        *("storageKey", "keyword", "codePage", "includeSignatures", "$select", "tokenizer", "secretary"),
    ],
)
def test_names_that_merely_hold_such_a_word(name: str) -> None:
    assert not is_secret(name)
    assert redact_url(f"https://host/x?{name}=7") == f"https://host/x?{name}=7"


def test_none_and_not_found() -> None:
    api, _ = client(response(404, b'{"ErrorType": "NotFound", "Message": "no"}'))
    assert api.optional.get(7) is None
    assert api.optional.download() is None
    with pytest.raises(NotFound, match="404 no"):
        api.sales.get(7)
    with pytest.raises(NotFound):
        api.sales.download()
    api, _ = client(response(200, b"null"))
    assert api.optional.get(7) is None
    with pytest.raises(NotFound, match="the response is null"):
        api.sales.get(7)
    api, _ = client(response(404, b"<html><title>No page</title></html>", {"Content-Type": "text/html"}))
    with pytest.raises(NotFound, match="404 No page"):
        api.optional.get(7)


def test_a_body_that_is_not_json() -> None:
    api, _ = client(response(200, b"<html>sign in</html>"))
    with pytest.raises(InvalidResponse, match="the response is not JSON") as caught:
        api.sales.get(7)
    assert caught.value.content == b"<html>sign in</html>"


def test_problems_are_returned_warned_of_once_and_raised_in_strict_mode() -> None:
    api, _ = client(response(200, b'{"Rights": [{"Reason": 5}, {"Reason": 6}]}'))
    with pytest.warns(ResponseWarning) as warned:
        result = api.sales.raw_get(7)
    assert [str(warning.message) for warning in warned] == [
        "GET /sales/{id}: $.Rights[0].Reason: expected string, got integer"
    ]
    assert [problem.path for problem in result.problems] == ["$.Rights[0].Reason", "$.Rights[1].Reason"]
    assert isinstance(result.value, Sale)
    assert (result.status, result.headers["content-type"]) == (200, JSON["content-type"])
    with pytest.raises(ValidationFailed) as caught:
        api.sales.get(7, strict=True)
    assert caught.value.problems == result.problems


def test_a_list_requests_each_page_when_it_is_needed() -> None:
    api, transport = client(
        page(1, 2, link="?skip=2"), page(3, 4, link="http://host:80/customer/sales?skip=4"), page(5)
    )
    rows = iter(api.sales.list())
    assert transport.requests == []
    assert [next(rows).sale_id for _ in range(2)] == [1, 2]
    assert len(transport.requests) == 1
    assert [row.sale_id for row in rows] == [3, 4, 5]
    assert urls(transport.requests) == ["/sales", "/sales?skip=2", "/sales?skip=4"]


def test_top_ends_a_list() -> None:
    api, transport = client(page(1, 2, link="?skip=2"), page(3, 4, link="?skip=4"))
    assert [row.sale_id for row in api.sales.list(top=3)] == [1, 2, 3]
    assert urls(transport.requests) == ["/sales?$top=3", "/sales?skip=2"]


@pytest.mark.parametrize(
    ("link", "message"), [("https://other.example.com/", "another server"), ("/customer/sales", "circular")]
)
def test_a_link_that_is_not_followed(link: str, message: str) -> None:
    api, transport = client(page(1, link=link))
    with pytest.raises(InvalidResponse, match=message):
        list(api.sales.list())
    assert len(transport.requests) == 1


def test_a_client_is_closed_once_and_for_all() -> None:
    api, transport = client(response())
    other = Client(URL, transport=transport)
    with api.with_options(timeout=1) as derived:
        assert repr(derived) == "Client('https://host/customer')"
    api.close()
    with pytest.raises(ClientClosed, match="the client is closed"):
        api.sales.get(7)
    assert transport.closed == 0
    assert other.sales.get(7)
