"""Presence, over both doors. Nothing here is stored but what a person has chosen (see `users`)."""

from __future__ import annotations

from msgspec import UNSET

from collabd.actions import presence, users
from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.presence import (
    GetOwnPresence,
    GetPresence,
    ListPresence,
    ListRoomPresence,
    OwnPresence,
    PresenceList,
    PresenceResult,
    RoomPresenceList,
    UpdatePresence,
    UserPresence,
)
from collabd.domain.streams import room_stream
from collabd.domain.users import GetMe


async def list_presence(services: Services, caller: Caller, _: ListPresence) -> PresenceList:
    """Everybody who is not offline."""
    caller.require()
    return PresenceList(items=services.presence.everybody())


async def get_presence(services: Services, caller: Caller, query: GetPresence) -> UserPresence:
    """One person's presence. Raises `not_found`."""
    offline = await services.store.read(presence.read_offline, caller.require(), query)
    return services.presence.of(query.user_id) or offline


async def list_room_presence(services: Services, caller: Caller, query: ListRoomPresence) -> RoomPresenceList:
    """Everybody who has a room open. Raises `not_found` for a room that the caller may not read."""
    await require_reader(services, caller, query.room_id)
    return RoomPresenceList(items=services.presence.in_room(query.room_id))


async def get_own_presence(services: Services, caller: Caller, _: GetOwnPresence) -> OwnPresence:
    """One's own presence."""
    actor = caller.require()
    availability = services.presence.chosen(actor.user_id)
    if availability is None:
        availability = (await services.store.read(users.get_me, actor, GetMe())).availability
    return services.presence.own(actor.user_id, actor.name, availability)


async def update_presence(services: Services, caller: Caller, command: UpdatePresence) -> PresenceResult:
    """Note what the caller's device is doing. Raises `not_found` for a room that the caller may not read."""
    actor = caller.require()
    if isinstance(command.room_id, str):
        await require_reader(services, caller, command.room_id)
    here = services.presence
    devices = [caller.client_id] if caller.client_id else here.clients_of(actor.user_id, actor.session_id)
    for client_id in devices:
        if command.is_idle is not UNSET:
            here.set_idle(actor.user_id, client_id, is_idle=command.is_idle)
        if command.room_id is not UNSET and follows(services, actor.user_id, client_id, command.room_id):
            here.set_room(actor.user_id, client_id, command.room_id)
    return PresenceResult(presence=await get_own_presence(services, caller, GetOwnPresence()))


async def require_reader(services: Services, caller: Caller, room_id: str) -> None:
    """Raise `not_found` unless the caller may read the room.

    Who follows its stream may. So those who come back by the thousand, each to the room that was open, cost
    the store nothing.
    """
    actor = caller.require()
    if not follows(services, actor.user_id, caller.client_id, room_id):
        await services.store.read(presence.require_reader, actor, room_id)


def follows(services: Services, user_id: str, client_id: str, room_id: str | None) -> bool:
    """Whether a connection gets the room's stream; its end then ends the device's being there, too."""
    if room_id is None:
        return True
    sockets = services.hub.of_user(user_id)
    return any(one.client_id == client_id and room_stream(room_id) in one.streams for one in sockets)


OPERATIONS = [
    call("GET /presence", ListPresence, PresenceList, list_presence, rpc="presence.list"),
    call("GET /presence/me", GetOwnPresence, OwnPresence, get_own_presence, rpc="presence.me"),
    call("PUT /presence/me", UpdatePresence, PresenceResult, update_presence, rpc="presence.update"),
    call("GET /users/{userId}/presence", GetPresence, UserPresence, get_presence, rpc="presence.get"),
    call(
        "GET /rooms/{roomId}/presence",
        ListRoomPresence,
        RoomPresenceList,
        list_room_presence,
        rpc="presence.inRoom",
    ),
]
