"""Files in both directions, and lists that come in pages."""

from __future__ import annotations

import asyncio
import gc
import io
from collections.abc import AsyncIterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.client import harbour
from tests.client.harbour import Answer, Received, Server

PNG = {"Content-Type": "image/png"}
BIG = bytes(range(256)) * 4096


def test_a_download_in_all_ways(server: Server, client: Any, tmp_path: Path) -> None:
    server.will(Answer(200, BIG, PNG))
    file = client.boat.get_photo(7)
    assert (file.media_type, file.length, file.status) == ("image/png", len(BIG), 200)
    assert file.read() == BIG
    assert b"".join(client.boat.get_photo(7).iter_bytes()) == BIG
    target, told = tmp_path / "photo.png", list[tuple[int, int | None]]()
    assert client.boat.get_photo(7).save(target, progress=lambda done, total: told.append((done, total))) == len(BIG)
    assert target.read_bytes() == BIG
    assert told[-1] == (len(BIG), len(BIG))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    stream = io.BytesIO()
    client.boat.get_photo(7).save(stream)
    assert stream.getvalue() == BIG
    assert sorted(tmp_path.iterdir()) == [target]


def test_a_download_is_read_once_and_closed(server: Server, client: Any) -> None:
    server.will(Answer(200, BIG, PNG))
    with client.boat.get_photo(7) as file:
        assert next(file.iter_bytes())
    with pytest.raises(RuntimeError, match="read already"):
        file.read()
    forgotten = client.boat.get_photo(7)
    with pytest.warns(ResourceWarning, match="neither read to its end nor closed"):
        del forgotten
        gc.collect()


def test_a_download_that_breaks_leaves_no_file(server: Server, client: Any, tmp_path: Path) -> None:
    package = harbour.package()
    server.will(Answer(200, BIG, PNG, cut=1000))
    with pytest.raises(package.ConnectionLost, match=r"GET .*/Photo"):
        client.boat.get_photo(7).save(tmp_path / "photo.png")
    assert list(tmp_path.iterdir()) == []


def test_no_file(server: Server, client: Any) -> None:
    package = harbour.package()
    for answer in (Answer(404, {"ErrorType": "NotFound"}), Answer(200, None), Answer(204)):
        server.will(answer)
        with pytest.raises(package.NotFound):
            client.boat.get_photo(7)
        assert client.agents.pilot.get_chart() is None
    server.will(Answer(200, b'"ab"'))
    assert client.boat.get_photo(7).read() == b'"ab"'


def test_an_upload_in_all_ways(server: Server, client: Any, tmp_path: Path) -> None:
    server.will(Answer(200, 5))
    path = tmp_path / "photo.png"
    path.write_bytes(BIG)
    half_read = io.BytesIO(b"xx" + BIG)
    half_read.seek(2)
    told: list[tuple[int, int | None]] = []
    for content in (BIG, bytearray(BIG), memoryview(BIG), path, half_read, [BIG[:7], BIG[7:]], iter([BIG])):
        assert client.boat.set_photo(7, content, progress=lambda done, total: told.append((done, total))) == 5
        assert server.last.body == BIG
        assert server.last.headers["content-type"] == "image/png"
        assert told[-1][0] == len(BIG)
    assert [total for done, total in told if done == len(BIG)] == [len(BIG)] * 5 + [None] * 2
    client.boat.set_photo(7, path, content_type="image/jpeg")
    assert (server.last.headers["content-type"], server.last.headers["content-length"]) == ("image/jpeg", str(len(BIG)))
    with pytest.raises(TypeError, match=r"pathlib\.Path"):
        client.boat.set_photo(7, "photo.png")


def test_files_in_the_asynchronous_client(server: Server, tmp_path: Path) -> None:
    package = harbour.package()
    path = tmp_path / "photo.png"
    path.write_bytes(BIG)

    async def chunks() -> AsyncIterator[bytes]:
        yield BIG[:1000]
        yield BIG[1000:]

    async def main() -> None:
        async with package.AsyncHarbour(server.url) as client:
            server.will(Answer(200, 5))
            for content in (BIG, path, io.BytesIO(BIG), chunks()):
                assert await client.boat.set_photo(7, content) == 5
                assert server.last.body == BIG
            server.will(Answer(200, BIG, PNG))
            assert await (await client.boat.get_photo(7)).read() == BIG
            told: list[int] = []
            file = await client.boat.get_photo(7)
            await file.save(tmp_path / "copy.png", progress=lambda done, total: told.append(done))
            assert ((tmp_path / "copy.png").read_bytes(), told[-1]) == (BIG, len(BIG))
            async with await client.boat.get_photo(7) as file:
                assert file.media_type == "image/png"
            server.will(Answer(200, None))
            assert await client.agents.pilot.get_chart() is None

    asyncio.run(main())
    with package.Harbour(server.url) as client, pytest.raises(TypeError, match="asynchronous client"):
        client.boat.set_photo(7, chunks())


def _pages(link: str = "{base}/api/v1/Boat?$skip={skip}") -> Any:
    def answer(request: Received) -> Answer:
        skip = int(request.path.partition("$skip=")[2] or 0)
        body: dict[str, Any] = {"value": [{"Name": f"s{skip}"}, {"Name": f"s{skip + 1}"}]}
        if skip < 4:
            base = f"http://{request.headers['host']}/Cust1"
            body["odata.nextLink"] = link.format(base=base, skip=skip + 2)
        return Answer(200, body)

    return answer


def test_a_list_is_read_page_by_page_and_no_further_than_asked(server: Server, client: Any) -> None:
    server.will(_pages())
    rows = client.boat.list(filter="name begins 'S'", select=["name", "ship/captain"])
    assert server.received == []
    iterator = iter(rows)
    assert [next(iterator).name for _ in range(2)] == ["s0", "s1"]
    assert len(server.received) == 1
    assert server.last.path == "/Cust1/api/v1/Boat?$select=name,ship/captain&$filter=name%20begins%20%27S%27"
    assert [row.name for row in iterator] == ["s2", "s3", "s4", "s5"]
    assert len(server.received) == 3
    assert [row.name for row in rows] == ["s0", "s1", "s2", "s3", "s4", "s5"]
    assert [len(page.value) for page in rows.pages()] == [2, 2, 2]
    assert rows.first().name == "s0"


def test_top_is_how_many_rows_there_are_at_most(server: Server, client: Any) -> None:
    server.will(_pages())
    assert [row.name for row in client.boat.list(top=3)] == ["s0", "s1", "s2"]
    assert len(server.received) == 2
    assert server.received[0].path == "/Cust1/api/v1/Boat?$top=3"


def test_the_first_row_is_asked_for_alone(server: Server, client: Any) -> None:
    async def first() -> Any:
        async with harbour.package().AsyncHarbour(server.url) as waiting:
            return await waiting.boat.list(top=3, filter="a eq 1").first()

    server.will(_pages())
    assert client.boat.list(top=3, filter="a eq 1").first().name == "s0"
    assert asyncio.run(first()).name == "s0"
    assert [request.path for request in server.received] == ["/Cust1/api/v1/Boat?$filter=a%20eq%201&$top=1"] * 2
    server.will(Answer(200, {"value": []}))
    assert client.boat.list().first() is None


@pytest.mark.parametrize("given", [0, 1, 2, 3, 5, 6])
def test_a_list_that_broke_off_is_resumed_where_it_was(server: Server, client: Any, given: int) -> None:
    server.will(_pages())
    rows = client.boat.list(top=6)
    assert [row.name for row in islice(rows, given)] == [f"s{n}" for n in range(given)]
    rest = [f"s{n}" for n in range(given, 6)]
    assert [row.name for row in client.boat.list(top=6).resume(rows.position)] == rest

    async def resumed() -> list[str]:
        async with harbour.package().AsyncHarbour(server.url) as waiting:
            return [row.name async for row in waiting.boat.list(top=6).resume(rows.position)]

    assert asyncio.run(resumed()) == rest


def test_the_position_after_a_page_that_did_not_come(server: Server, client: Any) -> None:
    pages = _pages()
    server.will(lambda request: Answer(400, {}) if "skip=4" in request.path else pages(request))
    rows = client.boat.list()
    with pytest.raises(harbour.package().BadRequest):
        list(rows)
    server.will(pages)
    resumed = client.boat.list().resume(rows.position)
    assert [row.name for row in resumed] == ["s4", "s5"]
    assert resumed.position is None
    assert len(server.received) == 1


@pytest.mark.parametrize("position", ["", "1:2", "0:0:http://evil.example.com/", "a:b:/x", "1:-1:/x"])
def test_what_is_no_position(client: Any, position: str) -> None:
    with pytest.raises(ValueError, match="not a position of a list"):
        client.boat.list().resume(position)


def test_a_position_leads_to_no_other_server(client: Any) -> None:
    with pytest.raises(harbour.package().InvalidResponse, match="another server"):
        client.boat.list().resume("0:0://evil.example.com/x")


@pytest.mark.parametrize("name", ["odata.count", "@odata.count"])
@pytest.mark.parametrize("count", [7, "7"])
def test_the_number_of_all_rows(server: Server, client: Any, name: str, count: Any) -> None:
    server.will(Answer(200, {"value": [{}], name: count}))
    rows = client.boat.list()
    assert rows.total is None
    assert len(list(rows)) == 1
    assert rows.total == 7


def test_the_first_page_as_it_came(server: Server, client: Any) -> None:
    server.will(_pages())
    answer = client.boat.with_raw_response.list()
    assert (answer.status, len(server.received), [row.name for row in answer.value.value]) == (200, 1, ["s0", "s1"])


@pytest.mark.parametrize("link", ["?$skip={skip}", "https://127.0.0.1/Cust1/api/v1/Boat?$skip={skip}"])
def test_a_link_that_is_relative_or_names_the_wrong_scheme(server: Server, client: Any, link: str) -> None:
    server.will(_pages(link))
    assert [row.name for row in client.boat.list()] == ["s0", "s1", "s2", "s3", "s4", "s5"]


@pytest.mark.parametrize(
    ("link", "message"),
    [("http://evil.example.com/?$skip={skip}", "another server"), ("{base}/api/v1/Boat", "circular")],
)
def test_a_link_that_must_not_be_followed(server: Server, client: Any, link: str, message: str) -> None:
    server.will(_pages(link))
    with pytest.raises(harbour.package().InvalidResponse, match=message):
        list(client.boat.list())
    assert len(server.received) == 1


def test_a_list_in_the_asynchronous_client(server: Server) -> None:
    package = harbour.package()

    async def main() -> None:
        async with package.AsyncHarbour(server.url) as client:
            server.will(_pages())
            rows = client.boat.list(top=3)
            assert server.received == []
            assert [row.name async for row in rows] == ["s0", "s1", "s2"]
            assert [len(page.value) async for page in client.boat.list().pages()] == [2, 2, 2]
            assert (await client.boat.list().first()).name == "s0"
            answer = await client.boat.with_raw_response.list()
            assert (answer.status, len(answer.value.value)) == (200, 2)

    asyncio.run(main())


def test_a_transport_of_ones_own() -> None:
    package = harbour.package()
    seen: list[Any] = []

    class Recorder:
        def send(self, request: Any, /) -> Any:
            seen.append(request)
            return package.HttpResponse(
                200, package.Headers([("Content-Type", "application/json")]), [b'{"BoatId"', b": 7}"]
            )

    with package.Harbour("http://host/C", transport=Recorder(), auth=package.Bearer("tok")) as client:
        assert client.boat.get(7).boat_id == 7
    assert (seen[0].method, seen[0].url, seen[0].timeout) == ("GET", "http://host/C/api/v1/Boat/7", 60.0)
    assert seen[0].headers["Authorization"] == "Bearer tok"
    assert "tok" not in repr(seen[0])
