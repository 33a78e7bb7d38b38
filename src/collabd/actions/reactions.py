"""Reactions: add and remove, a set per person and emoji."""

from __future__ import annotations

from collabd.actions.context import Actor, Transaction
from collabd.actions.office import note
from collabd.domain import policy
from collabd.domain.emoji import qualified
from collabd.domain.errors import gone, invalid
from collabd.domain.events import ReactionAdded, ReactionRemoved
from collabd.domain.reactions import AddReaction, Reaction, ReactionResult, RemoveReaction
from collabd.domain.streams import room_stream
from collabd.domain.times import rfc3339
from collabd.store.base import Outcome

KINDS_PER_MESSAGE = 50
"""How many different emoji a message may gather: more than fit on a screen are noise, and a cost for all."""


async def add_reaction(tx: Transaction, actor: Actor, command: AddReaction) -> ReactionResult:
    """React to a message of a room that the actor belongs to. Raises `gone` for a deleted message."""
    emoji = qualified(command.emoji)
    message = await tx.messages.require(command.message_id, actor.user_id)
    room, member = await tx.members.require(message.room_id, actor.user_id)
    policy.require_open(room)
    policy.require(policy.can_post(room, member), "Only the room's owners may react here.")
    if message.deleted_at is not None:
        raise gone("The message was deleted.", message)
    policy.require_said(message)
    kinds = {reaction.emoji for reaction in message.reactions}
    if emoji not in kinds and len(kinds) >= KINDS_PER_MESSAGE:
        raise invalid(f"A message has at most {KINDS_PER_MESSAGE} different reactions.", field="emoji")
    reaction = Reaction(
        message_id=message.id,
        author=actor.user_id,
        author_name=actor.name,
        emoji=emoji,
        created_at=rfc3339(tx.now),
    )
    if not await tx.reactions.insert(reaction, tx.now):
        return ReactionResult(
            reaction=await tx.reactions.get(message.id, emoji, actor.user_id), position=None
        )
    if not message.reactions:
        await tx.messages.touch(message.id)
    event = ReactionAdded(room_id=room.id, reaction=reaction)
    return ReactionResult(reaction=reaction, position=await tx.append(room_stream(room.id), event))


async def remove_reaction(tx: Transaction, actor: Actor, command: RemoveReaction) -> ReactionResult:
    """Take a reaction back: one's own, or as a Moderator in a public room another's (audited)."""
    emoji = qualified(command.emoji)
    author = command.author or actor.user_id
    message = await tx.messages.require(command.message_id, actor.user_id)
    room, member = await tx.members.find(message.room_id, actor.user_id)
    groups = await tx.users.groups_of(actor.user_id)
    policy.require(
        policy.can_remove_reaction(author, room, member, actor.user_id, groups),
        "Only its author, as a member of the room, and Moderators in public rooms may take a reaction back.",
    )
    policy.require_open(room)
    reaction = await tx.reactions.delete(message.id, emoji, author)
    if reaction is None:
        return ReactionResult(reaction=None, position=None)
    if len(message.reactions) == 1:
        await tx.messages.touch(message.id)
    event = ReactionRemoved(room_id=room.id, reaction=reaction)
    position = await tx.append(room_stream(room.id), event, followed=member is not None)
    if author != actor.user_id:
        details = {"author": author, "emoji": emoji}
        await note(tx, actor, "reaction.remove", message.id, details)
    return ReactionResult(reaction=None, position=position if member is not None else None)


async def answer_reaction(
    tx: Transaction, actor: Actor, command: AddReaction | RemoveReaction, outcome: Outcome
) -> ReactionResult:
    """The answer to a repeat: one's own reaction as it stands, nothing of another's."""
    if isinstance(command, RemoveReaction) and command.author not in {None, actor.user_id}:
        return ReactionResult(reaction=None, position=outcome.position)
    reaction = await tx.reactions.get(command.message_id, qualified(command.emoji), actor.user_id)
    return ReactionResult(reaction=reaction, position=outcome.position)
