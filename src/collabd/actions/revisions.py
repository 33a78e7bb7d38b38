"""Revisions: what a message has said, for those who may see it."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot
from collabd.actions.message_pages import BEYOND_ALL_OFFSETS, fitting, offset_of
from collabd.domain import policy
from collabd.domain.errors import gone
from collabd.domain.messages import Message
from collabd.domain.revisions import ListRevisions, Revision, RevisionPage


async def list_revisions(view: Snapshot, actor: Actor, query: ListRevisions) -> RevisionPage:
    """A page of a message's versions, newest first; the first page begins with the present one.

    Raises `forbidden` for those who may read the message but not its history, `gone` for a deleted one: its
    history went with it.
    """
    message = await view.messages.require(query.message_id, actor.user_id)
    room, _ = await view.members.find(message.room_id, actor.user_id)
    groups = await view.users.groups_of(actor.user_id)
    policy.require(
        policy.can_read_history(message, room, actor.user_id, groups),
        "Only its author, and Moderators in public rooms, may see what a message said before.",
    )
    if message.deleted_at is not None:
        raise gone("The message was deleted, and its history with it.", message)
    before = BEYOND_ALL_OFFSETS if query.before is None else offset_of(query.before, "before")
    found = [present(message)] if message.content_version < before else []
    found += await view.revisions.page(message, before, query.limit + 1 - len(found))
    items = fitting(found, query.limit)
    more = len(items) < len(found)
    return RevisionPage(items=items, next=str(items[-1].content_version) if more else None)


def present(message: Message) -> Revision:
    """What the message says now."""
    return Revision(
        message_id=message.id,
        content_version=message.content_version,
        content=message.content,
        author=message.edited_by or message.author,
        created_at=message.edited_at or message.created_at,
    )
