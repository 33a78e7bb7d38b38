"""Ops that write to the log and nothing else, and the whole log as it is stored."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Generator, Iterable
from typing import Any

from collabd.actions.context import Snapshot, Transaction
from collabd.domain.effects import Appended, Effect
from collabd.domain.errors import invalid
from collabd.domain.events import RoomUnlisted
from collabd.domain.records import Position
from collabd.store.base import Store

STREAM = "room:hall"


class Elsewhere:
    """Something to wait for that is no transaction."""

    def __await__(self) -> Generator[None, None, None]:
        yield


async def note(tx: Transaction, word: str, stream: str = STREAM) -> Position:
    """Append one event that carries a word."""
    return await tx.append(stream, RoomUnlisted(room_id=word))


async def refuse(tx: Transaction, word: str, stream: str = STREAM) -> Position:
    """Append, and then refuse."""
    await note(tx, word, stream)
    raise invalid(f"{word} is not wanted")


async def outcomes_of(futures: Iterable[Awaitable[Any]]) -> list[Any]:
    """What became of each: its result or its exception."""
    return await asyncio.gather(*futures, return_exceptions=True)


async def log_of(view: Snapshot, stream: str) -> list[tuple[int, str]]:
    """A stream's offsets and words as they are stored."""
    stored = await view.events.after(stream, 0, 100_000)
    return [(event.offset, json.loads(event.body)["roomId"]) for event in stored]


async def words(store: Store, stream: str = STREAM) -> list[tuple[int, str]]:
    """The same, read from a store."""
    return await store.read(log_of, stream)


def published(effects: list[Effect], stream: str = STREAM) -> list[tuple[int, str]]:
    """The offsets and words of a stream that were handed over."""
    return [
        (effect.position.offset, json.loads(effect.body)["roomId"])
        for effect in effects
        if isinstance(effect, Appended) and effect.position.stream == stream
    ]
