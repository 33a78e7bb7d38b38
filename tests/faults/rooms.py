"""People who share rooms, written before anybody serves them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support.people import Person, person

from collabd.actions.members import add_member
from collabd.actions.rooms import create_room
from collabd.domain.members import AddMember
from collabd.domain.rooms import CreateRoom
from collabd.store.sqlite.store import SqliteStore


async def people_in_rooms(
    store: SqliteStore, names: Sequence[str], rooms: int = 1
) -> tuple[list[Person], list[str]]:
    """Named people who are all members of as many private rooms; the people and the rooms' ids."""
    people = [await person(store, name) for name in names]
    owner, *others = people
    room_ids = []
    for number in range(rooms):
        made = await store.write(create_room, owner.actor, CreateRoom(kind="private", name=f"Room {number}"))
        assert made.room is not None
        room_ids.append(made.room.id)
        for other in others:
            command = AddMember(room_id=made.room.id, user_id=other.id)
            await store.write(add_member, owner.actor, command)
    return people, room_ids
