"""Drafts: save them, and forget them with the membership."""

from __future__ import annotations

import msgspec

from collabd.actions.context import Actor, Transaction
from collabd.actions.threads import require_first, require_in
from collabd.domain.drafts import (
    DRAFT_LETTERS,
    DRAFTS_PER_PERSON,
    Draft,
    DraftResult,
    SaveDraft,
    draft_content,
    draft_record,
)
from collabd.domain.errors import conflict, invalid
from collabd.domain.events import DraftSaved
from collabd.domain.streams import user_stream
from collabd.domain.times import rfc3339
from collabd.store.base import Outcome

about_draft = msgspec.json.Decoder(DraftSaved)


async def save_draft(tx: Transaction, actor: Actor, command: SaveDraft) -> DraftResult:
    """Keep what the actor has begun to write in a room of theirs, also below what was deleted meanwhile.

    Raises `conflict` for a version other than the current one: what another device has saved is never
    overwritten unseen. The same content once more changes nothing, whatever its version. Where there is
    none, any version passes: nothing can be overwritten, and an emptied draft is forgotten in time, so that a
    device which still knows its version could never save again. Raises `invalid` where the actor's drafts
    would be too many.
    """
    content = draft_content(command.content, tx.rules.content_bytes)
    room, _ = await tx.members.require(command.room_id, actor.user_id)
    if command.thread_id is not None:
        await require_thread(tx, actor, command.thread_id, room.id)
    current = await tx.drafts.get(actor.user_id, room.id, command.thread_id)
    if content == ("" if current is None else current.content):
        return DraftResult(draft=current, position=None)
    if current is not None and command.version != current.version:
        raise conflict("Another device has saved another draft.", field="version", current=current)
    if content:
        await require_space(tx, actor, command, content)
    draft = Draft(
        room_id=room.id,
        thread_id=command.thread_id,
        content=content,
        version=1 if current is None else current.version + 1,
        updated_at=rfc3339(tx.now),
    )
    await tx.drafts.save(actor.user_id, draft, tx.now)
    stream, place = user_stream(actor.user_id), command.thread_id or room.id
    await tx.redact_drafts([place], stream, emptied)
    position = await tx.append(stream, DraftSaved(draft=draft), record_id=draft_record(place))
    return DraftResult(draft=draft, position=position)


async def require_space(tx: Transaction, actor: Actor, command: SaveDraft, content: str) -> None:
    """Raise `invalid` if the actor's drafts would be too many, or too long together."""
    count, letters = await tx.drafts.others(actor.user_id, command.room_id, command.thread_id)
    if count >= DRAFTS_PER_PERSON or letters + len(content) > DRAFT_LETTERS:
        raise invalid("You have too many drafts. Send some of them, or remove them.", field="content")


async def require_thread(tx: Transaction, actor: Actor, thread_id: str, room_id: str) -> None:
    """Raise `not_found` for what the actor may not see, `invalid` for what is no thread of that room."""
    first = require_first(await tx.messages.require(thread_id, actor.user_id), "threadId")
    require_in(first, room_id, "threadId")


async def forget_drafts(tx: Transaction, room_id: str, user_id: str | None) -> None:
    """Take a person's (None: everybody's) drafts out of a room, out of the log as well.

    The event that ends the membership tells of it.
    """
    places = await tx.drafts.delete(room_id, user_id)
    await tx.redact_drafts(places, None if user_id is None else user_stream(user_id), emptied)


def emptied(body: bytes) -> bytes:
    """A stored event about a draft, without what was written; newer events say how it goes on."""
    event = about_draft.decode(body)
    draft = msgspec.structs.replace(event.draft, content="")
    return msgspec.json.encode(msgspec.structs.replace(event, draft=draft))


async def answer_draft(tx: Transaction, actor: Actor, command: SaveDraft, outcome: Outcome) -> DraftResult:
    """The answer to a repeat: the actor's own draft as it stands."""
    draft = await tx.drafts.get(actor.user_id, command.room_id, command.thread_id)
    return DraftResult(draft=draft, position=outcome.position)
