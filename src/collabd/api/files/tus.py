"""Resumable uploads: tus 1.0.0, core with creation, expiration and termination (https://tus.io/protocols).

How far an upload has come says the file that it is written to, so it goes on after a crash of either side. An
upload's id becomes the file's: once everything has arrived, `GET /files/{id}/info` tells of it.
"""

from __future__ import annotations

import base64
import binascii
from email.utils import formatdate

from litestar import Response

from collabd.actions.context import Actor
from collabd.actions.files import get_upload
from collabd.api.errors import error_body
from collabd.api.files.answers import FILES, Answer, FileRequest, actor_of, file_id_of, purpose_of
from collabd.api.files.incoming import Incoming
from collabd.api.files.uploads import in_thread
from collabd.api.handlers import JSON, NOT_KEPT
from collabd.api.requests import header, request_id_of
from collabd.api.services import Services
from collabd.domain.errors import CollabError, conflict, invalid, not_found
from collabd.domain.files import Upload

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,termination"
HEADERS = {"tus-resumable": VERSION, **NOT_KEPT}
PIECE = "application/offset+octet-stream"
METADATA_BYTES = 4096
DAY_SECONDS = 24 * 3600


async def options(services: Services, _: FileRequest) -> Answer:
    """`OPTIONS`: what of the protocol is spoken here."""
    return empty(
        204,
        **{
            "tus-version": VERSION,
            "tus-extension": EXTENSIONS,
            "tus-max-size": str(services.config.files.file_bytes),
        },
    )


async def create(services: Services, request: FileRequest) -> Answer:
    """`POST /files`: begin an upload of the length that is announced."""
    if (other := other_version(request)) is not None:
        return other
    actor = await actor_of(services, request)
    name = metadata(header(request.scope, b"upload-metadata")).get("filename", "")
    size = length_of(request, b"upload-length")
    upload = await services.uploads.begin(actor, name, size, purpose_of(request))
    if size == 0:
        await finished(services, actor, upload, 0)
    where = f"{request.scope.get('base_path', '')}{FILES}/{upload.id}"
    return empty(201, location=where, **expiry(services, upload))


async def progress(services: Services, request: FileRequest) -> Answer:
    """`HEAD /files/{id}`: how far an upload has come. One that is whole is a file when this is answered."""
    if (other := other_version(request)) is not None:
        return other
    actor, upload_id = await actor_of(services, request), file_id_of(request)
    file = await services.uploads.find(actor, upload_id)
    if file is not None and file.created_by == actor.user_id:
        return empty(200, **{"upload-offset": str(file.size), "upload-length": str(file.size)})
    async with services.uploads.turn(actor, upload_id, Incoming()):
        upload = await services.store.read(get_upload, actor, upload_id)
        offset = await offset_of(services, upload)
        await finished(services, actor, upload, offset)
    return empty(
        200,
        **{"upload-offset": str(offset), "upload-length": str(upload.size)},
        **expiry(services, upload),
    )


async def go_on(services: Services, request: FileRequest) -> Answer:
    """`PATCH /files/{id}`: add to an upload where it stands. What has come stays if the rest does not."""
    if (other := other_version(request)) is not None:
        return other
    actor, upload_id = await actor_of(services, request), file_id_of(request)
    if header(request.scope, b"content-type") != PIECE:
        return refused_with(415, invalid(f"Send the pieces of an upload as {PIECE}."), request)
    incoming = Incoming(request.receive)
    with services.uploads.place(actor):
        async with services.uploads.turn(actor, upload_id, incoming):
            upload = await services.store.read(get_upload, actor, upload_id)
            offset = await offset_of(services, upload)
            if length_of(request, b"upload-offset") != offset:
                raise conflict("The upload stands elsewhere. Ask for its place.", field="Upload-Offset")
            try:
                left = upload.size - offset
                offset += await services.uploads.take(upload_id, incoming.pieces(), left)
            finally:
                await in_thread(services.uploads.contents.flush, upload_id)
            await finished(services, actor, upload, offset)
    return empty(204, **{"upload-offset": str(offset)}, **expiry(services, upload))


async def give_up(services: Services, request: FileRequest) -> Answer:
    """`DELETE /files/{id}`: forget an upload, whole or not; a file that belongs to something stays."""
    await services.uploads.drop(await actor_of(services, request), file_id_of(request))
    return empty(204)


async def offset_of(services: Services, upload: Upload) -> int:
    """How much of an upload is there. Raises `not_found` if its file is gone: after a restore, say."""
    length = await in_thread(services.uploads.contents.length, upload.id)
    if length is None:
        raise not_found("upload")
    return int(length)


async def finished(services: Services, actor: Actor, upload: Upload, offset: int) -> None:
    """Make it a file if it is whole."""
    if offset == upload.size:
        await services.uploads.finish(actor, upload.id, upload.name, upload.purpose)


def other_version(request: FileRequest) -> Answer | None:
    """The refusal of a client that speaks another version of the protocol."""
    if header(request.scope, b"tus-resumable") == VERSION:
        return None
    refusal = invalid(f"Speak tus {VERSION}.", field="Tus-Resumable")
    return refused_with(412, refusal, request, **{"tus-version": VERSION})


def metadata(given: str) -> dict[str, str]:
    """The pairs of `Upload-Metadata`; raises `invalid` for what is none."""
    if len(given) > METADATA_BYTES:
        raise invalid("Upload-Metadata is too long.", field="Upload-Metadata")
    pairs = (pair.strip().partition(" ") for pair in given.split(",") if pair.strip())
    try:
        return {
            key: base64.b64decode(value.strip(), validate=True).decode(errors="replace")
            for key, _, value in pairs
        }
    except (binascii.Error, ValueError) as error:
        raise invalid("Upload-Metadata is not Base64.", field="Upload-Metadata") from error


def length_of(request: FileRequest, name: bytes) -> int:
    """A number of bytes in a header; raises `invalid`."""
    text = header(request.scope, name)
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise invalid("Say how many bytes.", field=name.decode().title())
    return int(text)


def expiry(services: Services, upload: Upload) -> dict[str, str]:
    """Until when an upload may be gone on with."""
    last = upload.created_at / 1000 + services.config.files.unused_days * DAY_SECONDS
    return {"upload-expires": formatdate(last, usegmt=True)}


def empty(status: int, **headers: str) -> Response[bytes]:
    """An answer of headers alone."""
    return Response(b"", status_code=status, headers={**HEADERS, **headers}, media_type=JSON)


def refused_with(status: int, error: CollabError, request: FileRequest, **headers: str) -> Response[bytes]:
    """A refusal with a status that the protocol asks for."""
    body = error_body(error, request_id_of(request.scope))
    return Response(body, status_code=status, headers={**HEADERS, **headers}, media_type=JSON)
