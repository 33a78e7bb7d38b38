"""Room preferences: change one's own. The lookup of one's own membership is the authorization."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.domain.events import PreferencesUpdated
from collabd.domain.room_preferences import (
    RoomPreferences,
    RoomPreferencesResult,
    SetRoomPreferences,
    default_preferences,
)
from collabd.domain.rooms import Room
from collabd.domain.streams import user_stream
from collabd.domain.times import milliseconds
from collabd.store.base import Outcome


async def set_room_preferences(
    tx: Transaction, actor: Actor, command: SetRoomPreferences
) -> RoomPreferencesResult:
    """Change what the actor wants of a room; what is not named stays. Raises `invalid` for no real date."""
    room, _ = await tx.members.require(command.room_id, actor.user_id)
    held = await preferences_in(tx, actor.user_id, room)
    wanted = changed(held, command)
    until = None if wanted.muted_until is None else milliseconds(wanted.muted_until, "mutedUntil")
    if wanted == held:
        return RoomPreferencesResult(preferences=held, position=None)
    await tx.room_preferences.set(actor.user_id, wanted, until)
    position = await tx.append(user_stream(actor.user_id), PreferencesUpdated(preferences=wanted))
    return RoomPreferencesResult(preferences=wanted, position=position)


async def preferences_in(view: Snapshot, user_id: str, room: Room) -> RoomPreferences:
    """What a member wants of a room, as they have said or by default."""
    return await view.room_preferences.get(room.id, user_id) or default_preferences(room)


def changed(held: RoomPreferences, command: SetRoomPreferences) -> RoomPreferences:
    """The preferences with what the command names."""
    named = {
        name: value
        for name in ("notify", "muted_until", "favourite")
        if (value := getattr(command, name)) is not UNSET
    }
    return replace(held, **named)


async def answer_room_preferences(
    tx: Transaction, actor: Actor, command: SetRoomPreferences, outcome: Outcome
) -> RoomPreferencesResult:
    """The answer to a repeat: one's preferences as they stand."""
    preferences = await tx.room_preferences.get(command.room_id, actor.user_id)
    return RoomPreferencesResult(preferences=preferences, position=outcome.position)
