"""Typing: who may say that they are writing, and where."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot
from collabd.actions.threads import find_target, require_first
from collabd.domain.typing import StartTyping, StopTyping


async def require_writer(view: Snapshot, actor: Actor, command: StartTyping | StopTyping) -> None:
    """Raise, as for a message that the actor would send there, unless they may write in this place.

    `not_found` for a room or a thread that they may not see, `forbidden` unless they belong to the room,
    `invalid` for what is no thread of this room, `gone` for a deleted one.
    """
    await view.members.require(command.room_id, actor.user_id)
    if command.thread_id is not None:
        first = await find_target(view, actor, command.thread_id, command.room_id, "threadId")
        require_first(first, "threadId")
