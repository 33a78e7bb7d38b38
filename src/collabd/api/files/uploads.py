"""Taking uploads: how many at once, piece by piece to the disk, and what becomes of a whole one."""

from __future__ import annotations

import asyncio
import errno
import hashlib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

from collabd.actions.context import Actor
from collabd.actions.files import (
    Content,
    begin_upload,
    drop_upload,
    find_file,
    forget_upload,
    keep_file,
    require_quota,
    require_room,
    require_unused,
)
from collabd.api.files.contents import Contents, Eyes
from collabd.api.files.incoming import Incoming
from collabd.config import Files
from collabd.domain.errors import Code, CollabError, conflict, invalid, overloaded, too_large
from collabd.domain.files import Blob, File, Picture, Purpose, Upload, clean_name, file_too_large
from collabd.domain.media import sniff
from collabd.store.base import Store

T = TypeVar("T")

PIECE_BYTES = 512 * 1024
"""What is gathered before it is written: few hops to a thread, and little memory for each upload."""
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
FULL_SECONDS = 300
NO_AVATAR = "This cannot be shown as a picture. Choose a whole one: PNG, JPEG, GIF or WebP."


class Uploads:
    """The uploads of one server."""

    def __init__(self, store: Store, contents: Contents, eyes: Eyes, limits: Files) -> None:
        self.limits = limits
        self.contents = contents
        self._store = store
        self._eyes = eyes
        self._at_once: Counter[str] = Counter()
        self._turns: dict[tuple[str, str], Incoming] = {}
        self._finishing: dict[str, asyncio.Task[File]] = {}

    async def begin(self, actor: Actor, name: str, size: int, purpose: Purpose = "attachment") -> Upload:
        """Begin an upload of `size` bytes. Raises `too_large` where there is no room for it."""
        await self.require_room(actor, size)
        upload = await self._store.write(begin_upload, actor, clean_name(name), size, purpose)
        await in_thread(self.contents.begin, upload.id)
        return upload

    async def require_room(self, actor: Actor, size: int) -> None:
        """Raise `too_large` where there is no room for a file of `size` bytes."""
        await self._store.search(require_room, actor, size)
        room = await in_thread(self.contents.room)
        if size > room:
            raise too_large("The server's disk is nearly full. Tell whoever runs it.", room)

    @contextmanager
    def place(self, actor: Actor) -> Iterator[None]:
        """One of the places for uploads at once; raises `overloaded` if they are taken."""
        mine, all_of_them = self._at_once[actor.user_id], self._at_once.total()
        if mine >= self.limits.uploads_per_person or all_of_them >= self.limits.uploads_at_once:
            raise overloaded(2, "Too many uploads at once. Try again in a moment.")
        self._at_once[actor.user_id] += 1
        try:
            yield
        finally:
            self._at_once[actor.user_id] -= 1
            if not self._at_once[actor.user_id]:
                del self._at_once[actor.user_id]

    @asynccontextmanager
    async def turn(self, actor: Actor, upload_id: str, incoming: Incoming) -> AsyncIterator[None]:
        """Be the one who adds to an upload; who did so before is told to stop, and waited for.

        A client that comes back may be quicker than the news that its last connection is gone. Turns are the
        actor's own: nobody else's are stopped before it is known whose the upload is.
        """
        mine = (actor.user_id, upload_id)
        while (other := self._turns.get(mine)) is not None:
            other.stop()
            await other.over.wait()
        self._turns[mine] = incoming
        try:
            yield
        finally:
            del self._turns[mine]
            incoming.over.set()

    @asynccontextmanager
    async def fresh(self, actor: Actor, upload_id: str) -> AsyncIterator[None]:
        """An upload in one piece, which nobody goes on with: nothing is left of it after the block.

        Raises `conflict` if its id is in use, by this or by the resumable upload of somebody.
        """
        if upload_id in self.active():
            raise conflict("This upload is under way. Wait until it has ended.", field="id")
        async with self.turn(actor, upload_id, Incoming()):
            await self._store.read(require_unused, upload_id)
            await in_thread(self.contents.drop, upload_id)
            await in_thread(self.contents.begin, upload_id)
            try:
                yield
            finally:
                if upload_id not in self._finishing:
                    await in_thread(self.contents.drop, upload_id)

    def active(self) -> set[str]:
        """The uploads that somebody is adding to, or that are being finished."""
        return {*(upload_id for _, upload_id in self._turns), *self._finishing}

    async def take(self, upload_id: str, pieces: AsyncIterator[bytes], limit: int) -> int:
        """Write what comes; how many bytes. Raises `too_large` beyond `limit` bytes."""
        taken, gathered = 0, bytearray()
        try:
            async for piece in pieces:
                if taken + len(piece) > limit:
                    if limit == self.limits.file_bytes:
                        raise file_too_large(limit)
                    raise too_large("More came than was announced.", limit)
                taken += len(piece)
                gathered += piece
                if len(gathered) >= PIECE_BYTES:
                    whole, gathered = bytes(gathered), bytearray()
                    await in_thread(self.contents.append, upload_id, whole)
        finally:
            if gathered:
                await in_thread(self.contents.append, upload_id, bytes(gathered))
        return taken

    async def finish(self, actor: Actor, upload_id: str, name: str, purpose: Purpose = "attachment") -> File:
        """Make a whole upload a file. Goes on if the caller is cancelled: the client may ask how it ended.

        Raises `invalid` for what is to be an avatar and cannot be: nothing is kept of it.
        """
        task = self._finishing.get(upload_id)
        if task is None:
            making = self._make_avatar if purpose == "avatar" else self._keep
            task = asyncio.create_task(making(actor, upload_id, clean_name(name)))
            self._finishing[upload_id] = task
            task.add_done_callback(lambda done: self._finished(upload_id, done))
        return await asyncio.shield(task)

    async def bring(self, actor: Actor, name: str, content: bytes, purpose: Purpose = "attachment") -> File:
        """Upload what is at hand already, in one go."""

        async def pieces() -> AsyncIterator[bytes]:
            yield content

        upload = await self.begin(actor, name, len(content), purpose)
        await self.take(upload.id, pieces(), len(content))
        return await self.finish(actor, upload.id, upload.name, upload.purpose)

    async def drop(self, actor: Actor, upload_id: str) -> None:
        """Give an upload up; raises `not_found`."""
        async with self.turn(actor, upload_id, Incoming()):
            await self._store.write(drop_upload, actor, upload_id)
            await in_thread(self.contents.drop, upload_id)

    async def find(self, actor: Actor, file_id: str) -> File | None:
        """The file that an upload of the actor's has become, if it has."""
        try:
            return (await self._store.read(find_file, actor, file_id)).file
        except CollabError as error:
            if error.code is Code.NOT_FOUND:
                return None
            raise

    async def _make_avatar(self, actor: Actor, upload_id: str, name: str) -> File:
        """Keep the small square that is made of a picture, and only that."""
        contents = self.contents
        _, head = await in_thread(contents.digest, upload_id)
        picture = None
        if sniff(head) in PICTURES:
            picture = await self._eyes.look(contents.partial(upload_id), "avatar")
        if picture is None:
            await self._store.write(forget_upload, actor, upload_id)
            await in_thread(contents.drop, upload_id)
            raise invalid(NO_AVATAR, field="file")
        await self._store.read(require_quota, actor, 0)
        with contents.held(hashlib.sha256(picture.thumbnail).hexdigest()):
            blob = await in_thread(contents.put, picture.thumbnail, upload_id)
            content = content_of(upload_id, name, picture.media_type, blob, picture, blob)
            file = await self._store.write(keep_file, actor, content)
        await in_thread(contents.drop, upload_id)
        return file

    async def _keep(self, actor: Actor, upload_id: str, name: str) -> File:
        contents = self.contents
        blob, head = await in_thread(contents.digest, upload_id)
        media_type = sniff(head)
        picture = None
        if media_type in PICTURES:
            picture = await self._eyes.look(contents.partial(upload_id))
        thumbnail = b"" if picture is None else picture.thumbnail
        await self._store.read(require_quota, actor, 0)
        with contents.held(blob.sha256, hashlib.sha256(thumbnail).hexdigest()):
            small = None if picture is None else await in_thread(contents.put, thumbnail, upload_id)
            await in_thread(contents.place, upload_id, blob.sha256)
            return await self._store.write(
                keep_file, actor, content_of(upload_id, name, media_type, blob, picture, small)
            )

    def _finished(self, upload_id: str, task: asyncio.Task[File]) -> None:
        del self._finishing[upload_id]
        if not task.cancelled():
            task.exception()  # whoever asked was told; there may be nobody


def content_of(
    upload_id: str, name: str, media_type: str, blob: Blob, picture: Picture | None, thumbnail: Blob | None
) -> Content:
    """What an upload turned out to be. What is said of a picture was seen by decoding it."""
    if picture is None:
        return Content(id=upload_id, name=name, media_type=media_type, blob=blob)
    return Content(
        id=upload_id,
        name=name,
        media_type=picture.media_type,
        blob=blob,
        thumbnail=thumbnail,
        width=picture.width,
        height=picture.height,
        placeholder=picture.placeholder,
    )


async def in_thread(work: Callable[..., T], *arguments: object) -> T:
    """Do what waits for the disk in a thread; raises `overloaded` if the disk is full."""
    try:
        return await asyncio.to_thread(work, *arguments)
    except OSError as error:
        if error.errno in FULL:
            raise overloaded(FULL_SECONDS, "The server's disk is full. Tell whoever runs it.") from error
        raise
