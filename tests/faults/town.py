"""A town: many people, everybody in just as many rooms, written before anybody serves it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from tests.support.people import Person, person

from collabd.actions.context import Transaction
from collabd.actions.rooms import create_room
from collabd.domain.rooms import CreateRoom
from collabd.store.sqlite.store import SqliteStore

AT_ONCE = 200
"""How many people are written with one commit."""


@dataclass(frozen=True)
class Town:
    """Who lives there; `homes` are the rooms of each person, in the order of `people`."""

    people: list[Person]
    rooms: list[str]
    homes: list[list[str]]


async def build_town(store: SqliteStore, people: int, rooms: int, rooms_each: int) -> Town:
    """So many people and rooms; person n is in the rooms n, n + 1, ... of the circle of all rooms."""
    inhabitants: list[Person] = []
    for start in range(0, people, AT_ONCE):
        names = (f"person{number}" for number in range(start, min(start + AT_ONCE, people)))
        inhabitants += await asyncio.gather(*(person(store, name) for name in names))
    founder = await person(store, "founder")
    commands = [CreateRoom(kind="private", name=f"Room {number}") for number in range(rooms)]
    made = await asyncio.gather(*(store.write(create_room, founder.actor, command) for command in commands))
    ids = [outcome.room.id for outcome in made if outcome.room is not None]
    homes = [[ids[(number + step) % rooms] for step in range(rooms_each)] for number in range(people)]
    for start in range(0, people, AT_ONCE):
        chunk = slice(start, start + AT_ONCE)
        await store.write(move_in, inhabitants[chunk], homes[chunk])
    return Town(inhabitants, ids, homes)


async def move_in(tx: Transaction, people: list[Person], homes: list[list[str]]) -> None:
    """Make members of people, without the events of each: a town is older than its log."""
    for who, rooms in zip(people, homes, strict=True):
        for room_id in rooms:
            await tx.members.insert(room_id, who.id, "member", tx.now)
            await tx.rooms.count_member(room_id, 1, tx.now)
