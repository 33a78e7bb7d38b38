"""Avatars over HTTP: made small and square of whole pictures only, shown to everybody, kept by browsers."""

from __future__ import annotations

import io
from pathlib import Path

import httpx
import pytest
from PIL import Image
from tests.api.files.conftest import House
from tests.api.files.test_tus import add, begin
from tests.imaging.hostile import SCRIPT, hostile
from tests.support.browsers import data, refusal
from tests.support.uploads import picture, post, tus, upload

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SECRET = "54.3233 N, 10.1228 E"


def on_disk(folder: Path) -> bytes:
    """Everything that lies in the folder of contents."""
    return b"".join(path.read_bytes() for path in (folder / "files").rglob("*") if path.is_file())


def photo() -> bytes:
    """A photo of a phone held upright: red above, blue below; it tells where it was taken."""
    lying, buffer, exif = Image.new("RGB", (800, 400), "red"), io.BytesIO(), Image.Exif()
    lying.paste("blue", (400, 0, 800, 400))
    exif[0x0112], exif[0x010E] = 6, SECRET
    lying.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


async def choose(client: httpx.AsyncClient, file_id: str | None) -> str | None:
    """Be shown by this from now on; what one is shown by."""
    return str(data(await client.patch("/users/me", json={"avatarFileId": file_id}))["user"]["avatarFileId"])


async def test_nothing_is_kept_but_a_small_square(
    house: House, alice: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    assert SECRET.encode() in photo()
    file = await upload(alice, photo(), "me.jpg", "avatar")
    assert (file["name"], file["mediaType"]) == ("me.jpg", "image/webp")
    assert (file["width"], file["height"], file["size"] < 20_000) == (256, 256, True)
    assert SECRET.encode() not in on_disk(house.folder)
    address = f"/files/{file['id']}/thumbnail"
    assert (await bob.get(address)).status_code == 404, "nobody has chosen it yet"
    assert (await alice.get(address)).headers["cache-control"] == "private, no-cache"
    assert await choose(alice, file["id"]) == file["id"]
    shown = await bob.get(address)
    assert (shown.headers["content-type"], shown.headers["content-disposition"]) == ("image/webp", "inline")
    assert shown.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert shown.headers["etag"] == f'"{file["sha256"]}"'
    assert (await bob.get(f"/files/{file['id']}")).headers["content-disposition"].startswith("attachment")
    with Image.open(io.BytesIO(shown.content)) as square:
        assert square.size == (256, 256)
        top, bottom = square.convert("RGB").getpixel((128, 8)), square.convert("RGB").getpixel((128, 248))
    assert (top[0] > 200, bottom[2] > 200) == (True, True), "as its camera was held"  # type: ignore[index]
    assert await choose(alice, None) == "None"
    assert (await bob.get(address)).status_code == 404


async def test_no_initials_are_seen_through_it_and_a_small_one_stays_small(alice: httpx.AsyncClient) -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (90, 60), (0, 0, 0, 0)).save(buffer, "PNG")
    file = await upload(alice, buffer.getvalue(), "logo.png", "avatar")
    assert (file["width"], file["height"]) == (60, 60)
    shown = await alice.get(f"/files/{file['id']}/thumbnail")
    with Image.open(io.BytesIO(shown.content)) as square:
        assert square.mode == "RGB"
        assert min(square.getpixel((30, 30))) > 250  # type: ignore[arg-type]


async def test_what_is_no_picture_is_refused_and_nothing_is_left(
    house: House, alice: httpx.AsyncClient
) -> None:
    before = on_disk(house.folder)
    for content in (b"", b"hello", SVG, picture()[:100], b"\x89PNG\r\n\x1a\n" + SVG):
        response = await post(alice, content, "me.png", "avatar")
        assert refusal(response) == (400, "invalid", "file")
        assert "PNG, JPEG, GIF or WebP" in response.json()["error"]["message"]
    assert refusal(await post(alice, picture(), "me.png", "banner")) == (400, "invalid", "purpose")
    address = await begin(alice, 5, "me.png", "avatar")
    assert refusal(await add(alice, address, 0, b"hello")) == (400, "invalid", "file")
    assert (await alice.head(address, headers=tus())).status_code == 404
    assert on_disk(house.folder) == before


async def test_piece_by_piece(alice: httpx.AsyncClient) -> None:
    content = photo()
    address = await begin(alice, len(content), "me.jpg", "avatar")
    assert (await add(alice, address, 0, content[:1000])).status_code == 204
    assert (await add(alice, address, 1000, content[1000:])).status_code == 204
    file = data(await alice.get(f"{address}/info"))
    assert (file["mediaType"], file["width"]) == ("image/webp", 256)
    assert await choose(alice, file["id"]) == file["id"]


@pytest.mark.parametrize("count", [6, pytest.param(300, marks=pytest.mark.long)])
async def test_hostile_ones(alice: httpx.AsyncClient, count: int) -> None:
    taken = 0
    for one in hostile(20261123, count):
        response = await post(alice, one.content, "me.png", "avatar")
        assert response.status_code in {201, 400}
        if response.status_code == 201:
            taken += 1
            shown = await alice.get(f"/files/{response.json()['id']}")
            assert SCRIPT not in shown.content
            with Image.open(io.BytesIO(shown.content)) as made:
                assert (made.format, made.size[0]) == ("WEBP", made.size[1])
    assert 0 < taken < count
