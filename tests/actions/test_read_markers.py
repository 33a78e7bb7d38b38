"""Read markers and what is unread above them: forward by reading, back only by saying so, one's own alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.support.stage import Stage, everything

from collabd.assets import migrations_folder
from collabd.domain.errors import Code
from collabd.domain.members import AddMember, RemoveMember
from collabd.domain.messages import DeleteMessage
from collabd.domain.reactions import AddReaction
from collabd.domain.read_markers import (
    GREATEST_UNREAD,
    MarkAllRead,
    MarkRead,
    MarkUnread,
    MovedMarker,
    UndoMarkAllRead,
)
from collabd.domain.rooms import DeleteRoom, GetRoom, JoinRoom, LeaveRoom, ListRooms
from collabd.domain.sync import GetSnapshot
from collabd.store.migrate import migrate, migrations_in


@pytest.fixture
async def hall(stage: Stage) -> str:
    """A room of alice and bob."""
    return await stage.room("alice", "Hall", "bob")


async def unread(stage: Stage, who: str, room_id: str) -> int:
    """What is unread, as all three places tell it."""
    (listed,) = [one for one in (await stage.ask(who, ListRooms())).unread if one.room_id == room_id]
    state = await stage.ask(who, GetSnapshot())
    (started,) = [one for one in state.unread if one.room_id == room_id]
    assert listed == started == (await stage.ask(who, GetRoom(room_id=room_id))).unread
    assert started.position == state.positions[f"room:{room_id}"]
    return int(listed.unread)


async def test_nothing_is_unread_for_a_newcomer_and_then_what_others_say(stage: Stage, hall: str) -> None:
    await stage.say("alice", hall, "before carol came")
    await stage.do("carol", JoinRoom(room_id=hall))
    assert [await unread(stage, who, hall) for who in ("alice", "bob", "carol")] == [0, 1, 0]
    await stage.say("carol", hall, "hello")
    await stage.say("bob", hall, "welcome")
    assert [await unread(stage, who, hall) for who in ("alice", "bob", "carol")] == [2, 2, 1]
    added = stage.events("membership.added")[-1]
    assert added["marker"] == {"roomId": hall, "lastReadOffset": 4, "markerVersion": 0}


async def test_who_is_brought_in_has_nothing_unread_either(stage: Stage, hall: str) -> None:
    await stage.say("alice", hall, "before")
    await stage.do("alice", AddMember(room_id=hall, user_id=stage.id("carol")))
    assert await unread(stage, "carol", hall) == 0


async def test_only_live_messages_count(stage: Stage, hall: str) -> None:
    first, second = [await stage.say("alice", hall, text) for text in ("one", "two")]
    await stage.do("alice", AddReaction(message_id=first.id, emoji="👍"))
    assert await unread(stage, "bob", hall) == 2
    await stage.do("alice", DeleteMessage(message_id=second.id))
    assert await unread(stage, "bob", hall) == 1


async def test_replies_do_not_count(stage: Stage, hall: str) -> None:
    """They lie between the room's messages in its stream, yet a thread is read by itself."""
    first = await stage.say("alice", hall, "shall we?")
    reply = await stage.reply("alice", first, "or not?")
    assert await unread(stage, "bob", hall) == 1
    await stage.do("bob", MarkRead(room_id=hall, offset=first.offset))
    assert await unread(stage, "bob", hall) == 0
    assert (await stage.do("bob", MarkAllRead())).moved == [], "nothing there is unread"
    await stage.say("alice", hall, "well?")
    assert await unread(stage, "bob", hall) == 1
    refused = await stage.refused("bob", MarkUnread(room_id=hall, message_id=reply.id))
    assert (refused.code, refused.field) == (Code.INVALID, "messageId")
    await stage.do("alice", DeleteMessage(message_id=reply.id))
    assert await unread(stage, "bob", hall) == 1


async def test_reading_moves_the_marker_and_tells_ones_own_devices_only(stage: Stage, hall: str) -> None:
    first, second = [await stage.say("alice", hall, text) for text in ("one", "two")]
    stage.forget()
    read = await stage.do("bob", MarkRead(room_id=hall, offset=first.offset, marker_version=0))
    assert read.marker.last_read_offset == first.offset
    assert read.position.stream == f"user:{stage.id('bob')}"
    assert stage.told() == ["user:bob readMarker.moved"]
    assert await unread(stage, "bob", hall) == 1
    await stage.do("bob", MarkRead(room_id=hall, offset=second.offset))
    assert await unread(stage, "bob", hall) == 0
    assert stage.events("readMarker.moved")[-1]["markers"] == [
        {
            "roomId": hall,
            "lastReadOffset": second.offset,
            "markerVersion": 0,
            "previousOffset": first.offset,
        }
    ]


async def test_reading_moves_forward_only(stage: Stage, hall: str) -> None:
    first, second = [await stage.say("alice", hall, text) for text in ("one", "two")]
    read = await stage.do("bob", MarkRead(room_id=hall, offset=second.offset))
    stage.forget()
    for offset in (first.offset, second.offset, 0):
        again = await stage.do("bob", MarkRead(room_id=hall, offset=offset))
        assert (again.marker, again.position) == (read.marker, None)
    assert stage.told() == []


async def test_nobody_has_read_what_was_not_said(stage: Stage, hall: str) -> None:
    head = (await stage.say("alice", hall, "one")).offset
    refused = await stage.refused("bob", MarkRead(room_id=hall, offset=head + 1))
    assert (refused.code, refused.field) == (Code.INVALID, "offset")
    assert (await stage.do("bob", MarkRead(room_id=hall, offset=head))).position is not None
    refused = await stage.refused("bob", MarkUnread(room_id=hall, offset=head + 2))
    assert (refused.code, refused.field) == (Code.INVALID, "offset")
    await stage.say("alice", hall, "two")
    refused = await stage.refused("bob", MarkAllRead(offsets={hall: head + 5}))
    assert (refused.code, refused.field) == (Code.INVALID, "offsets")


async def test_unread_from_here_holds_against_a_late_word(stage: Stage, hall: str) -> None:
    said = [await stage.say("alice", hall, text) for text in ("one", "two", "three")]
    await stage.do("bob", MarkRead(room_id=hall, offset=said[2].offset))
    back = await stage.do("bob", MarkUnread(room_id=hall, message_id=said[1].id))
    assert (back.marker.last_read_offset, back.marker.marker_version) == (said[1].offset - 1, 1)
    assert await unread(stage, "bob", hall) == 2
    late = await stage.do("bob", MarkRead(room_id=hall, offset=said[2].offset, marker_version=0))
    assert (late.marker, late.position) == (back.marker, None)
    assert await unread(stage, "bob", hall) == 2
    await stage.do("bob", MarkRead(room_id=hall, offset=said[2].offset, marker_version=1))
    assert await unread(stage, "bob", hall) == 0


async def test_unread_from_here_again_still_raises_the_version(stage: Stage, hall: str) -> None:
    """What was read before it was said again must not undo it, though the place is the same."""
    message = await stage.say("alice", hall, "one")
    marks = [await stage.do("bob", MarkUnread(room_id=hall, message_id=message.id)) for _ in range(2)]
    assert [mark.marker.marker_version for mark in marks] == [1, 2]


async def test_a_message_of_another_room_is_none_of_this(stage: Stage, hall: str) -> None:
    other = await stage.say("alice", await stage.room("alice", "Lobby", "bob"), "elsewhere")
    refused = await stage.refused("bob", MarkUnread(room_id=hall, message_id=other.id))
    assert refused.code is Code.NOT_FOUND


async def test_leaving_takes_the_marker_along(stage: Stage, hall: str) -> None:
    await stage.say("alice", hall, "one")
    await stage.do("bob", MarkUnread(room_id=hall, offset=1))
    await stage.do("bob", LeaveRoom(room_id=hall))
    assert (await stage.ask("bob", GetRoom(room_id=hall))).unread is None
    assert (await stage.ask("bob", GetSnapshot())).unread == []
    assert (await stage.refused("bob", MarkRead(room_id=hall, offset=1))).code is Code.FORBIDDEN
    await stage.do("bob", JoinRoom(room_id=hall))
    (fresh,) = (await stage.ask("bob", GetSnapshot())).unread
    assert (fresh.unread, fresh.marker_version) == (0, 0)
    await stage.do("alice", RemoveMember(room_id=hall, user_id=stage.id("bob")))
    await stage.do("alice", DeleteRoom(room_id=hall))
    assert await stage.w.store.read(everything, "read_markers") == []
    assert (await stage.refused("alice", MarkRead(room_id=hall, offset=1))).code is Code.NOT_FOUND


async def test_all_rooms_at_once_by_one_event_and_back(stage: Stage, hall: str) -> None:
    attic = await stage.room("alice", "Attic", "bob", kind="private")
    quiet = await stage.room("alice", "Quiet", "bob")
    for room_id in (hall, hall, attic):
        await stage.say("alice", room_id, "news")
    stage.forget()
    done = await stage.do("bob", MarkAllRead())
    assert {one.room_id for one in done.moved} == {hall, attic}, "where nothing is unread, nothing moves"
    assert stage.told() == ["user:bob readMarker.moved"]
    assert [await unread(stage, "bob", room_id) for room_id in (hall, attic, quiet)] == [0, 0, 0]
    await stage.say("alice", hall, "meanwhile")
    undone = await stage.do("bob", UndoMarkAllRead(markers=done.moved))
    assert [await unread(stage, "bob", room_id) for room_id in (hall, attic)] == [3, 1]
    assert {one.marker_version for one in undone.moved} == {1}
    assert all(told.startswith("user:bob ") for told in stage.told() if "readMarker" in told)


async def test_what_arrived_unseen_stays_unread(stage: Stage, hall: str) -> None:
    """A client names how far it knows each room; what it did not know of is not read."""
    lobby = await stage.room("alice", "Lobby", "bob")
    seen = await stage.say("alice", hall, "seen")
    for room_id in (hall, lobby):
        await stage.say("alice", room_id, "on its way")
    done = await stage.do("bob", MarkAllRead(offsets={hall: seen.offset, stage.id("carol"): 7}))
    assert [(one.room_id, one.last_read_offset) for one in done.moved] == [(hall, seen.offset)]
    assert [await unread(stage, "bob", room_id) for room_id in (hall, lobby)] == [1, 1]


async def test_an_undo_leaves_alone_what_has_moved_since(stage: Stage, hall: str) -> None:
    attic = await stage.room("alice", "Attic", "bob")
    for room_id in (hall, attic):
        await stage.say("alice", room_id, "news")
    done = await stage.do("bob", MarkAllRead())
    newer = await stage.say("alice", hall, "more")
    await stage.do("bob", MarkRead(room_id=hall, offset=newer.offset))
    undone = await stage.do("bob", UndoMarkAllRead(markers=done.moved))
    assert [one.room_id for one in undone.moved] == [attic]
    assert await unread(stage, "bob", hall) == 0
    again = await stage.do("bob", UndoMarkAllRead(markers=done.moved))
    assert (again.moved, again.position) == ([], None)


async def test_an_undo_moves_nothing_forward_and_nobody_elses(stage: Stage, hall: str) -> None:
    message = await stage.say("alice", hall, "news")
    (mine,) = (await stage.ask("bob", GetSnapshot())).unread
    forged = MovedMarker(
        room_id=hall,
        last_read_offset=mine.last_read_offset,
        marker_version=0,
        previous_offset=message.offset,
    )
    for who in ("bob", "carol"):
        assert (await stage.do(who, UndoMarkAllRead(markers=[forged, forged]))).moved == []
    assert await unread(stage, "bob", hall) == 1


async def test_a_repeat_tells_what_was_moved_then(stage: Stage, hall: str) -> None:
    """A lost reply must not cost the undo."""
    await stage.say("alice", hall, "news")
    command = msgspec.structs.replace(MarkAllRead(), command_id=stage.people["carol"].actor.session_id)
    first = await stage.do("bob", command)
    await stage.do("bob", MarkUnread(room_id=hall, offset=1))
    assert await stage.do("bob", command) == first
    assert len(first.moved) == 1


async def test_so_many_are_counted_and_no_more(stage: Stage, hall: str) -> None:
    await stage.send_away()

    async def fill(tx: Any) -> None:
        await tx.events.rows.run(
            """
            INSERT INTO messages (id, room_id, "offset", author_id, author_name, content, message_type,
                                  created_at, updated_at)
            WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 1300)
            SELECT 'flood-' || i, $1, i, $2, 'Alice', 'x', 'TEXT', 0, 0 FROM n
            """,
            hall,
            stage.id("alice"),
        )

    await stage.w.store.write(fill)
    assert await unread(stage, "bob", hall) == GREATEST_UNREAD


OLD = """
    INSERT INTO users VALUES ('u', 'u', 'u', 'U', 'u', 'u', 'x', 0, 0, NULL);
    INSERT INTO rooms (id, kind, name, description, created_by, last_activity, created_at, updated_at)
    VALUES ('talk', 'public', 'Talk', '', 'u', 0, 0, 0), ('mute', 'public', 'Mute', '', 'u', 0, 0, 0);
    INSERT INTO members VALUES ('talk', 'u', 'owner', 0), ('mute', 'u', 'owner', 0);
    INSERT INTO streams VALUES ('room:talk', 12, '00000000');
"""


def test_who_was_a_member_before_there_were_markers_has_nothing_unread(tmp_path: Path) -> None:
    steps = migrations_in(migrations_folder())
    number = next(step.number for step in steps if step.name == "0005_read_markers.sql")
    path = tmp_path / "collabd.sqlite3"
    migrate(path, steps[: number - 1])
    with closing(sqlite3.connect(path)) as file:
        file.executescript(OLD)
    migrate(path, steps)
    with closing(sqlite3.connect(path)) as file:
        markers = file.execute(
            "SELECT room_id, last_read_offset, marker_version FROM read_markers"
        ).fetchall()
    assert sorted(markers) == [("mute", 0, 0), ("talk", 12, 0)]
