"""The calls of `benchmarks.prism`, in a process of their own: only the generated client and its tests are on the path.

usage: python driver.py '{"DOCUMENT": "ADDRESS", ...}'; prints a JSON object a call, `id`, `mode`, `outcome`, `detail`.
"""

from __future__ import annotations

import asyncio
import copy
import json
import re
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the same modules, where they stand in the generator
    from generator.runtime_tests.exchange import Exchange, exchanges, text
    from generator.runtime_tests.loopback import Loopback
    from generator.runtime_tests.subject import AsyncClient, Client, InvalidResponse, StatusError, encode
else:
    from tests.exchange import Exchange, exchanges, text
    from tests.loopback import Loopback
    from tests.subject import AsyncClient, Client, InvalidResponse, StatusError, encode

EACH_ASYNC = 5
"""Every how many-th operation is called on the asynchronous client too."""
_DIFFER = "page and document differ on the request"
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


def main() -> None:
    """Call every operation of the documents, with static and with dynamic answers."""
    warnings.simplefilter("ignore")
    by_id = {exchange.id: exchange for exchange in reversed(exchanges())}
    loopback = Loopback()
    for document, address in json.loads(sys.argv[1]).items():
        found = []
        for id_ in _operation_ids(Path(document)):
            if id_ in by_id:
                found.append(by_id[id_])
            else:
                _say(id_, "none", "not called", "the pages document no exchange of this operation")
        for is_dynamic in (False, True):
            _call_all(found, address, is_dynamic, loopback)


def _operation_ids(document: Path) -> list[str]:
    paths = json.loads(document.read_text("utf-8"))["paths"]
    return [item[method]["operationId"] for item in paths.values() for method in METHODS if method in item]


def _call_all(found: list[Exchange], address: str, is_dynamic: bool, loopback: Loopback) -> None:
    headers = {"Prefer": f"dynamic={str(is_dynamic).lower()}"}
    mode = "dynamic" if is_dynamic else "static"
    with Client(address, max_retries=0) as client:
        for exchange in found:
            _report(exchange, f"{mode}, sync", _outcome(exchange, lambda it: _answer(it, client, headers), loopback))
    with asyncio.Runner() as runner:
        async_client = AsyncClient(address, max_retries=0)

        def perform(exchange: Exchange) -> Any:
            return runner.run(_async_answer(exchange, async_client, headers))

        for exchange in found[::EACH_ASYNC]:
            _report(exchange, f"{mode}, async", _outcome(exchange, perform, loopback))
        runner.run(async_client.close())


def _answer(exchange: Exchange, client: Any, headers: dict[str, str]) -> Any:
    answer = exchange.method(client, raw=exchange.kind != "download")(**_arguments(exchange, headers))
    return answer.read() if exchange.kind == "download" and answer is not None else answer


async def _async_answer(exchange: Exchange, client: Any, headers: dict[str, str]) -> Any:
    answer = await exchange.method(client, raw=exchange.kind != "download")(**_arguments(exchange, headers))
    return await answer.read() if exchange.kind == "download" and answer is not None else answer


def _arguments(exchange: Exchange, headers: dict[str, str]) -> dict[str, Any]:
    arguments = exchange.arguments()
    return {**arguments, "headers": {**arguments["headers"], **headers}}


def _outcome(exchange: Exchange, perform: Callable[[Exchange], Any], loopback: Loopback) -> tuple[str, str]:
    """What became of a call; one that the document forbids is called again without what it forbids."""
    outcome = _called(exchange, perform, loopback)
    while outcome[0] == _DIFFER and (repaired := _without_violations(exchange, outcome[1])):
        exchange, outcome = repaired, _called(repaired, perform, loopback)
    return outcome


def _called(exchange: Exchange, perform: Callable[[Exchange], Any], loopback: Loopback) -> tuple[str, str]:
    try:
        answer = perform(exchange)
    except Exception as error:
        return _failure(exchange, error, loopback)
    return _judge(answer)


def _judge(answer: Any) -> tuple[str, str]:
    """What became of an answer: whether all of it came through, and encodes to what Prism sent."""
    if isinstance(answer, bytes):
        return "as documented", ""
    if answer is None:
        return "lost", "the method returns None"
    if answer.value is None:
        return "as documented", ""
    sent, encoded = text(json.loads(answer.content)), text(encode(answer.value))
    return ("as documented", "") if sent == encoded else ("changed", f"{sent[:250]} -> {encoded[:250]}")


def _failure(exchange: Exchange, error: Exception, loopback: Loopback) -> tuple[str, str]:
    """What an exception says. A request that Prism refuses is the page's fault if the client sent what the page has."""
    if isinstance(error, StatusError):
        detail = error.content.decode("utf-8", "replace")
        problem = re.search(r"errors#(\w+)", detail)
        kind = problem[1] if problem else f"it sends a documented {error.status}"
        if kind in ("UNPROCESSABLE_ENTITY", "NO_PATH_MATCHED_ERROR", "NO_METHOD_MATCHED_ERROR", "UNAUTHORIZED"):
            fault = _fault_of_client(exchange, loopback)
            return ("refused", f"{fault} {detail}") if fault else (_DIFFER, detail)
        return f"Prism cannot answer: {kind}", detail
    if isinstance(error, InvalidResponse):
        return "exception", f"{error} {error.content[:200]!r}"
    return "exception", f"{type(error).__name__}: {error}"


def _without_violations(exchange: Exchange, detail: str) -> Exchange | None:
    """The exchange without the properties of its body that the document forbids; None if the body has none of them.

    Samples write null for what a request leaves out; the document asks for an object there.
    """
    body = copy.deepcopy(exchange.request.get("json"))
    problem = json.loads(detail)
    removed = [
        _remove(body, violation["location"][1:])
        for violation in problem.get("validation", ())
        if violation["location"][0] == "body"
    ]
    if not any(removed):
        return None
    arguments = {
        name: wire
        for name, wire in exchange.request.get("arguments", {}).items()
        if isinstance(body, dict) and wire in body
    }
    return replace(exchange, request={**exchange.request, "json": body, "arguments": arguments})


def _remove(value: Any, location: list[str]) -> bool:
    """Remove a property at any depth from a JSON value. Whether it was there."""
    for key in location[:-1]:
        value = value[int(key)] if isinstance(value, list) else value.get(key) if isinstance(value, dict) else None
    if not location or not isinstance(value, dict) or location[-1] not in value:
        return False
    del value[location[-1]]
    return True


def _fault_of_client(exchange: Exchange, loopback: Loopback) -> str:
    """Empty if the request that the client sends is the documented one."""
    loopback.will(exchange.documented_response())
    with Client(loopback.url, max_retries=0) as client:
        try:
            result = exchange.method(client)(**exchange.arguments())
            if exchange.kind == "list":
                next(result.pages())
        except StatusError:
            pass
    try:
        exchange.check_request(loopback.received[0])
    except AssertionError as error:
        return f"sent something else than documented: {error}"
    return ""


def _report(exchange: Exchange, mode: str, outcome: tuple[str, str]) -> None:
    _say(exchange.id, mode, *outcome)


def _say(id_: str, mode: str, outcome: str, detail: str) -> None:
    print(json.dumps({"id": id_, "mode": mode, "outcome": outcome, "detail": detail}), flush=True)


if __name__ == "__main__":
    main()
