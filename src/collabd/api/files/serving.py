"""Contents of files, for those who may read them: to be saved, with ranges; thumbnails to be shown.

Nothing that somebody has uploaded is ever shown as a page of ours: it comes as an attachment, under a policy
that lets nothing in it run, and with a type only if it was decoded as a picture; an `<img>` shows it all the
same. What is shown by itself, the thumbnail, this server has made.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import BinaryIO
from urllib.parse import quote

from litestar import Response
from litestar.response import Stream
from msgspec import Struct

from collabd.actions.files import find_file
from collabd.api.errors import error_body
from collabd.api.files.answers import Answer, FileRequest, actor_of, file_id_of
from collabd.api.files.ranges import Part, names, part_of, still
from collabd.api.handlers import JSON
from collabd.api.requests import header, request_id_of
from collabd.api.services import Services
from collabd.domain.errors import invalid, not_found
from collabd.domain.files import File
from collabd.domain.media import BYTES

PIECE_BYTES = 256 * 1024
SANDBOX = "sandbox; default-src 'none'"
ASK_EACH_TIME = "private, no-cache"
"""Who may read a file may lose the right to: so a browser asks each time, and is told that it has it."""
KEPT = "private, max-age=31536000, immutable"
"""Everybody may see an avatar, and another one is another file: a browser need not ask again."""
WEBP = "image/webp"


class Shown(Struct, frozen=True, kw_only=True):
    """Which content, and as what."""

    sha256: str
    media_type: str
    disposition: str
    caching: str = ASK_EACH_TIME


async def serve_file(services: Services, request: FileRequest) -> Answer:
    """`GET /files/{id}`: the content, to be saved."""
    actor = await actor_of(services, request, "read")
    stored = await services.store.read(find_file, actor, file_id_of(request))
    shown = Shown(
        sha256=stored.file.sha256,
        media_type=stored.file.media_type if stored.is_picture else BYTES,
        disposition=attachment(stored.file),
    )
    return await content(services, request, shown)


async def serve_thumbnail(services: Services, request: FileRequest) -> Answer:
    """`GET /files/{id}/thumbnail`: the picture made small; `not_found` for what is no picture."""
    actor = await actor_of(services, request, "read")
    stored = await services.store.read(find_file, actor, file_id_of(request))
    if stored.thumbnail is None:
        raise not_found("thumbnail")
    shown = Shown(
        sha256=stored.thumbnail,
        media_type=WEBP,
        disposition="inline",
        caching=KEPT if stored.is_avatar else ASK_EACH_TIME,
    )
    return await content(services, request, shown)


async def content(services: Services, request: FileRequest, shown: Shown) -> Answer:
    """A content, a part of it, or the word that the client has it."""
    etag = f'"{shown.sha256}"'
    headers = {
        "content-disposition": shown.disposition,
        "etag": etag,
        "cache-control": shown.caching,
        "accept-ranges": "bytes",
        "content-security-policy": SANDBOX,
    }
    if names(header(request.scope, b"if-none-match"), etag):
        return Response(b"", status_code=304, headers=headers, media_type=shown.media_type)
    try:
        stream = await asyncio.to_thread(services.uploads.contents.open, shown.sha256)
    except FileNotFoundError as error:
        raise not_found("file") from error
    size = await asyncio.to_thread(stream.seek, 0, 2)
    try:
        wanted = still(header(request.scope, b"if-range"), etag)
        part = part_of(header(request.scope, b"range"), size) if wanted else None
    except LookupError:
        stream.close()
        refusal = error_body(invalid("This part is not there."), request_id_of(request.scope))
        unsatisfied = {"content-range": f"bytes */{size}"}
        return Response(refusal, status_code=416, headers=unsatisfied, media_type=JSON)
    status = 200 if part is None else 206
    if part is None:
        part = Part(0, size)
    else:
        headers["content-range"] = f"bytes {part.first}-{part.end - 1}/{size}"
    headers["content-length"] = str(part.end - part.first)
    if request.method == "HEAD":
        stream.close()
        return Response(b"", status_code=status, headers=headers, media_type=shown.media_type)
    body = pieces(stream, part)
    return Stream(body, status_code=status, headers=headers, media_type=shown.media_type)


async def pieces(stream: BinaryIO, part: Part) -> AsyncIterator[bytes]:
    """A part of a stream; closes it."""
    with stream:
        await asyncio.to_thread(stream.seek, part.first)
        left = part.end - part.first
        while left > 0:
            piece = await asyncio.to_thread(stream.read, min(left, PIECE_BYTES))
            if not piece:
                return
            left -= len(piece)
            yield piece


def attachment(file: File) -> str:
    """The `Content-Disposition` of a file to be saved under its name (RFC 6266)."""
    plain = "".join(
        sign if (sign.isalnum() and sign.isascii()) or sign in ".-_ " else "_" for sign in file.name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"
