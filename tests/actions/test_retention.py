"""What is forgotten by itself, and what is not."""

from __future__ import annotations

from tests.support.people import Person, person
from tests.support.stores import World

from collabd.actions import messages, retention, rooms
from collabd.domain.messages import SendMessage
from collabd.domain.rooms import CreateRoom, DeleteRoom
from collabd.domain.streams import room_stream
from collabd.store.base import Snapshot

KEEP_DAYS, KEEP_EVENTS = 30, 5


async def talk(w: World, who: Person, room_id: str, count: int) -> None:
    for number in range(count):
        sent = SendMessage(room_id=room_id, content=f"message {number}")
        await w.store.write(messages.send_message, who.actor, sent)


async def room_of(w: World, who: Person) -> str:
    made = await w.store.write(rooms.create_room, who.actor, CreateRoom(name="General"))
    assert made.room is not None
    return made.room.id


async def trim(w: World) -> None:
    for stream in await w.store.read(retention.streams_to_trim, KEEP_DAYS, KEEP_EVENTS):
        while await w.store.write(retention.trim_stream, stream, KEEP_DAYS, KEEP_EVENTS):
            pass


async def offsets(view: Snapshot, stream: str) -> list[int]:
    return [event.offset for event in await view.events.after(stream, 0, 10_000)]


async def test_old_events_go_but_never_the_newest_of_a_stream(w: World) -> None:
    alice = await person(w.store, "alice")
    room_id = await room_of(w, alice)
    await talk(w, alice, room_id, 9)
    w.clock.now += 31 * retention.DAY
    await trim(w)
    assert await w.store.read(offsets, room_stream(room_id)) == [6, 7, 8, 9, 10]


async def test_young_events_stay_however_many(w: World) -> None:
    alice = await person(w.store, "alice")
    room_id = await room_of(w, alice)
    await talk(w, alice, room_id, 3)
    w.clock.now += 31 * retention.DAY
    await talk(w, alice, room_id, 9)
    await trim(w)
    assert await w.store.read(offsets, room_stream(room_id)) == list(range(5, 14))


async def test_a_deleted_room_is_purged_in_steps_and_then_gone(w: World) -> None:
    alice = await person(w.store, "alice")
    room_id = await room_of(w, alice)
    await talk(w, alice, room_id, 20)
    await w.store.write(rooms.delete_room, alice.actor, DeleteRoom(room_id=room_id))
    while await w.store.write(retention.purge_deleted_room):
        pass
    assert await w.store.read(offsets, room_stream(room_id)) == []

    async def rows(view: Snapshot) -> list[str | None]:
        return [await view.rooms.deleted()]

    assert await w.store.read(rows) == [None]
