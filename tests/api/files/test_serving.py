"""Files in one piece, there and back: who may, as what, and which part."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from PIL import Image
from tests.api.files.conftest import LIMIT, House
from tests.support.browsers import data, program, refusal
from tests.support.uploads import picture, post, upload

from collabd.domain.ids import new_id

TEXT = b"0123456789" * 1000


def disk(folder: Path) -> list[str]:
    """The files below the folder of contents."""
    return sorted(path.name for path in (folder / "files").rglob("*") if path.is_file())


async def test_what_comes_back_is_what_was_sent(house: House, alice: httpx.AsyncClient) -> None:
    file = await upload(alice, TEXT, "../notes.html")
    digest = hashlib.sha256(TEXT).hexdigest()
    assert file | {"id": "", "createdBy": "", "createdAt": ""} == {
        "id": "",
        "createdBy": "",
        "createdAt": "",
        "sha256": digest,
        "name": "notes.html",
        "mediaType": "text/plain",
        "size": len(TEXT),
        "width": None,
        "height": None,
        "placeholder": None,
    }
    found = await alice.get(f"/files/{file['id']}")
    assert (found.status_code, found.content) == (200, TEXT)
    assert found.headers["content-disposition"].startswith('attachment; filename="notes.html"')
    assert found.headers["content-type"] == "application/octet-stream"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in found.headers["content-security-policy"]
    assert found.headers["cache-control"] == "private, no-cache"
    assert data(await alice.get(f"/files/{file['id']}/info")) == file
    assert (house.folder / "files" / digest[:2] / digest).read_bytes() == TEXT
    assert digest in disk(house.folder)


async def test_who_may_read_it(
    house: House, alice: httpx.AsyncClient, bob: httpx.AsyncClient, carol: httpx.AsyncClient
) -> None:
    file = await upload(alice, picture())
    parts = [f"/files/{file['id']}{part}" for part in ("", "/thumbnail", "/info")]

    async def statuses(client: httpx.AsyncClient) -> list[int]:
        return [(await client.get(part)).status_code for part in parts]

    assert [await statuses(who) for who in (alice, bob, carol)] == [[200] * 3, [404] * 3, [404] * 3]
    sent = {"content": "", "attachments": [file["id"]]}
    message = data(await alice.post(f"/rooms/{house.room_id}/messages", json=sent))["message"]
    assert message["attachments"] == [file]
    assert [await statuses(who) for who in (alice, bob, carol)] == [[200] * 3, [200] * 3, [404] * 3]
    async with program(house.server) as nobody:
        assert await statuses(nobody) == [401] * 3
    data(await alice.delete(f"/messages/{message['id']}"))
    assert [await statuses(who) for who in (alice, bob, carol)] == [[404] * 3] * 3


async def test_parts_of_it(alice: httpx.AsyncClient) -> None:
    file = await upload(alice, TEXT)
    address = f"/files/{file['id']}"
    for asked, status, content, told in (
        ("bytes=0-9", 206, TEXT[:10], "bytes 0-9/10000"),
        ("bytes=9995-", 206, TEXT[9995:], "bytes 9995-9999/10000"),
        ("bytes=9995-20000", 206, TEXT[9995:], "bytes 9995-9999/10000"),
        ("bytes=-3", 206, TEXT[-3:], "bytes 9997-9999/10000"),
        ("bytes=-20000", 206, TEXT, "bytes 0-9999/10000"),
        ("bytes=0-1,5-6", 200, TEXT, None),
        ("lines=1-2", 200, TEXT, None),
        ("bytes=5-2", 200, TEXT, None),
        ("bytes=-", 200, TEXT, None),
    ):
        found = await alice.get(address, headers={"range": asked})
        assert (found.status_code, found.content, found.headers.get("content-range")) == (
            status,
            content,
            told,
        ), asked
    for asked in ("bytes=10000-", "bytes=10000-10001", "bytes=-0"):
        found = await alice.get(address, headers={"range": asked})
        assert (found.status_code, found.headers["content-range"]) == (416, "bytes */10000"), asked
    head = await alice.head(address)
    assert (head.status_code, head.headers["content-length"], head.content) == (200, "10000", b"")
    assert head.headers["accept-ranges"] == "bytes"


async def test_a_client_that_has_it_is_told_so(alice: httpx.AsyncClient) -> None:
    file = await upload(alice, TEXT)
    address, etag = f"/files/{file['id']}", f'"{file["sha256"]}"'
    assert (await alice.get(address)).headers["etag"] == etag
    for given in (etag, f'"other", W/{etag}', "*"):
        found = await alice.get(address, headers={"if-none-match": given})
        assert (found.status_code, found.content, found.headers["etag"]) == (304, b"", etag)
    assert (await alice.get(address, headers={"if-none-match": '"other"'})).status_code == 200
    for given, status in ((etag, 206), ('"other"', 200), (f"W/{etag}", 200)):
        found = await alice.get(address, headers={"range": "bytes=0-9", "if-range": given})
        assert (found.status_code, len(found.content)) == (status, 10 if status == 206 else len(TEXT))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
async def test_a_picture_has_a_thumbnail_and_keeps_its_place(alice: httpx.AsyncClient, kind: str) -> None:
    file = await upload(alice, picture(1600, 1200, kind), "view.bin")
    assert (file["mediaType"], file["width"], file["height"]) == (f"image/{kind.lower()}", 1600, 1200)
    with Image.open(io.BytesIO(base64.b64decode(file["placeholder"]))) as tiny:
        assert (tiny.format, max(tiny.size)) == ("WEBP", 16)
    assert len(file["placeholder"]) < 400
    found = await alice.get(f"/files/{file['id']}/thumbnail")
    assert (found.headers["content-type"], found.headers["content-disposition"]) == ("image/webp", "inline")
    assert "sandbox" in found.headers["content-security-policy"]
    with Image.open(io.BytesIO(found.content)) as small:
        assert (small.format, small.size) == ("WEBP", (800, 600))
    whole = await alice.get(f"/files/{file['id']}")
    assert (whole.headers["content-type"], whole.headers["content-disposition"].split(";")[0]) == (
        file["mediaType"],
        "attachment",
    )


async def test_a_turned_picture_is_as_wide_as_it_is_shown(alice: httpx.AsyncClient) -> None:
    buffer, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (1000, 500), "teal").save(buffer, "JPEG", exif=exif)
    file = await upload(alice, buffer.getvalue())
    assert (file["width"], file["height"]) == (500, 1000)
    found = await alice.get(f"/files/{file['id']}/thumbnail")
    with Image.open(io.BytesIO(found.content)) as small:
        assert small.size == (400, 800)


async def test_what_is_no_picture_has_no_thumbnail(alice: httpx.AsyncClient) -> None:
    for content in (TEXT, picture()[:100], b"\x89PNG\r\n\x1a\n" + TEXT):
        file = await upload(alice, content, "photo.png")
        assert (file["width"], file["placeholder"]) == (None, None)
        assert refusal(await alice.get(f"/files/{file['id']}/thumbnail")) == (404, "not_found", None)
        found = await alice.get(f"/files/{file['id']}")
        assert found.headers["content-type"] == "application/octet-stream"


async def test_the_same_upload_again_is_the_same_file(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    key = new_id(1)
    first = await post(alice, TEXT, **{"idempotency-key": key})
    again = await post(alice, b"", **{"idempotency-key": key})
    assert first.json()["id"] == again.json()["id"] == key
    assert first.json() == again.json()
    assert refusal(await post(bob, TEXT, **{"idempotency-key": key}))[:2] == (409, "conflict")
    assert refusal(await post(bob, TEXT, **{"idempotency-key": "x"}))[:2] == (400, "invalid")


async def test_what_is_no_upload(house: House, alice: httpx.AsyncClient) -> None:
    before = disk(house.folder)
    too_large = await post(alice, bytes(LIMIT + 1))
    assert refusal(too_large) == (413, "too_large", None)
    assert too_large.json()["error"]["details"] == {"limit": LIMIT}
    assert "at most 2.1 MB." in too_large.json()["error"]["message"]

    async def in_pieces() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(40):
            yield bytes(LIMIT // 20)
        yield b"\r\n--x--\r\n"

    kind = {"content-type": "multipart/form-data; boundary=x"}
    unannounced = await alice.post("/files", content=in_pieces(), headers=kind)
    assert refusal(unannounced) == (413, "too_large", None)
    two = [("file", ("a", b"a")), ("file", ("b", b"b"))]
    for response in (
        await alice.post("/files", json={"file": "x"}),
        await alice.post("/files", content=b"", headers=kind),
        await alice.post("/files", content=b"--x--\r\n", headers=kind),
        await alice.post("/files", content=b"nonsense", headers=kind),
        await alice.post("/files", data={"file": "no file"}, files={}),
        await alice.post(
            "/files",
            content=b'--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nc',
            headers=kind,
        ),
        await alice.post("/files", files=two),
        await alice.post(
            "/files",
            content=b'--x\r\nContent-Disposition: form-data; name="a"; filename="\xff"\r\n\r\nc\r\n--x--\r\n',
            headers=kind,
        ),
    ):
        assert refusal(response)[:2] == (400, "invalid"), response.text
        assert "Error(" not in response.json()["error"]["message"]
    async with program(house.server) as nobody:
        assert refusal(await post(nobody, TEXT))[:2] == (401, "unauthenticated")
    assert disk(house.folder) == before, "nothing is left of what was refused"


async def test_an_empty_file_and_a_strange_name(alice: httpx.AsyncClient) -> None:
    file = await upload(alice, b"", 'ⅰ日本語".exe')
    assert (file["size"], file["mediaType"], file["name"]) == (0, "application/octet-stream", 'ⅰ日本語".exe')
    found = await alice.get(f"/files/{file['id']}")
    assert (found.status_code, found.content) == (200, b"")
    told = found.headers["content-disposition"]
    assert told.isascii()
    assert told.count('"') == 2
    assert refusal(await alice.get("/files/nonsense"))[:2] == (400, "invalid")
    assert refusal(await alice.get(f"/files/{new_id(1)}"))[:2] == (404, "not_found")
