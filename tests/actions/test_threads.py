"""Threads and quotes: where a message may be put, what is told and counted, what a deletion leaves."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.stage import Stage, everything

from collabd.actions import retention
from collabd.actions.commands import fingerprint
from collabd.domain.errors import Code
from collabd.domain.ids import new_id
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage, ListMessages, SendMessage
from collabd.domain.rooms import DeleteRoom, GetRoom
from collabd.domain.threads import ListReplies


@pytest.fixture
async def hall(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def timeline(stage: Stage, room_id: str) -> list[str]:
    page = await stage.ask("carol", ListMessages(room_id=room_id))
    return [message.content for message in page.items if message.message_type == "TEXT"]


async def below(stage: Stage, first: Any, **page: Any) -> list[str]:
    found = await stage.ask("carol", ListReplies(message_id=first.id, **page))
    return [message.content for message in found.items]


async def counted(stage: Stage, first: Any) -> tuple[int, str | None]:
    message = await stage.ask("carol", GetMessage(message_id=first.id))
    return message.reply_count, message.last_reply_at


async def test_a_reply_stands_below_its_message_and_not_in_the_timeline(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "shall we?")
    assert (first.thread_id, first.reply_count, first.last_reply_at) == (None, 0, None)
    stage.forget()
    reply = await stage.reply("bob", first, "let us")
    assert reply.thread_id == first.id
    await stage.say("alice", hall, "elsewhere")
    assert await timeline(stage, hall) == ["shall we?", "elsewhere"]
    assert await below(stage, first) == ["let us"]
    assert await counted(stage, first) == (1, reply.created_at)
    assert stage.told() == [
        "room:Hall message.created",
        "user:bob thread.followed",
        "user:alice thread.followed",
        "user:alice notification.created",
        "room:Hall message.created",
    ]
    assert (await stage.ask("alice", GetRoom(room_id=hall))).room.message_count == 3, "a reply is a message"


async def test_the_event_tells_how_the_thread_stands(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "shall we?")
    one, two = [await stage.reply("bob", first, word) for word in ("one", "two")]
    await stage.do("bob", DeleteMessage(message_id=two.id))
    await stage.do("bob", DeleteMessage(message_id=one.id))
    created = [event["thread"] for event in stage.events("message.created")]
    assert created == [
        None,
        None,
        {"id": first.id, "replyCount": 1, "lastReplyAt": one.created_at},
        {"id": first.id, "replyCount": 2, "lastReplyAt": two.created_at},
    ]
    assert [event["thread"] for event in stage.events("message.deleted")] == [
        {"id": first.id, "replyCount": 1, "lastReplyAt": one.created_at},
        {"id": first.id, "replyCount": 0, "lastReplyAt": None},
    ]
    assert await counted(stage, first) == (0, None)
    assert await below(stage, first) == ["", ""], "their tombstones stay"


async def test_deleting_a_reply_twice_counts_once(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "shall we?")
    reply = await stage.reply("bob", first, "let us")
    await stage.reply("bob", first, "really")
    for _ in range(2):
        await stage.do("bob", DeleteMessage(message_id=reply.id))
    assert (await counted(stage, first))[0] == 1


async def test_replies_stay_readable_below_a_tombstone(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "shall we?")
    reply = await stage.reply("bob", first, "let us")
    deleted = (await stage.do("alice", DeleteMessage(message_id=first.id))).message
    assert (deleted.content, deleted.reply_count, deleted.last_reply_at) == ("", 1, reply.created_at)
    page = await stage.ask("carol", ListReplies(message_id=first.id))
    assert (page.first, [message.content for message in page.items]) == (deleted, ["let us"])
    refused = await stage.refused("bob", SendMessage(room_id=hall, content="but", thread_id=first.id))
    assert (refused.code, refused.details["record"]) == (Code.GONE, deleted)
    gone = (await stage.do("bob", DeleteMessage(message_id=reply.id))).message
    assert gone.thread_id == first.id
    assert await counted(stage, first) == (0, None)


async def test_pages_of_replies_go_both_ways_and_end(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "count")
    for number in range(5):
        await stage.reply("bob", first, str(number))
        await stage.say("bob", hall, "between")
    page = await stage.ask("alice", ListReplies(message_id=first.id, limit=2))
    assert ([message.content for message in page.items], page.is_followed) == (["3", "4"], True)
    assert page.position.stream == f"room:{hall}"
    assert await below(stage, first, limit=2, before=page.next) == ["1", "2"]
    last = await stage.ask("carol", ListReplies(message_id=first.id, limit=3, before=page.next))
    assert ([message.content for message in last.items], last.next, last.is_followed) == (
        ["0", "1", "2"],
        None,
        False,
    )
    assert await below(stage, first, limit=2, after="0") == ["0", "1"]
    assert await below(stage, first, limit=2, after=str(last.items[-1].offset)) == ["3", "4"]
    refused = await stage.refused("bob", ListReplies(message_id=first.id, before="x"))
    assert (refused.code, refused.field) == (Code.INVALID, "before")


async def test_a_quote_names_its_message(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "shall we?")
    reply = await stage.reply("alice", first, "or not?")
    for quoted in (first, reply):
        command = SendMessage(room_id=hall, content="that", reply_to_id=quoted.id)
        message = (await stage.do("bob", command)).message
        assert (message.reply_to_id, message.thread_id) == (quoted.id, None)
        assert stage.events("message.created")[-1]["message"]["replyToId"] == quoted.id
    inside = SendMessage(room_id=hall, content="that", reply_to_id=reply.id, thread_id=first.id)
    assert (await stage.do("bob", inside)).message.reply_to_id == reply.id
    assert await timeline(stage, hall) == ["shall we?", "that", "that"]
    await stage.do("alice", DeleteMessage(message_id=first.id))
    assert (await stage.ask("bob", GetMessage(message_id=message.id))).reply_to_id == reply.id


@pytest.mark.parametrize("field", ["reply_to_id", "thread_id"])
async def test_what_cannot_be_referred_to_is_refused(stage: Stage, hall: str, field: str) -> None:
    attic = await stage.room("alice", "Attic", kind="private")
    lobby = await stage.room("carol", "Lobby")
    hidden = await stage.say("alice", attic, "secret")
    foreign = await stage.say("carol", lobby, "elsewhere")
    buried = await stage.say("alice", hall, "regret")
    await stage.do("alice", DeleteMessage(message_id=buried.id))
    name = {"reply_to_id": "replyToId", "thread_id": "threadId"}[field]
    stage.forget()
    for target, expected in (
        (new_id(stage.w.clock.now), (Code.NOT_FOUND, None)),
        (hidden.id, (Code.NOT_FOUND, None)),
        (foreign.id, (Code.INVALID, name)),
        (buried.id, (Code.GONE, None)),
    ):
        refused = await stage.refused(
            "bob",
            SendMessage(room_id=hall, content="x", **{field: target}),  # type: ignore[arg-type]
        )
        assert (refused.code, refused.field) == expected
    assert stage.told() == []


async def test_a_reply_is_no_thread(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "shall we?")
    reply = await stage.reply("bob", first, "let us")
    refused = await stage.refused("bob", SendMessage(room_id=hall, content="x", thread_id=reply.id))
    assert (refused.code, refused.field) == (Code.INVALID, "threadId")


async def test_a_repeat_adds_no_reply(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "shall we?")
    name = new_id(stage.w.clock.now)
    command = SendMessage(id=name, room_id=hall, content="let us", thread_id=first.id, reply_to_id=first.id)
    sent = await stage.do("bob", command)
    stage.forget()
    assert await stage.do("bob", command) == sent
    assert stage.told() == []
    assert (await counted(stage, first))[0] == 1
    elsewhere = await stage.refused("bob", SendMessage(id=name, room_id=hall, content="let us"))
    assert elsewhere.code is Code.CONFLICT, "the same words in another place are another command"


def test_a_command_of_the_time_before_threads_is_known_again() -> None:
    """Outcomes are kept for weeks: an upgrade must not make a conflict of a repeat."""
    name = "019fd5b2-7c00-7abc-8def-000000000001"
    command = SendMessage(id=name, room_id=name, content="hello")
    assert fingerprint("message.send", command).hex() == "86691f6cff963b2c208a4a2a0a26d9ea"


async def test_an_edit_keeps_the_place_and_the_count(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "shal we?")
    reply = await stage.reply("bob", first, "let us")
    edit = EditMessage(message_id=first.id, content="shall we?", content_version=1)
    edited = (await stage.do("alice", edit)).message
    assert (edited.reply_count, edited.last_reply_at) == (1, reply.created_at)
    better = EditMessage(message_id=reply.id, content="let's", content_version=1)
    assert (await stage.do("bob", better)).message.thread_id == first.id
    assert await below(stage, first) == ["let's"]


async def test_an_event_from_before_threads_can_be_redacted(stage: Stage, hall: str) -> None:
    message = await stage.say("alice", hall, "regret")

    async def age(tx: Any) -> None:
        await tx.events.rows.run(
            """
            UPDATE events
            SET    body = json_remove(body, '$.thread', '$.message.replyToId', '$.message.threadId',
                                      '$.message.replyCount', '$.message.lastReplyAt')
            WHERE  record_id = $1
            """,
            message.id,
        )

    await stage.w.store.write(age)
    await stage.do("alice", DeleteMessage(message_id=message.id))
    rows = await stage.w.store.read(everything, "events")
    assert not any("regret" in str(row) for row in rows)


async def test_a_purged_room_leaves_no_thread(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "shall we?")
    await stage.reply("bob", first, "let us")
    await stage.do("alice", DeleteRoom(room_id=hall))
    while await stage.w.store.write(retention.purge_deleted_room):
        pass
    for table in ("messages", "thread_follows", "rooms"):
        assert await stage.w.store.read(everything, table) == []
