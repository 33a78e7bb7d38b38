"""Files that tests upload: contents, pictures, and how they come to a running server."""

from __future__ import annotations

import base64
import io
from typing import Any

import httpx
from PIL import Image

from collabd.actions.context import Actor, Transaction
from collabd.actions.files import Content, keep_file
from collabd.domain.files import Blob, File, Purpose
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
    purpose: Purpose = "attachment",
) -> File:
    """A file that somebody has uploaded; only its row, nothing lies on the disk."""

    async def keep(tx: Transaction) -> File:
        content = content_of(tx.new_id(), name, Blob(sha256, size), is_picture, purpose)
        return await keep_file(tx, actor, content)

    return await store.write(keep)


def content_of(
    file_id: str, name: str, blob: Blob, is_picture: bool, purpose: Purpose = "attachment"
) -> Content:
    """What was uploaded: a document, a picture with its thumbnail, or an avatar."""
    if purpose == "avatar":
        return Content(
            id=file_id,
            name=name,
            media_type="image/webp",
            blob=blob,
            thumbnail=blob,
            width=256,
            height=256,
            placeholder="AA==",
        )
    if not is_picture:
        return Content(id=file_id, name=name, media_type="application/pdf", blob=blob)
    return Content(
        id=file_id,
        name=name,
        media_type="image/png",
        blob=blob,
        thumbnail=Blob(blob.sha256[::-1], 10),
        width=640,
        height=480,
        placeholder="AA==",
    )


async def post(
    client: httpx.AsyncClient,
    content: bytes,
    name: str = "notes.txt",
    purpose: str = "attachment",
    **headers: str,
) -> Any:
    """Upload in one piece; the answer."""
    sent = {"file": (name, content, "text/html")}
    return await client.post(f"/files?purpose={purpose}", files=sent, headers=headers)


async def upload(
    client: httpx.AsyncClient, content: bytes, name: str = "notes.txt", purpose: str = "attachment"
) -> dict[str, Any]:
    """Upload in one piece; the file."""
    response = await post(client, content, name, purpose)
    assert response.status_code == 201, response.text
    found: dict[str, Any] = response.json()
    return found


def tus(**headers: str) -> dict[str, str]:
    """The headers of a tus request; underscores stand for dashes."""
    return {"tus-resumable": "1.0.0", **{name.replace("_", "-"): value for name, value in headers.items()}}


def named(name: str) -> str:
    """An `Upload-Metadata` with a file name."""
    return f"filename {base64.b64encode(name.encode()).decode()},filetype {base64.b64encode(b'x/y').decode()}"
