"""Pins: set, take away, list."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.message_pages import fitting
from collabd.domain import policy
from collabd.domain.cursors import LAST, from_cursor, next_cursor
from collabd.domain.errors import CollabError, gone, invalid
from collabd.domain.events import MessagePinned, MessageUnpinned
from collabd.domain.members import Member
from collabd.domain.pins import ListPins, Pin, PinMessage, PinnedMessage, PinPage, PinResult, UnpinMessage
from collabd.domain.rooms import Room
from collabd.domain.streams import room_stream
from collabd.domain.times import rfc3339
from collabd.store.base import Outcome

PINS_PER_ROOM = 100
"""How many messages a room may have pinned: with more, nothing stands out any longer."""


async def pin_message(tx: Transaction, actor: Actor, command: PinMessage) -> PinResult:
    """Pin a message of a room that the actor belongs to. Raises `gone` for a deleted message."""
    message = await tx.messages.require(command.message_id, actor.user_id)
    room, member = await tx.members.require(message.room_id, actor.user_id)
    require_pinning(room, member)
    if message.deleted_at is not None:
        raise gone("The message was deleted.", message)
    policy.require_said(message)
    if message.is_pinned:
        return PinResult(pin=await tx.pins.get(message.id), position=None)
    if await tx.pins.count(room.id) >= PINS_PER_ROOM:
        raise invalid(
            f"A room has at most {PINS_PER_ROOM} pinned messages. Unpin one of them first.",
            field="messageId",
        )
    await tx.pins.insert(message.id, actor.user_id, tx.now)
    await tx.messages.touch(message.id)
    pin = Pin(message_id=message.id, room_id=room.id, pinned_by=actor.user_id, pinned_at=rfc3339(tx.now))
    return PinResult(pin=pin, position=await tx.append(room_stream(room.id), MessagePinned(pin=pin)))


async def unpin_message(tx: Transaction, actor: Actor, command: UnpinMessage) -> PinResult:
    """Take the pin of a message away, whoever of the room's members set it."""
    message = await tx.messages.require(command.message_id, actor.user_id)
    room, member = await tx.members.require(message.room_id, actor.user_id)
    require_pinning(room, member)
    pin = await tx.pins.get(message.id)
    if pin is None:
        return PinResult(pin=None, position=None)
    await tx.pins.delete(message.id)
    await tx.messages.touch(message.id)
    return PinResult(pin=None, position=await tx.append(room_stream(room.id), MessageUnpinned(pin=pin)))


def require_pinning(room: Room, member: Member) -> None:
    """Raise `forbidden` in an archived room, and where only owners pin."""
    policy.require_open(room)
    policy.require(policy.can_pin(room, member), "Only the room's owners may pin here.")


async def answer_pin(
    tx: Transaction, actor: Actor, command: PinMessage | UnpinMessage, outcome: Outcome
) -> PinResult:
    """The answer to a repeat: the pin as it stands, if the actor may still read the message."""
    try:
        await tx.messages.require(command.message_id, actor.user_id)
    except CollabError:
        return PinResult(pin=None, position=outcome.position)
    return PinResult(pin=await tx.pins.get(command.message_id), position=outcome.position)


async def list_pins(view: Snapshot, actor: Actor, query: ListPins) -> PinPage:
    """The pinned messages of a room that the actor may read, the newest pin first."""
    room, _ = await view.members.find(query.room_id, actor.user_id)
    found = await view.pins.page(room.id, from_cursor(query.before, "before", LAST), query.limit + 1)
    pins = {pin.message_id: (at, pin) for at, pin in found}
    messages = fitting(await view.messages.by_ids(list(pins)), query.limit)
    items = [PinnedMessage(pin=pins[message.id][1], message=message) for message in messages]
    return PinPage(
        items=items,
        next=next_cursor(found, messages, lambda message: (pins[message.id][0], message.id)),
        position=await view.events.head(room_stream(room.id)),
    )
