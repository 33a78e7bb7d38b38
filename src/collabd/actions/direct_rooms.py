"""Direct rooms: found or made by who is in them. Nobody joins, leaves or owns one."""

from __future__ import annotations

from collabd.actions.context import Actor, Transaction
from collabd.actions.membership import enter
from collabd.domain.direct import direct_id
from collabd.domain.errors import conflict, invalid, not_found
from collabd.domain.records import Position
from collabd.domain.rooms import OpenDirectRoom, Room, RoomResult
from collabd.domain.times import rfc3339
from collabd.domain.users import PublicUser
from collabd.store.base import Outcome


async def open_direct_room(tx: Transaction, actor: Actor, command: OpenDirectRoom) -> RoomResult:
    """The room of the actor and these people; it is made if they have none yet.

    Raises `invalid` if there is nobody else, `not_found` for who is not here, or no longer.
    """
    people = [await active(tx, user_id) for user_id in sorted({actor.user_id, *command.user_ids})]
    if len(people) == 1:
        raise invalid("Name somebody to talk to.", field="userIds")
    room = new_direct_room(tx, actor, [person.id for person in people])
    if await tx.members.get(room.id, actor.user_id) is not None:
        found, _ = await tx.members.require(room.id, actor.user_id)
        return RoomResult(room=found, position=None)
    if not await tx.rooms.insert(room, tx.now):
        raise conflict("This conversation is being deleted. Try again in a minute.", field="userIds")
    return await seat(tx, actor, room, people)


async def answer_direct_room(
    tx: Transaction, actor: Actor, command: OpenDirectRoom, outcome: Outcome
) -> RoomResult:
    """The answer to a repeat: the room as it stands."""
    room = await tx.rooms.by_id(direct_id({actor.user_id, *command.user_ids}))
    return RoomResult(room=room, position=outcome.position)


async def active(tx: Transaction, user_id: str) -> PublicUser:
    """Someone whom one can talk to; raises `not_found`."""
    user = await tx.users.require(user_id)
    if user.deactivated_at is not None:
        raise not_found("person")
    return user.public()


async def seat(tx: Transaction, actor: Actor, room: Room, people: list[PublicUser]) -> RoomResult:
    """Make all of them members, the actor first."""
    position: Position | None = None
    for person in sorted(people, key=lambda one: one.id != actor.user_id):
        mine = person.id == actor.user_id
        entered = await enter(tx, room, person, "member", by_themselves=mine)
        room, position = entered.room, entered.position if mine else position
    return RoomResult(room=room, position=position)


def new_direct_room(tx: Transaction, actor: Actor, people: list[str]) -> Room:
    """The room of these people, still without a member."""
    now = rfc3339(tx.now)
    return Room(
        id=direct_id(people),
        kind="direct",
        is_private=True,
        name="",
        description="",
        created_by=actor.user_id,
        members=0,
        message_count=0,
        last_activity=now,
        created_at=now,
        updated_at=now,
        people=people,
    )
