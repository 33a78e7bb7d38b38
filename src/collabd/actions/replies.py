"""Replies: a thread, page by page."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot
from collabd.actions.message_pages import page_of
from collabd.actions.threads import require_first
from collabd.domain.streams import room_stream
from collabd.domain.threads import ListReplies, ReplyPage


async def list_replies(view: Snapshot, actor: Actor, query: ListReplies) -> ReplyPage:
    """A page of a thread's replies (see `page_of`); they stay readable below a tombstone.

    Raises `invalid` for a message that is a reply itself.
    """
    first = require_first(await view.messages.require(query.message_id, actor.user_id), "messageId")
    items, following = await page_of(
        query,
        lambda below, limit: view.threads.newest(first.id, below, limit),
        lambda above, limit: view.threads.after(first.id, above, limit),
    )
    return ReplyPage(
        first=first,
        is_followed=await view.threads.get(first.id, actor.user_id) is not None,
        items=items,
        next=following,
        position=await view.events.head(room_stream(first.room_id)),
    )
