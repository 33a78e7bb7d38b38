"""Threads: where a message may be put, who follows, and the inbox."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.domain import policy
from collabd.domain.cursors import from_cursor, next_cursor
from collabd.domain.errors import gone, invalid
from collabd.domain.events import ThreadFollowed, ThreadUnfollowed
from collabd.domain.messages import Message, SendMessage, given
from collabd.domain.records import Position
from collabd.domain.streams import user_stream
from collabd.domain.threads import (
    FollowResult,
    FollowThread,
    ListThreads,
    ThreadActivity,
    ThreadFollow,
    ThreadPage,
    UnfollowThread,
)
from collabd.domain.times import rfc3339
from collabd.store.base import Outcome

BEYOND_ALL_TIMES = 2**53


async def find_targets(
    tx: Transaction, actor: Actor, command: SendMessage
) -> tuple[Message | None, Message | None]:
    """The first message of the thread that is written in (None for the room's timeline), and the quoted one.

    Raises for it, and for the message that is quoted: `not_found` for what the actor may not see, `invalid`
    if it is of another room or a reply is taken for a thread, `gone` if it was deleted.
    """
    quoted, thread = given(command.reply_to_id), given(command.thread_id)
    cited = first = None
    if quoted is not None:
        cited = await find_target(tx, actor, quoted, command.room_id, "replyToId")
    if thread is not None:
        first = require_first(await find_target(tx, actor, thread, command.room_id, "threadId"), "threadId")
    return first, cited


async def find_target(tx: Snapshot, actor: Actor, message_id: str, room_id: str, field: str) -> Message:
    """A message of that room to refer to."""
    message = require_in(await tx.messages.require(message_id, actor.user_id), room_id, field)
    if message.deleted_at is not None:
        raise gone("The message was deleted meanwhile.", message)
    policy.require_said(message)
    return message


def require_in(message: Message, room_id: str, field: str) -> Message:
    """The message itself; raises `invalid` for one of another room."""
    if message.room_id != room_id:
        raise invalid("This message is of another room.", field=field)
    return message


def require_first(message: Message, field: str) -> Message:
    """The message itself; raises `invalid` for a reply, which is no thread."""
    if message.thread_id is not None:
        raise invalid("This is a reply in a thread. Name the thread's first message.", field=field)
    return message


def grown(first: Message, now: int) -> ThreadActivity:
    """How a thread stands with one reply more."""
    return ThreadActivity(id=first.id, reply_count=first.reply_count + 1, last_reply_at=rfc3339(now))


async def follow_by_reply(tx: Transaction, actor: Actor, first: Message, named: list[str]) -> None:
    """Who replies follows the thread. Drawn in are who wrote its first message, and whom these two name."""
    follow = await tx.threads.follow(first, actor.user_id, tx.now)
    if follow is not None:
        await tell(tx, actor, actor.user_id, follow)
    await draw_in(tx, actor, first, [first.author, *first.mentions.users, *named])


async def draw_in(tx: Transaction, actor: Actor, first: Message, user_ids: list[str]) -> None:
    """Let members follow a thread by what the actor does, unless they have said no."""
    for user_id in dict.fromkeys(user_ids):
        follow = None if user_id == actor.user_id else await tx.threads.draw_in(first, user_id, tx.now)
        if follow is not None:
            await tell(tx, actor, user_id, follow)


async def tell(tx: Transaction, actor: Actor, user_id: str, follow: ThreadFollow) -> Position:
    """Tell a person's devices that they follow a thread now."""
    event = ThreadFollowed(follow=follow)
    return await tx.append(user_stream(user_id), event, followed=user_id == actor.user_id)


async def follow_thread(tx: Transaction, actor: Actor, command: FollowThread) -> FollowResult:
    """Follow the thread of a message of a room that the actor belongs to. Raises `gone` for a deleted one."""
    first = require_first(await tx.messages.require(command.message_id, actor.user_id), "messageId")
    await tx.members.require(first.room_id, actor.user_id)
    if first.deleted_at is not None:
        raise gone("The message was deleted.", first)
    policy.require_said(first)
    follow = await tx.threads.follow(first, actor.user_id, tx.now)
    if follow is None:
        return FollowResult(follow=await tx.threads.get(first.id, actor.user_id), position=None)
    return FollowResult(follow=follow, position=await tell(tx, actor, actor.user_id, follow))


async def unfollow_thread(tx: Transaction, actor: Actor, command: UnfollowThread) -> FollowResult:
    """Follow a thread no longer, even below a tombstone; what others do there does not begin it again."""
    first = require_first(await tx.messages.require(command.message_id, actor.user_id), "messageId")
    await tx.members.require(first.room_id, actor.user_id)
    if not await tx.threads.unfollow(first, actor.user_id, tx.now):
        return FollowResult(follow=None, position=None)
    event = ThreadUnfollowed(thread_id=first.id, room_id=first.room_id)
    return FollowResult(follow=None, position=await tx.append(user_stream(actor.user_id), event))


async def answer_follow(
    tx: Transaction, actor: Actor, command: FollowThread | UnfollowThread, outcome: Outcome
) -> FollowResult:
    """The answer to a repeat: the follow as it stands."""
    follow = await tx.threads.get(command.message_id, actor.user_id)
    return FollowResult(follow=follow, position=outcome.position)


async def list_threads(view: Snapshot, actor: Actor, query: ListThreads) -> ThreadPage:
    """The inbox: threads that the actor follows, newest activity first."""
    below = from_cursor(query.after, "after", (BEYOND_ALL_TIMES, ""))
    found = await view.threads.page(actor.user_id, below, query.limit + 1)
    page = found[: query.limit]
    return ThreadPage(
        items=[thread for _, thread in page],
        next=next_cursor(found, page, lambda one: (one[0], one[1].first.id)),
    )
