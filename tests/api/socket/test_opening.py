"""What a connect is given is the same from memory as from the log, whatever was edited or deleted."""

from __future__ import annotations

import random

import msgspec
from tests.support.accounts import session
from tests.support.stage import Stage
from tests.support.stores import World

from collabd.actions import sessions
from collabd.api.socket.opening import TOGETHER_SECONDS, Opened, Wish, open_connections
from collabd.domain.drafts import SaveDraft
from collabd.domain.effects import Appended
from collabd.domain.messages import DeleteMessage, EditMessage
from collabd.domain.streams import room_stream, user_stream
from collabd.domain.sync import Place
from collabd.live.recent import Recent

LIMITS = (300, 512 * 1024)
SEED = 20261122


async def town(w: World) -> tuple[Stage, str]:
    """Alice and bob in a room; bob has a session."""
    stage = Stage(w)
    await stage.enter("alice", "bob")
    room_id = await stage.room("alice", "Hall", "bob")
    await w.store.write(sessions.open_session, stage.id("bob"), session("bob's"))
    return stage, room_id


async def opened(w: World, places: dict[str, Place], recent: Recent | None) -> Opened:
    """How bob's connect begins, with what is held in memory or without."""
    held = {} if recent is None else {name: recent.above(name, at.offset, 300) for name, at in places.items()}
    [found] = await w.store.read(open_connections, [Wish("bob's", places, held, True)], *LIMITS)
    assert found is not None
    return found


async def test_memory_says_what_the_log_says(w: World) -> None:
    dice = random.Random(SEED)
    stage, room_id = await town(w)
    recent, taken, given, version = Recent(), 0, 0, 0
    messages = [await stage.say("alice", room_id, "the first")]
    streams = (room_stream(room_id), user_stream(stage.id("bob")))
    for step in range(60):
        message = dice.choice(messages)
        match dice.randrange(5):
            case 0 | 1:
                messages.append(await stage.say("alice", room_id, f"secret {step}"))
            case 2:
                seen = message.content_version
                edit = EditMessage(message_id=message.id, content=f"new {step}", content_version=seen)
                messages[messages.index(message)] = (await stage.do("alice", edit)).message
            case 3 if len(messages) > 1:
                messages.remove(message)
                await stage.do("alice", DeleteMessage(message_id=message.id))
            case _:
                text = "" if step % 3 else f"draft {step}"
                saved = await stage.do("bob", SaveDraft(room_id=room_id, content=text, version=version))
                version = saved.draft.version if saved.draft else version
        late = dice.randrange(3)  # effects that are still on their way to the hub
        for effect in w.effects[taken : max(taken, len(w.effects) - late)]:
            recent.take(effect)
        taken = max(taken, len(w.effects) - late)
        told = [one.position for one in w.effects if isinstance(one, Appended)]
        places = {
            name: Place(offset=dice.choice([0, *(at.offset for at in told if at.stream == name)][-6:]))
            for name in streams
        }
        from_memory, from_log = [await opened(w, places, kept) for kept in (recent, None)]
        assert msgspec.json.encode(from_memory) == msgspec.json.encode(from_log), (SEED, step)
        given += any(recent.above(name, at.offset, 300) for name, at in places.items())
    assert given > 20, "memory had something to say"


async def test_those_who_wait_for_much_are_read_another_time(w: World) -> None:
    _, room_id = await town(w)
    wish = Wish("bob's", {room_stream(room_id): Place(offset=0)}, {}, True)
    ticks = iter([0.0, TOGETHER_SECONDS / 2, TOGETHER_SECONDS + 0.1])
    found = await w.store.read(open_connections, [wish] * 5, *LIMITS, lambda: next(ticks))
    assert len(found) == 2


async def test_who_follows_no_rooms_is_told_of_none(w: World) -> None:
    stage, room_id = await town(w)
    wishes = [Wish("bob's", {}, {}, rooms) for rooms in (False, True)]
    none, joined = await w.store.read(open_connections, wishes, *LIMITS)
    assert none is not None
    assert joined is not None
    assert set(none.tops) == {user_stream(stage.id("bob")), "directory"}
    assert set(joined.tops) == {*none.tops, room_stream(room_id)}
