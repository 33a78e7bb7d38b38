"""Files that tests upload: contents, pictures, and how they come to a running server."""

from __future__ import annotations

import base64
import io
from typing import Any

import httpx
from PIL import Image

from collabd.actions.context import Actor
from collabd.actions.files import Content, keep_file
from collabd.domain.files import Blob, File
from collabd.store.base import Store


def picture(width: int = 64, height: int = 48, kind: str = "PNG", colour: str = "teal") -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind)
    return buffer.getvalue()


async def uploaded(
    store: Store,
    actor: Actor,
    name: str = "plan.pdf",
    *,
    sha256: str = "ab" * 32,
    size: int = 1000,
    is_picture: bool = False,
) -> File:
    """A file that somebody has uploaded; only its row, nothing lies on the disk."""
    blob = Blob(sha256, size)
    content = Content(id=await store.write(fresh_id), name=name, media_type="application/pdf", blob=blob)
    if is_picture:
        content = Content(
            id=content.id,
            name=name,
            media_type="image/png",
            blob=blob,
            thumbnail=Blob(sha256[::-1], 10),
            width=640,
            height=480,
            placeholder="AA==",
        )
    return await store.write(keep_file, actor, content)


async def fresh_id(tx: Any) -> str:
    """An id that nothing has."""
    return str(tx.new_id())


async def post(client: httpx.AsyncClient, content: bytes, name: str = "notes.txt", **headers: str) -> Any:
    """Upload in one piece; the answer."""
    return await client.post("/files", files={"file": (name, content, "text/html")}, headers=headers)


async def upload(client: httpx.AsyncClient, content: bytes, name: str = "notes.txt") -> dict[str, Any]:
    """Upload in one piece; the file."""
    response = await post(client, content, name)
    assert response.status_code == 201, response.text
    found: dict[str, Any] = response.json()
    return found


def tus(**headers: str) -> dict[str, str]:
    """The headers of a tus request; underscores stand for dashes."""
    return {"tus-resumable": "1.0.0", **{name.replace("_", "-"): value for name, value in headers.items()}}


def named(name: str) -> str:
    """An `Upload-Metadata` with a file name."""
    return f"filename {base64.b64encode(name.encode()).decode()},filetype {base64.b64encode(b'x/y').decode()}"
