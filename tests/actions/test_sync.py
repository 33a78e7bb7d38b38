"""Sync: one snapshot to start from, and then the events, page by page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.support.stage import Stage

from collabd.actions import sync
from collabd.domain.messages import SendMessage
from collabd.domain.sync import GetEvents, GetSnapshot, Place, StreamEvents
from collabd.store.queries.events import EventQueries


async def events(stage: Stage, who: str, stream: str, **place: Any) -> StreamEvents:
    page = await stage.ask(who, GetEvents(positions={stream: Place(**place)}))
    found: StreamEvents = page.streams[stream]
    return found


@pytest.fixture
async def hall(stage: Stage) -> str:
    room_id = await stage.room("alice", "Hall", "bob")
    for number in range(5):
        await stage.say("bob", room_id, str(number))
    return f"room:{room_id}"


async def test_a_snapshot_holds_all_that_a_client_starts_from(stage: Stage, hall: str) -> None:
    attic = await stage.room("bob", "Attic", kind="private")
    public = await stage.room("carol", "Lobby")
    state = await stage.ask("bob", GetSnapshot())
    assert state.user.email == "bob@example.org"
    assert [user.username for user in state.users] == ["alice", "bob", "carol"]
    assert sorted(room.name for room in state.rooms) == ["Attic", "Hall", "Lobby"]
    assert {member.room_id for member in state.memberships} == {attic, hall.removeprefix("room:")}
    mine = {f"user:{stage.id('bob')}", "directory", hall, f"room:{attic}"}
    assert set(state.positions) == mine
    assert f"room:{public}" not in mine
    assert state.positions[hall].offset == 8
    assert state.positions[hall].epoch == stage.w.store.epoch
    everything = await stage.ask("bob", GetEvents(positions={name: Place() for name in mine}))
    assert {name: found.position for name, found in everything.streams.items()} == state.positions


async def test_what_was_missed_comes_in_order(stage: Stage, hall: str) -> None:
    found = await events(stage, "alice", hall, offset=6)
    assert [event.offset for event in found.events] == [7, 8]
    assert [json.loads(bytes(event.data))["message"]["content"] for event in found.events] == ["3", "4"]
    assert (found.position.offset if found.position else None, found.more, found.snapshot) == (
        8,
        False,
        False,
    )
    nothing = await events(stage, "alice", hall, offset=8)
    assert (nothing.events, nothing.more, nothing.snapshot) == ([], False, False)
    assert nothing.position == found.position


async def test_a_place_that_is_none_of_this_log_starts_over(stage: Stage, hall: str) -> None:
    top = (await events(stage, "alice", hall)).position
    assert top is not None
    good = {"epoch": top.epoch, "offset": top.offset, "tag": top.tag}
    assert not (await events(stage, "alice", hall, **good)).snapshot
    for wrong in ({"epoch": "another"}, {"offset": 9}, {"tag": "ffffffff"}, {"offset": 2**53}):
        found = await events(stage, "alice", hall, **{**good, **wrong})
        assert (found.snapshot, found.events, found.position) == (True, [], top), wrong
    early = await events(stage, "alice", hall, epoch=top.epoch, offset=3, tag="ffffffff")
    assert early.snapshot


async def test_what_has_been_trimmed_starts_over(stage: Stage, hall: str) -> None:
    async def forget(tx: Any) -> None:
        await tx.events.rows.run('DELETE FROM events WHERE stream = $1 AND "offset" <= 3', hall)

    await stage.w.store.write(forget)
    assert (await events(stage, "alice", hall, offset=2)).snapshot
    found = await events(stage, "alice", hall, offset=3)
    assert (found.snapshot, [event.offset for event in found.events]) == (False, [4, 5, 6, 7, 8])


async def test_pages_are_bounded_by_count_and_bytes_and_go_on(
    stage: Stage, hall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit, value in (("PAGE_EVENTS", 2), ("PAGE_BYTES", 1200)):
        with monkeypatch.context() as bound:
            bound.setattr(sync, limit, value)
            place = {"epoch": "", "offset": 0, "tag": None}
            offsets: list[int] = []
            pages = 0
            while True:
                found = await events(stage, "alice", hall, **place)
                assert not found.snapshot
                assert found.position is not None
                offsets += [event.offset for event in found.events]
                pages += 1
                place = {
                    "epoch": found.position.epoch,
                    "offset": found.position.offset,
                    "tag": found.position.tag,
                }
                if not found.more:
                    break
            assert offsets == [1, 2, 3, 4, 5, 6, 7, 8]
            assert 3 <= pages <= 7


async def test_the_bytes_are_for_the_whole_answer(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many streams are asked for; those that had no room say that there is more."""
    rooms = [await stage.room("alice", f"Room {number}") for number in range(10)]
    for room_id in rooms:
        await stage.do("alice", SendMessage(room_id=room_id, content="x" * 1000))
    monkeypatch.setattr(sync, "PAGE_BYTES", 3500)
    places = {f"room:{room_id}": Place() for room_id in rooms}
    seen: dict[str, list[int]] = {stream: [] for stream in places}
    for _ in range(10):
        page = await stage.ask("alice", GetEvents(positions=places))
        size = sum(len(bytes(event.data)) for found in page.streams.values() for event in found.events)
        assert 0 < size < 3500 + 2000
        for stream, found in page.streams.items():
            seen[stream] += [event.offset for event in found.events]
            places[stream] = Place(
                epoch=found.position.epoch, offset=found.position.offset, tag=found.position.tag
            )
        places = {stream: place for stream, place in places.items() if page.streams[stream].more}
        if not places:
            break
    assert seen == {f"room:{room_id}": [1, 2] for room_id in rooms}


async def test_what_does_not_fit_is_not_even_read(
    stage: Stage, hall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that is full costs nothing more, whoever asks for how much."""
    monkeypatch.setattr(sync, "PAGE_BYTES", 1)
    asked: list[tuple[str, int]] = []
    read = EventQueries.after

    async def noting(self: EventQueries, stream: str, offset: int, limit: int) -> Any:
        asked.append((stream, limit))
        return await read(self, stream, offset, limit)

    monkeypatch.setattr(EventQueries, "after", noting)
    mine = f"user:{stage.id('alice')}"
    page = await stage.ask("alice", GetEvents(positions={hall: Place(), mine: Place(), "directory": Place()}))
    assert len(page.streams[hall].events) == 1
    assert (page.streams[mine].events, page.streams[mine].more) == ([], True)
    assert max(limit for stream, limit in asked if stream == mine) <= 1


async def test_nobody_outside_sees_a_private_rooms_log(stage: Stage, hall: str) -> None:
    """Neither its events nor that it is there, whatever the stream is called."""
    attic = await stage.room("alice", "Attic", "bob", kind="private")
    stream = f"room:{attic}"
    await stage.enter("moderator", groups=("moderators",))
    await stage.enter("admin", groups=("admins",))
    assert not (await events(stage, "bob", stream)).denied
    others = [
        f"user:{stage.id('alice')}",
        f"room:{attic[:-1]}0",
        "room:",
        "user:",
        "",
        "room:%",
        stream.upper(),
    ]
    for who in ("carol", "moderator", "admin"):
        page = await stage.ask(who, GetEvents(positions={one: Place() for one in (stream, hall, *others)}))
        assert [one for one, found in page.streams.items() if not found.denied] == [hall]
        assert (page.streams[stream].events, page.streams[stream].position) == ([], None)
        snapshot = await stage.ask(who, GetSnapshot())
        assert [f"room:{room.id}" for room in snapshot.rooms] == [hall]
        assert stream not in snapshot.positions
