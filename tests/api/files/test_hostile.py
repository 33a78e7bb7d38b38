"""Files that mean harm: none is shown as a page of ours, and none takes more memory than it may."""

from __future__ import annotations

import io
import os
import resource
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil
import pytest
from PIL import Image
from tests.api.files.conftest import House
from tests.imaging.hostile import NAMES, SCRIPT, Hostile, hostile
from tests.support.uploads import upload

from collabd.config import Files
from collabd.imaging.pictures import Pictures

SEED = int(os.environ.get("HOSTILE_SEED", "20261122"))
RASTER = {"image/png", "image/jpeg", "image/gif", "image/webp"}
GROWTH_BYTES = 20 * 1024 * 1024


async def brought(client: httpx.AsyncClient, one: Hostile) -> dict[str, object]:
    """Upload it, under a name that a form can carry."""
    return await upload(client, one.content, one.name.replace("\x00", "").replace("\r\n", " "))


async def shown_safely(client: httpx.AsyncClient, file: dict[str, object]) -> bool:
    """Whether it has a thumbnail; fails if anything of it could run."""
    found = await client.get(f"/files/{file['id']}")
    assert found.status_code == 200
    assert found.headers["content-disposition"].startswith("attachment;")
    assert found.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in found.headers["content-security-policy"]
    is_picture = file["width"] is not None
    kinds = RASTER if is_picture else {"application/octet-stream"}
    assert found.headers["content-type"] in kinds
    small = await client.get(f"/files/{file['id']}/thumbnail")
    assert (small.status_code == 200) == is_picture
    if is_picture:
        assert small.headers["content-type"] == "image/webp"
        assert SCRIPT not in small.content
        with Image.open(io.BytesIO(small.content)) as made:
            assert (made.format, max(made.size) <= 800) == ("WEBP", True)
    return is_picture


@pytest.mark.parametrize("count", [40, pytest.param(300, marks=pytest.mark.long)])
async def test_none_is_served_inline(
    house: House, alice: httpx.AsyncClient, count: int, figures: Callable[[str], None]
) -> None:
    server = psutil.Process(house.server.process.pid)
    await upload(alice, b"the first one loads what is loaded once")
    before, pictures = server.memory_info().rss, 0
    for one in hostile(SEED, count):
        file = await brought(alice, one)
        name = str(file["name"])
        assert name == name.strip(" .") != ""
        assert not {"/", "\\", "\r", "\n", "\x00", "\u202e"} & set(name)
        pictures += await shown_safely(alice, file)
    grown = server.memory_info().rss - before
    figures(
        f"{count} hostile files, seed {SEED}: {pictures} had a thumbnail, server grew by {grown >> 20} MiB"
    )
    assert 0 < pictures < count
    assert grown < GROWTH_BYTES
    assert (await alice.get("/users/me")).status_code == 200
    assert not server.children()


async def test_none_takes_more_memory_than_it_may(tmp_path: Path) -> None:
    limits = Files()
    eyes = Pictures(limits)
    for number, one in enumerate(hostile(SEED + 1, 24)):
        path = tmp_path / str(number)
        path.write_bytes(one.content)
        picture = await eyes.look(path)
        assert picture is None or len(picture.thumbnail) < 2 * 1024 * 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert children < limits.picture_memory_bytes


async def test_who_takes_too_long_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text("import time\ntime.sleep(3600)\n")
    monkeypatch.setattr("collabd.imaging.pictures.WORKER", worker)
    assert await Pictures(Files(picture_seconds=1)).look(worker) is None
    assert [one for one in psutil.Process().children() if str(worker) in one.cmdline()] == []


def test_the_same_seed_makes_the_same_files() -> None:
    assert hostile(1, 12) == hostile(1, 12) != hostile(2, 12)
    assert {one.name for one in hostile(1, 100)} == set(NAMES)
