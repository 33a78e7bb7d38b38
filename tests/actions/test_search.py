"""People find what they may read, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.stage import Stage
from tests.support.stores import raw
from tests.support.uploads import uploaded

from collabd.actions import retention
from collabd.actions.context import Transaction
from collabd.domain.members import RemoveMember
from collabd.domain.messages import DeleteMessage, EditMessage, SendMessage
from collabd.domain.pins import PinMessage, UnpinMessage
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.rooms import DeleteRoom, LeaveRoom, UpdateRoom
from collabd.domain.search import QUERY_LETTERS, SearchMessages, SearchPage
from collabd.store.queries import search, search_volumes
from collabd.store.queries.search_volumes import VOLUMES

DAY = 24 * 3600 * 1000


async def page(stage: Stage, who: str, q: str, limit: int = 50, before: str | None = None) -> SearchPage:
    found: SearchPage = await stage.ask(who, SearchMessages(q=q, limit=limit, before=before))
    return found


async def found(stage: Stage, who: str, q: str) -> list[str]:
    """What the messages say that somebody finds, the newest first."""
    return [hit.message.content for hit in (await page(stage, who, q)).items]


@pytest.fixture
async def hall(stage: Stage) -> str:
    """A public room of alice's and bob's, in which something has been said."""
    room_id = await stage.room("alice", "The Hall", "bob")
    said = (
        "The gate is open",
        "Progress: see https://example.org/gate_house",
        "東京都に行きました",
        "Crème brûlée 🎉",
    )
    for content in said:
        await stage.say("bob", room_id, content)
    return room_id


@pytest.mark.parametrize(
    ("q", "numbers"),
    [
        ("gate", [1, 0]),
        ("GATES", []),
        ("ga", [1, 0]),
        ("ogres", [1]),
        ("is op", [0]),
        ('"gate is"', [0]),
        ('"is gate"', []),
        ("gate progress", [1]),
        ("house", [1]),
        ("gate_house", [1]),
        ("example.org/gate", [1]),
        ("京都", [2]),
        ("都京", []),
        ("行", [2]),
        ("creme", [3]),
        ("BRÛLÉE", [3]),
        ("🎉", [3]),
        ("absent", []),
        ("?!", []),
        ("has:link", [1]),
        ("has:link open", []),
        ("from:bob gate", [1, 0]),
        ("from:Bob in:#the-hall open", [0]),
        ('from:alice in:"the hall"', []),
        ("from:nobody gate", []),
        ("in:nowhere gate", []),
        ("open OR progress", []),
        ("gate NOT open", []),
        ("content:gate", []),
        ("scope:public", []),
        ("public", []),
    ],
)
async def test_what_is_found(stage: Stage, hall: str, q: str, numbers: Sequence[int]) -> None:
    said = [
        "The gate is open",
        "Progress: see https://example.org/gate_house",
        "東京都に行きました",
        "Crème brûlée 🎉",
    ]
    assert await found(stage, "alice", q) == [said[number] for number in numbers]


async def test_what_was_found_is_marked_in_its_excerpt(stage: Stage, hall: str) -> None:
    (hit,) = (await page(stage, "alice", "gate open")).items
    assert [(piece.text, piece.is_hit) for piece in hit.excerpt] == [
        ("The ", False),
        ("gate", True),
        (" is ", False),
        ("open", True),
    ]


@pytest.mark.parametrize("looked_up", [search.LOOKED_UP, 1], ids=["one by one", "by the index"])
async def test_only_those_who_may_read_a_room_find_what_is_said_in_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, looked_up: int
) -> None:
    monkeypatch.setattr(search, "LOOKED_UP", looked_up)
    private = await stage.room("alice", "Vault", "bob", kind="private")
    public = await stage.room("alice", "Square")
    await stage.say("alice", private, "treasure below")
    await stage.say("alice", public, "treasure above")
    await stage.enter("mod", groups=("moderators", "admins"))
    for who in ("alice", "bob"):
        assert await found(stage, who, "treasure") == ["treasure above", "treasure below"]
        assert await found(stage, who, f"in:{private} treasure") == ["treasure below"]
    for who in ("carol", "mod"):
        assert await found(stage, who, "treasure") == ["treasure above"], "neither name nor content"
        for q in ("in:vault treasure", f"in:{private}", "below", "elow", "belo", '"treasure below"'):
            assert await found(stage, who, q) == [], q
    await stage.do("alice", RemoveMember(room_id=private, user_id=stage.id("bob")))
    assert await found(stage, "bob", "below") == []
    await stage.do("alice", LeaveRoom(room_id=public))
    assert await found(stage, "alice", "above") == ["treasure above"], "a public room is read by anyone"


async def test_a_deleted_room_is_not_searched_before_nor_after_its_purge(stage: Stage) -> None:
    gone = await stage.room("alice", "Gone", "bob")
    stays = await stage.room("alice", "Stays", "bob")
    await stage.say("alice", stays, "gate 0")
    for number in range(1, 8):
        await stage.say("alice", gone, f"gate {number}")
    assert len(await found(stage, "bob", "gate")) == 8
    await stage.do("alice", DeleteRoom(room_id=gone))
    hidden = await page(stage, "bob", "gate", limit=2)
    assert [hit.message.content for hit in hidden.items] == ["gate 0"]
    while await stage.w.store.write(retention.purge_deleted_room):
        pass
    assert await indexed(stage) == 1
    assert await found(stage, "bob", "gate") == ["gate 0"]


async def indexed(stage: Stage) -> int:
    """How many messages the index holds."""

    async def count(tx: Transaction) -> int:
        return sum(raw(tx).execute(f"SELECT count(*) FROM {volume}").fetchone()[0] for volume in VOLUMES)

    return await stage.w.store.write(count)


async def test_edits_and_deletions_are_found_at_once(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "the old wording")
    edit = EditMessage(message_id=message.id, content="a new phrase", content_version=1)
    assert (await stage.do("bob", edit)).message.content == "a new phrase"
    assert await found(stage, "alice", "wording") == []
    assert await found(stage, "alice", "phrase") == ["a new phrase"]
    await stage.do("bob", DeleteMessage(message_id=message.id))
    assert await found(stage, "alice", "phrase") == []


async def test_what_a_message_has_is_found_as_long_as_it_has_it(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "look at this")
    assert await found(stage, "alice", "has:pin") == []
    await stage.do("alice", PinMessage(message_id=message.id))
    await stage.do("alice", AddReaction(message_id=message.id, emoji="👍"))
    await stage.do("bob", AddReaction(message_id=message.id, emoji="👍"))
    reply = await stage.reply("bob", message, "an answer")
    for what in ("pin", "reaction", "thread"):
        assert await found(stage, "alice", f"has:{what}") == ["look at this"], what
    assert await found(stage, "alice", "has:pin has:reaction has:thread look") == ["look at this"]
    assert await found(stage, "alice", "has:pin has:link") == []
    await stage.do("bob", UnpinMessage(message_id=message.id))
    await stage.do("bob", DeleteMessage(message_id=reply.id))
    for who in ("alice", "bob"):
        assert await found(stage, "alice", "has:reaction") == ["look at this"]
        await stage.do(who, RemoveReaction(message_id=message.id, emoji="👍"))
    for what in ("pin", "reaction", "thread"):
        assert await found(stage, "alice", f"has:{what}") == [], what


async def test_files_and_pictures_are_found(stage: Stage, hall: str) -> None:
    for name, is_picture, content in (("plan.pdf", False, "the plan"), ("a.png", True, "the picture")):
        file = await uploaded(stage.w.store, stage.people["bob"].actor, name, is_picture=is_picture)
        await stage.do("bob", SendMessage(room_id=hall, content=content, attachments=[file.id]))
    assert await found(stage, "alice", "has:file") == ["the picture", "the plan"]
    assert await found(stage, "alice", "has:image") == ["the picture"]
    assert await found(stage, "alice", "has:file has:image plan") == []


async def test_days_part_what_was_said_before_and_after(stage: Stage) -> None:
    """The clock begins on 2026-11-18."""
    room_id = await stage.room("alice", "Days")
    for day in range(4):
        await stage.say("alice", room_id, f"gate {day}")
        stage.w.clock.now += DAY
    assert await found(stage, "alice", "gate before:2026-11-20") == ["gate 1", "gate 0"]
    assert await found(stage, "alice", "gate after:2026-11-19") == ["gate 3", "gate 2"]
    assert await found(stage, "alice", "after:2026-11-18 before:2026-11-20") == ["gate 1"]
    assert await found(stage, "alice", "gate after:2026-11-21") == []
    assert await found(stage, "alice", "gate before:2026-11-18") == []


async def test_pages_go_on_where_the_last_one_ended(stage: Stage) -> None:
    rooms = [await stage.room("alice", f"Room {number}") for number in range(3)]
    for number in range(25):
        await stage.say("alice", rooms[number % 3], f"gate {number}")
    pages, cursor = [], None
    while True:
        some = await page(stage, "alice", "gate", limit=7, before=cursor)
        pages.append([hit.message.content for hit in some.items])
        cursor = some.next
        await stage.say("alice", rooms[0], "gate, said meanwhile")
        if cursor is None:
            break
    assert [len(one) for one in pages] == [7, 7, 7, 4]
    assert [content for one in pages for content in one] == [f"gate {n}" for n in reversed(range(25))]


async def test_a_page_is_bounded_in_bytes(stage: Stage) -> None:
    room_id = await stage.room("alice", "Long")
    for number in range(20):
        await stage.say("alice", room_id, f"gate {number} " + "x" * 32_000)
    first = await page(stage, "alice", "gate")
    assert 10 < len(first.items) < 20
    assert first.next is not None
    rest = await page(stage, "alice", "gate", before=first.next)
    assert len(first.items) + len(rest.items) == 20


async def test_many_words_with_one_beginning_are_all_found(stage: Stage) -> None:
    """More than a query is willing to look up one by one."""
    room_id = await stage.room("alice", "Codes")
    await stage.say("alice", room_id, " ".join(f"code{number:03d}x" for number in range(300)))
    await stage.say("alice", room_id, "code299y")
    assert len(await found(stage, "alice", "code")) == 2
    assert len(await found(stage, "alice", "code299")) == 2


async def test_a_room_that_changes_its_kind_is_indexed_anew_in_steps(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "INDEX_STEP", 2)
    room_id = await stage.room("alice", "Turncoat", "bob")
    for number in range(5):
        await stage.say("alice", room_id, f"gate {number}")

    assert len(await found(stage, "carol", "gate")) == 5
    await stage.do("alice", UpdateRoom(room_id=room_id, kind="private"))
    assert await found(stage, "carol", "gate") == [], "at once, before anything is indexed"
    steps = 0
    while await stage.w.store.write(retention.index_rescoped):
        steps += 1
    assert steps == 4, "five messages and two notices, by two"
    assert len(await found(stage, "bob", "gate")) == 5
    await stage.do("alice", UpdateRoom(room_id=room_id, kind="public"))
    while await stage.w.store.write(retention.index_rescoped):
        pass
    assert len(await found(stage, "carol", "gate")) == 5


async def test_all_volumes_are_searched_from_the_newest_down(
    stage: Stage, hall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_volumes, "STRETCH", 2)
    count = 3 * len(VOLUMES)  # each volume is gone through, and half of them once more
    said = [await stage.say("bob", hall, f"brick {number}") for number in range(count)]
    assert await found(stage, "alice", "brick 0") == ["brick 0"]
    first = await page(stage, "alice", "brick", limit=count - 5)
    rest = await page(stage, "alice", "brick", before=first.next)
    numbers = [int(hit.message.content.split()[1]) for hit in (*first.items, *rest.items)]
    assert numbers == list(range(count))[::-1]
    assert rest.next is None
    await stage.do("bob", DeleteMessage(message_id=said[7].id))
    assert await found(stage, "alice", "brick 7") == []
    await stage.do("bob", EditMessage(message_id=said[8].id, content="mortar", content_version=1))
    assert await found(stage, "alice", "mortar") == ["mortar"]
    assert len(await found(stage, "alice", "brick")) == count - 2


async def test_messages_from_before_the_index_are_indexed_in_steps_the_newest_first(
    stage: Stage, hall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "INDEX_STEP", 3)
    deleted = await stage.say("bob", hall, "gone before")
    await stage.do("bob", DeleteMessage(message_id=deleted.id))

    async def as_before(tx: Transaction) -> None:
        """As after an update from a version without search."""
        for table in (*VOLUMES, "word_parts", "words"):
            raw(tx).execute(f"DELETE FROM {table}")
        tx.search_index.forget_known()
        raw(tx).execute("UPDATE search_state SET unindexed_below = (SELECT max(place) + 1 FROM messages)")

    await stage.w.store.write(as_before)
    assert (await page(stage, "alice", "gate")).items == []
    await stage.say("bob", hall, "the gate again")
    assert await stage.w.store.write(retention.index_unindexed) == 3
    halfway = await page(stage, "alice", "gate")
    assert not halfway.is_complete
    while await stage.w.store.write(retention.index_unindexed):
        pass
    whole = await page(stage, "alice", "gate")
    assert whole.is_complete
    assert whole.items[0].message.content == "the gate again"
    assert len(whole.items) == 3
    assert await found(stage, "alice", "ogres") == ["Progress: see https://example.org/gate_house"]


async def test_a_query_too_long_is_refused(stage: Stage, hall: str) -> None:
    """At the door; as many words as fit into it are taken."""
    words = " ".join("abcdefgh"[: 1 + n % 3] for n in range(QUERY_LETTERS))[:QUERY_LETTERS]
    assert await found(stage, "alice", words) == []
    assert await found(stage, "alice", '"' + words[:-1]) == []


SCRAPS = "gate ga g \\ * AND OR NOT NEAR( ) ^ - + : content: {a b} % _ from: in: has:pin after: ' ; 東京 \""


QUERIES = st.text(max_size=60) | st.lists(
    st.sampled_from([*SCRAPS.split(), "\0", "before:2026-11-18"]), max_size=12
).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=QUERIES)
async def test_no_query_is_a_mistake(stage: Stage, q: str) -> None:
    assert isinstance(await page(stage, "alice", q), SearchPage)
