"""The census counts what is there, and not what has gone."""

from __future__ import annotations

from tests.support.accounts import deactivate
from tests.support.stage import Stage
from tests.support.stores import World

from collabd.actions.census import take_census
from collabd.domain.census import Census
from collabd.domain.effects import Appended
from collabd.domain.messages import DeleteMessage
from collabd.domain.rooms import DeleteRoom


async def test_it_counts_what_is_there(w: World) -> None:
    empty = Census(people=0, sessions=0, rooms=0, messages=0, events=0)
    assert await w.store.read(take_census) == empty
    stage = Stage(w)
    await stage.enter("alice", "bob", "carol")
    hall = await stage.room("alice", "Hall", "bob")
    attic = await stage.room("alice", "Attic")
    said = [await stage.say("alice", room, "hello") for room in (hall, hall, attic)]
    counted = await w.store.read(take_census)
    assert (counted.people, counted.sessions, counted.rooms, counted.messages) == (3, 3, 2, 3)
    await stage.do("alice", DeleteMessage(message_id=said[0].id))
    await stage.do("alice", DeleteRoom(room_id=attic))
    await w.store.write(deactivate, stage.id("carol"))
    w.clock.now += 400 * 24 * 3600 * 1000
    counted = await w.store.read(take_census)
    assert (counted.people, counted.sessions, counted.rooms, counted.messages) == (2, 0, 1, 1)
    assert counted.events == sum(isinstance(effect, Appended) for effect in w.effects)
