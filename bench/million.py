"""A million messages in 200 rooms against ten thousand: what people ask for all day must not cost more.

Two databases with the same people and rooms, one a hundred times longer. Their messages are written in bulk
as `message.send` would have left them (`collabd verify` finds no fault in them), and indexed and merged with
upkeep's own steps. Then both are asked the same through the store's own lanes, in turns, so that
whatever else the machine does hits both. Bar: each p99 within 2 x.

Usage: python bench/million.py [--messages 1000000] [--against 10000] [--times 300] [--keep FOLDER]
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from peers.history import ABSENT, BEHIND, COMMON, RARE, Town, build_or_take
from tests.support.stores import KNOWN, World, world

from collabd.actions import message_pages, rooms, search, sync
from collabd.actions.context import Actor, Snapshot
from collabd.domain.messages import ListMessages
from collabd.domain.rooms import ListRooms
from collabd.domain.search import SearchMessages
from collabd.domain.streams import room_stream
from collabd.domain.sync import GetEvents, GetSnapshot, Place
from collabd.store.sqlite.checking import check, open_to_look

BAR = 2.0
HITS = 20
WARM = 20
"""So many answers are not counted: caches fill."""

Ask = Callable[[World, Town], Awaitable[Any]]


def reads(action: Callable[..., Awaitable[Any]], query: Callable[[Town], Any]) -> Ask:
    """A query of the person with all rooms, in the lane of quick look-ups."""
    return lambda w, town: w.store.read(action, town.many, query(town))


def searches(q: str, who: Callable[[Town], Actor]) -> Ask:
    """A first page of hits, so small that there are enough of them in either database."""
    return lambda w, town: w.store.search(search.search_messages, who(town), SearchMessages(q=q, limit=HITS))


async def unread_counts(view: Snapshot, actor: Actor, room_ids: list[str]) -> object:
    """What is unread in all rooms, as the snapshot and the lists of rooms ask it."""
    return await view.read_markers.unread(actor.user_id, room_ids)


def missed(town: Town) -> GetEvents:
    """What a client asks that was away for a while."""
    places = {
        room_stream(room_id): Place(offset=head - BEHIND) for room_id, head in list(town.heads.items())[:20]
    }
    return GetEvents(positions=places)


QUESTIONS: dict[str, Ask] = {
    "list: the newest 50 of a room": reads(
        message_pages.list_messages, lambda town: ListMessages(room_id=town.message.room_id)
    ),
    "list: around a message": reads(
        message_pages.list_messages,
        lambda town: ListMessages(room_id=town.message.room_id, around=town.message.id),
    ),
    "unread counts of 200 rooms": reads(unread_counts, lambda town: list(town.heads)),
    "rooms: the first 50 of 200, with counts": reads(rooms.list_rooms, lambda _: ListRooms()),
    "sync: 20 events in each of 20 rooms": reads(sync.read_events, missed),
    "sync: a snapshot": reads(sync.read_state, lambda _: GetSnapshot()),
    **{
        f"search: {kind} word, {count} rooms": searches(q, who)
        for count, who in ((3, lambda town: town.few), (200, lambda town: town.many))
        for kind, q in (("common", COMMON), ("rare", RARE), ("absent", ABSENT))
    },
    "search: a beginning, 200 rooms": searches(COMMON[:3], lambda town: town.many),
    "search: a part of a word, 200 rooms": searches(COMMON[1:5], lambda town: town.many),
}


async def ask(w: World, town: Town, question: Ask) -> float:
    """Milliseconds until the answer is there."""
    begun = time.perf_counter()
    await question(w, town)
    return (time.perf_counter() - begun) * 1000


async def measure(
    towns: dict[int, Town], folders: dict[int, Path], times: int
) -> dict[str, dict[int, list[float]]]:
    """Per question and size: how long each answer took, in order of length."""
    async with AsyncExitStack() as stack:
        worlds = {size: await stack.enter_async_context(world(folder)) for size, folder in folders.items()}
        found = {}
        for name, question in QUESTIONS.items():
            took: dict[int, list[float]] = {size: [] for size in towns}
            for _ in range(WARM + times):
                for size, town in towns.items():
                    took[size].append(await ask(worlds[size], town, question))
            found[name] = {size: sorted(each[WARM:]) for size, each in took.items()}
        return found


def show(found: dict[str, dict[int, list[float]]], sizes: list[int]) -> None:
    small, large = sizes
    print(f"{'ms':38s} {small:>9,} messages {large:>13,} messages   p99")
    print(f"{'':38s}    p50      p99          p50      p99   ratio")
    for name, took in found.items():
        p50, p99 = ({size: at(took[size], share) for size in sizes} for share in (0.5, 0.99))
        ratio = p99[large] / p99[small]
        print(
            f"{name:38s} {p50[small]:6.2f} {p99[small]:8.2f} {p50[large]:12.2f} {p99[large]:8.2f}"
            f" {ratio:7.2f}{'' if ratio <= BAR else '  MISSED'}"
        )


def at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


def prepare(folder: Path, size: int) -> Town:
    """The database of that size in a folder, made now unless it is there from an earlier run."""
    database = folder / "collabd.sqlite3"
    begun = time.perf_counter()
    town = build_or_take(database, size)
    with closing(open_to_look(database)) as connection:
        faults = check(connection, KNOWN).faults
    assert faults == [], faults
    megabytes = database.stat().st_size / 1e6
    print(f"{size:,} messages: {megabytes:.0f} MB, ready in {time.perf_counter() - begun:.0f} s", flush=True)
    return town


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--messages", type=int, default=1_000_000)
    options.add_argument("--against", type=int, default=10_000)
    options.add_argument("--times", type=int, default=300)
    options.add_argument("--keep", type=Path, help="a folder for the databases, which stay there")
    given = options.parse_args()
    sizes = [given.against, given.messages]
    with tempfile.TemporaryDirectory() as name:
        folders = {size: (given.keep or Path(name)) / str(size) for size in sizes}
        towns = {size: prepare(folder, size) for size, folder in folders.items()}
        show(asyncio.run(measure(towns, folders, given.times)), sizes)


if __name__ == "__main__":
    main()
