"""An upload in one piece: the first file of a form, written as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec
from litestar import Response
from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header

from collabd.api.files.answers import Answer, FileRequest, actor_of, purpose_of, require_id
from collabd.api.files.incoming import Incoming
from collabd.api.handlers import JSON, NOT_KEPT
from collabd.api.requests import header
from collabd.api.services import Services
from collabd.domain.errors import invalid
from collabd.domain.files import File, file_too_large
from collabd.domain.ids import new_id

FIELDS = 8
"""The most parts of a form: the file, and what a page may send along."""
AROUND_BYTES = 64 * 1024
"""What a form may have besides the file."""


async def upload_form(services: Services, request: FileRequest) -> Answer:
    """`POST /files` with `multipart/form-data`: the first part with a file name becomes a file.

    The header `Idempotency-Key` is its id, if it is given: the same upload again answers with the same file.
    """
    actor = await actor_of(services, request)
    uploads, purpose = services.uploads, purpose_of(request)
    key = header(request.scope, b"idempotency-key")
    file_id = require_id(key) if key else new_id(services.clock())
    known = await uploads.find(actor, file_id) if key else None
    if known is not None and known.created_by == actor.user_id:
        return created(known)
    announced = int(header(request.scope, b"content-length") or 0)
    limit = uploads.limits.file_bytes
    if announced > limit + AROUND_BYTES:
        raise file_too_large(limit)
    incoming = Incoming(request.receive)
    with uploads.place(actor):
        await uploads.require_room(actor, min(announced, limit))
        async with uploads.fresh(actor, file_id):
            name = await receive(services, request, incoming, file_id)
            return created(await uploads.finish(actor, file_id, name, purpose))


async def receive(services: Services, request: FileRequest, incoming: Incoming, file_id: str) -> str:
    """Write the form's file under its id; its name. Raises `invalid` for a form that is none."""
    try:
        form = Form(parser_of(request), incoming)
        name = await form.file()
        await services.uploads.take(file_id, form.content(), services.uploads.limits.file_bytes)
        await form.rest()
    except MultipartError as error:
        raise invalid(f"This is no form with a file: {error.args[0]}.") from error
    if not incoming.whole:
        raise invalid("The upload broke off.")
    return name


def parser_of(request: FileRequest) -> PushMultipartParser:
    """The parser of a request's form; raises `invalid` if it has none."""
    kind, options = parse_options_header(header(request.scope, b"content-type"))
    if kind != "multipart/form-data" or not options.get("boundary"):
        raise invalid("Send the file as multipart/form-data, or resumably with the tus protocol.")
    return PushMultipartParser(options["boundary"], max_segment_count=FIELDS, strict=True)


class Form:
    """A form as it comes: `file`, then `content`, then `rest`."""

    def __init__(self, parser: PushMultipartParser, incoming: Incoming) -> None:
        self._parser = parser
        self._events = self._parsed(incoming.pieces())

    async def file(self) -> str:
        """Read on to the first file; its name. Raises `invalid` if there is none."""
        async for event in self._events:
            if isinstance(event, MultipartSegment) and event.filename is not None:
                return str(event.filename)
        raise invalid("The form holds no file.", field="file")

    async def content(self) -> AsyncIterator[bytes]:
        """What the file holds."""
        async for event in self._events:
            if not isinstance(event, (bytes, bytearray)):
                return
            yield bytes(event)

    async def rest(self) -> None:
        """Read on to the form's end; raises `invalid` for a second file."""
        async for event in self._events:
            if isinstance(event, MultipartSegment) and event.filename is not None:
                raise invalid("Send one file at a time.", field="file")
        self._parser.close()

    async def _parsed(
        self, pieces: AsyncIterator[bytes]
    ) -> AsyncIterator[MultipartSegment | bytes | bytearray | None]:
        async for piece in pieces:
            for event in self._parser.parse(piece):
                yield event


def created(file: File) -> Response[bytes]:
    """The answer to an upload: the file."""
    return Response(msgspec.json.encode(file), status_code=201, media_type=JSON, headers=NOT_KEPT)
