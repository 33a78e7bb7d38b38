"""Files: begin an upload, keep what has come, read, attach, let go."""

from __future__ import annotations

from msgspec import Struct

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.domain.errors import conflict, invalid, rate_limited, too_large
from collabd.domain.files import Blob, File, GetFile, Purpose, StoredFile, Upload, file_too_large
from collabd.domain.messages import Message, SaidType, SendMessage
from collabd.domain.sizes import in_words
from collabd.domain.times import rfc3339

UPLOADS_PER_PERSON = 100
"""How many uploads of one person may have begun: each is a file on the disk, and a row."""
DAY = 24 * 3600 * 1000
LATER_SECONDS = 3600
"""When to come back to a server on which there is no room: it takes an Admin to change that."""


class Content(Struct, frozen=True, kw_only=True):
    """What has been uploaded, as it lies in the data folder; see `File`."""

    id: str
    name: str
    media_type: str
    blob: Blob
    thumbnail: Blob | None = None
    width: int | None = None
    height: int | None = None
    placeholder: str | None = None


async def require_room(view: Snapshot, actor: Actor, size: int) -> None:
    """Raise `too_large` for a file of `size` bytes that is too large, or for which there is no room.

    Asked as an upload begins, so those who upload at the same moment may together go beyond the quota of all.
    """
    rules = view.rules
    if size > rules.file_bytes:
        raise file_too_large(rules.file_bytes)
    await require_quota(view, actor, size)
    if await view.blobs.total() + size > rules.all_files_bytes:
        raise too_large(
            "There is no room for more files on this server. Tell whoever runs it.", rules.all_files_bytes
        )


async def require_quota(view: Snapshot, actor: Actor, size: int) -> None:
    """Raise `too_large` if a person's files would be more than one person may have."""
    limit = view.rules.person_files_bytes
    if await view.files.bytes_of(actor.user_id) + size > limit:
        raise too_large(
            f"Your files may have {in_words(limit)} together. Delete messages whose files are not needed.",
            limit,
        )


async def begin_upload(tx: Transaction, actor: Actor, name: str, size: int, purpose: Purpose) -> Upload:
    """Note that an upload has begun; `require_room` was asked before."""
    await require_quota(tx, actor, size)
    if await tx.uploads.count(actor.user_id) >= UPLOADS_PER_PERSON:
        raise rate_limited(
            LATER_SECONDS, f"At most {UPLOADS_PER_PERSON} uploads may be under way. Finish some of them."
        )
    upload = Upload(
        id=tx.new_id(), user_id=actor.user_id, name=name, size=size, created_at=tx.now, purpose=purpose
    )
    await tx.uploads.insert(upload)
    return upload


async def require_unused(view: Snapshot, upload_id: str) -> None:
    """Raise `conflict` if an upload with this id has begun, whosever it is."""
    if await view.uploads.has_begun(upload_id):
        raise conflict("An upload with this id has begun. Give the file another one.", field="id")


async def get_upload(view: Snapshot, actor: Actor, upload_id: str) -> Upload:
    """The actor's upload; raises `not_found`."""
    return await view.uploads.require(upload_id, actor.user_id)


async def drop_upload(tx: Transaction, actor: Actor, upload_id: str) -> None:
    """Give up an upload of the actor's, or the file that it has become, if that belongs to nothing.

    Raises `not_found`, also for a file that belongs to something: that goes with it.
    """
    found = await tx.files.find_own([upload_id], actor.user_id)
    if found and found[0].message_id is None and not found[0].is_avatar:
        await tx.files.delete(upload_id)
        return
    await tx.uploads.require(upload_id, actor.user_id)
    await tx.uploads.delete(upload_id, actor.user_id)


async def forget_upload(tx: Transaction, actor: Actor, upload_id: str) -> None:
    """Forget an upload of the actor's that cannot become what it was meant for.

    There is no note of one that came in one piece.
    """
    await tx.uploads.delete(upload_id, actor.user_id)


async def keep_file(tx: Transaction, actor: Actor, content: Content) -> File:
    """Note a file whose content lies in the data folder. The upload that it was ends."""
    await tx.uploads.delete(content.id, actor.user_id)
    await require_quota(tx, actor, content.blob.size)
    file = File(
        id=content.id,
        sha256=content.blob.sha256,
        name=content.name,
        media_type=content.media_type,
        size=content.blob.size,
        width=content.width,
        height=content.height,
        placeholder=content.placeholder,
        created_by=actor.user_id,
        created_at=rfc3339(tx.now),
    )
    await tx.blobs.insert(content.blob)
    if content.thumbnail is not None:
        await tx.blobs.insert(content.thumbnail)
    thumbnail = None if content.thumbnail is None else content.thumbnail.sha256
    if not await tx.files.insert(file, thumbnail, tx.now):
        raise conflict("This id is taken. Give the file another one.", field="id")
    return file


async def find_file(view: Snapshot, actor: Actor, file_id: str) -> StoredFile:
    """A file that the actor may read, and where its contents are; raises `not_found`."""
    return await view.files.require(file_id, actor.user_id)


async def get_file(view: Snapshot, actor: Actor, query: GetFile) -> File:
    """A file that the actor may read, without its content."""
    return (await view.files.require(query.file_id, actor.user_id)).file


async def find_attachments(tx: Transaction, actor: Actor, command: SendMessage) -> list[File]:
    """The files that a message is to have. Raises `invalid` for what cannot be attached.

    Only its uploader attaches a file, and to one message: with a file, the right to read it would go on.
    """
    ids = command.attachments or []
    if len(set(ids)) < len(ids):
        raise invalid("A file can be attached once.", field="attachments")
    found = await tx.files.find_own(ids, actor.user_id) if ids else []
    if len(found) < len(ids):
        raise invalid("Upload the files first, and send them within their time.", field="attachments")
    for stored in found:
        if stored.message_id is not None or stored.is_avatar:
            raise invalid(f"{stored.file.name} is used already. Upload it again.", field="attachments")
    return [stored.file for stored in found]


def type_of(command: SendMessage, files: list[File]) -> SaidType:
    """What a message with these files is; raises `invalid` if it is said to be something else."""
    pictures = all(file.width is not None for file in files)
    asked = command.message_type
    if not files and asked != "TEXT":
        raise invalid("A message of this type has files.", field="attachments")
    if asked == "IMAGE" and not pictures:
        raise invalid("Not all of these files are pictures.", field="messageType")
    return asked if asked != "TEXT" or not files else "IMAGE" if pictures else "FILE"


async def attach(tx: Transaction, message: Message) -> None:
    """Give a message that was stored the files that it has."""
    if message.attachments:
        await tx.files.attach([file.id for file in message.attachments], message.room_id, message.id)


async def expire_files(tx: Transaction, days: int, limit: int) -> int:
    """Forget files that belong to nothing after so long; how many in this step."""
    return await tx.files.delete_unattached(tx.now - days * DAY, limit)


async def expire_uploads(tx: Transaction, days: int, limit: int) -> list[str]:
    """Forget uploads that have not ended after so long; which in this step."""
    return await tx.uploads.delete_before(tx.now - days * DAY, limit)


async def forget_loose(tx: Transaction, limit: int) -> list[str]:
    """Forget contents that no file refers to any more; which in this step."""
    return await tx.blobs.delete_loose(limit)


async def known_blobs(view: Snapshot, hashes: list[str]) -> set[str]:
    """Those of these contents that belong to a file."""
    return await view.blobs.known(hashes)


async def upload_ids(view: Snapshot) -> set[str]:
    """All uploads that are under way."""
    return set(await view.uploads.ids())
