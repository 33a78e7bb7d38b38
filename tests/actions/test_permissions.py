"""Who may do what: every command and query, every kind of caller, public and private rooms, as one table.

Each attempt runs against the very same state: what is allowed is undone again.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from tests.support.stage import VERBS, Stage
from tests.support.stores import world

from collabd.actions.commands import perform
from collabd.actions.context import Transaction
from collabd.domain.bans import BanMember, ListBans, UnbanMember
from collabd.domain.bookmarks import BookmarkMessage, ListBookmarks, UnbookmarkMessage
from collabd.domain.drafts import SaveDraft
from collabd.domain.errors import CollabError
from collabd.domain.members import AddMember, ListMembers, RemoveMember, UpdateMember
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage, ListMessages, SendMessage
from collabd.domain.pins import ListPins, PinMessage, UnpinMessage
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.read_markers import MarkAllRead, MarkRead, MarkUnread, UndoMarkAllRead
from collabd.domain.records import Command, Query
from collabd.domain.reports import ListReports, ReportMessage, ResolveReport
from collabd.domain.revisions import ListRevisions
from collabd.domain.room_preferences import SetRoomPreferences
from collabd.domain.rooms import (
    CreateRoom,
    DeleteRoom,
    GetRoom,
    JoinRoom,
    LeaveRoom,
    ListRooms,
    OpenDirectRoom,
    UpdateRoom,
)
from collabd.domain.search import SearchMessages
from collabd.domain.suspensions import ListSuspensions, SuspendUser, UnsuspendUser
from collabd.domain.sync import GetEvents, GetSnapshot, Place
from collabd.domain.threads import FollowThread, ListReplies, ListThreads, UnfollowThread
from collabd.domain.users import AddToGroup, GetMe, GetUser, ListGroups, ListUsers, RemoveFromGroup

CALLERS = ("stranger", "member", "author", "owner", "moderator", "admin", "former")
"""Moderator and Admin do not belong to the room; the former member wrote a message, too."""


class Place_:  # noqa: N801 - a word for the table below
    """A room with its messages."""

    def __init__(self, stage: Stage, kind: str) -> None:
        self.stage = stage
        self.kind = kind
        self.room = self.message = self.old = self.buried = self.reply = ""

    def id(self, name: str) -> str:
        return self.stage.id(name)


Build = Callable[[Place_], Command | Query]

OK, FORBIDDEN, NOT_FOUND, GONE, INVALID = "ok", "forbidden", "not_found", "gone", "invalid"
CONFLICT = "conflict"
ALL = (OK,) * 7
MEMBERS = (FORBIDDEN, OK, OK, OK, FORBIDDEN, FORBIDDEN, FORBIDDEN)
OWNERS = (FORBIDDEN, FORBIDDEN, FORBIDDEN, OK, FORBIDDEN, FORBIDDEN, FORBIDDEN)
LOOKING_AFTER = (FORBIDDEN, FORBIDDEN, FORBIDDEN, OK, OK, OK, FORBIDDEN)
MODERATORS = (FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, OK, OK, FORBIDDEN)
HIDDEN = (NOT_FOUND, OK, OK, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND)

# What is asked for, and how the callers in the order above are answered in a public and in a private room.
TABLE: dict[str, tuple[Build, tuple[str, ...], tuple[str, ...]]] = {
    "room.get": (lambda p: GetRoom(room_id=p.room), ALL, HIDDEN),
    "member.list": (lambda p: ListMembers(room_id=p.room), ALL, HIDDEN),
    "message.list": (lambda p: ListMessages(room_id=p.room), ALL, HIDDEN),
    "message.list, around": (lambda p: ListMessages(room_id=p.room, around=p.message), ALL, HIDDEN),
    "message.get": (lambda p: GetMessage(message_id=p.message), ALL, HIDDEN),
    "room.join": (lambda p: JoinRoom(room_id=p.room), ALL, HIDDEN),
    "room.leave": (lambda p: LeaveRoom(room_id=p.room), MEMBERS, HIDDEN),
    "room.delete": (
        lambda p: DeleteRoom(room_id=p.room),
        LOOKING_AFTER,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, OK, NOT_FOUND),
    ),
    "message.send": (lambda p: SendMessage(room_id=p.room, content="x"), MEMBERS, HIDDEN),
    "message.send, quoting": (
        lambda p: SendMessage(room_id=p.room, content="x", reply_to_id=p.message),
        MEMBERS,
        HIDDEN,
    ),
    "message.send, quoting a deleted one": (
        lambda p: SendMessage(room_id=p.room, content="x", reply_to_id=p.buried),
        (FORBIDDEN, GONE, GONE, GONE, FORBIDDEN, FORBIDDEN, FORBIDDEN),
        (NOT_FOUND, GONE, GONE, GONE, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.send, in a thread": (
        lambda p: SendMessage(room_id=p.room, content="x", thread_id=p.message),
        MEMBERS,
        HIDDEN,
    ),
    "message.send, in a deleted one's thread": (
        lambda p: SendMessage(room_id=p.room, content="x", thread_id=p.buried),
        (FORBIDDEN, GONE, GONE, GONE, FORBIDDEN, FORBIDDEN, FORBIDDEN),
        (NOT_FOUND, GONE, GONE, GONE, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.send, below a reply": (
        lambda p: SendMessage(room_id=p.room, content="x", thread_id=p.reply),
        (FORBIDDEN, INVALID, INVALID, INVALID, FORBIDDEN, FORBIDDEN, FORBIDDEN),
        (NOT_FOUND, INVALID, INVALID, INVALID, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.replies": (lambda p: ListReplies(message_id=p.message), ALL, HIDDEN),
    "message.replies, of a deleted one": (lambda p: ListReplies(message_id=p.buried), ALL, HIDDEN),
    "message.replies, of a reply": (
        lambda p: ListReplies(message_id=p.reply),
        (INVALID,) * 7,
        (NOT_FOUND, INVALID, INVALID, INVALID, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "thread.follow": (lambda p: FollowThread(message_id=p.message), MEMBERS, HIDDEN),
    "thread.follow, a deleted one": (
        lambda p: FollowThread(message_id=p.buried),
        (FORBIDDEN, GONE, GONE, GONE, FORBIDDEN, FORBIDDEN, FORBIDDEN),
        (NOT_FOUND, GONE, GONE, GONE, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "thread.follow, a reply": (
        lambda p: FollowThread(message_id=p.reply),
        (INVALID,) * 7,
        (NOT_FOUND, INVALID, INVALID, INVALID, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "thread.unfollow": (lambda p: UnfollowThread(message_id=p.message), MEMBERS, HIDDEN),
    "thread.unfollow, a deleted one": (lambda p: UnfollowThread(message_id=p.buried), MEMBERS, HIDDEN),
    "thread.unfollow, a reply": (
        lambda p: UnfollowThread(message_id=p.reply),
        (INVALID,) * 7,
        (NOT_FOUND, INVALID, INVALID, INVALID, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.edit": (
        lambda p: EditMessage(message_id=p.message, content="x", content_version=1),
        (FORBIDDEN, FORBIDDEN, OK, FORBIDDEN, OK, OK, FORBIDDEN),
        (NOT_FOUND, FORBIDDEN, OK, FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.edit, the former member's": (
        lambda p: EditMessage(message_id=p.old, content="x", content_version=1),
        MODERATORS,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.edit, a deleted one": (
        lambda p: EditMessage(message_id=p.buried, content="x", content_version=1),
        (FORBIDDEN, FORBIDDEN, GONE, FORBIDDEN, GONE, GONE, FORBIDDEN),
        (NOT_FOUND, FORBIDDEN, GONE, FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.history": (
        lambda p: ListRevisions(message_id=p.message),
        (FORBIDDEN, FORBIDDEN, OK, FORBIDDEN, OK, OK, FORBIDDEN),
        (NOT_FOUND, FORBIDDEN, OK, FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.history, the former member's": (
        lambda p: ListRevisions(message_id=p.old),
        (FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, OK, OK, OK),
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.history, a deleted one's": (
        lambda p: ListRevisions(message_id=p.buried),
        (FORBIDDEN, FORBIDDEN, GONE, FORBIDDEN, GONE, GONE, FORBIDDEN),
        (NOT_FOUND, FORBIDDEN, GONE, FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.delete": (
        lambda p: DeleteMessage(message_id=p.message),
        (FORBIDDEN, FORBIDDEN, OK, OK, OK, OK, FORBIDDEN),
        (NOT_FOUND, FORBIDDEN, OK, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.delete, the former member's": (
        lambda p: DeleteMessage(message_id=p.old),
        LOOKING_AFTER,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "reaction.add": (lambda p: AddReaction(message_id=p.message, emoji="👍"), MEMBERS, HIDDEN),
    "reaction.add, to a deleted one": (
        lambda p: AddReaction(message_id=p.buried, emoji="👍"),
        (FORBIDDEN, GONE, GONE, GONE, FORBIDDEN, FORBIDDEN, FORBIDDEN),
        (NOT_FOUND, GONE, GONE, GONE, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "reaction.remove": (
        lambda p: RemoveReaction(message_id=p.message, emoji="👍"),
        (FORBIDDEN, OK, OK, OK, OK, OK, FORBIDDEN),
        HIDDEN,
    ),
    "reaction.remove, another's": (
        lambda p: RemoveReaction(message_id=p.message, emoji="👍", author=p.id("another")),
        MODERATORS,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "room.markRead": (lambda p: MarkRead(room_id=p.room, offset=1), MEMBERS, HIDDEN),
    "room.markUnread": (lambda p: MarkUnread(room_id=p.room, offset=1), MEMBERS, HIDDEN),
    "room.markUnread, from a message": (
        lambda p: MarkUnread(room_id=p.room, message_id=p.message),
        MEMBERS,
        HIDDEN,
    ),
    "room.markUnread, from a deleted one": (
        lambda p: MarkUnread(room_id=p.room, message_id=p.buried),
        (FORBIDDEN, GONE, GONE, GONE, FORBIDDEN, FORBIDDEN, FORBIDDEN),
        (NOT_FOUND, GONE, GONE, GONE, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "room.setPreferences": (
        lambda p: SetRoomPreferences(room_id=p.room, favourite=True),
        MEMBERS,
        HIDDEN,
    ),
    "message.pin": (lambda p: PinMessage(message_id=p.message), MEMBERS, HIDDEN),
    "message.pin, a deleted one": (
        lambda p: PinMessage(message_id=p.buried),
        (FORBIDDEN, GONE, GONE, GONE, FORBIDDEN, FORBIDDEN, FORBIDDEN),
        (NOT_FOUND, GONE, GONE, GONE, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.unpin": (lambda p: UnpinMessage(message_id=p.message), MEMBERS, HIDDEN),
    "message.pins": (lambda p: ListPins(room_id=p.room), ALL, HIDDEN),
    "message.bookmark": (lambda p: BookmarkMessage(message_id=p.message), MEMBERS, HIDDEN),
    "message.bookmark, a deleted one": (
        lambda p: BookmarkMessage(message_id=p.buried),
        (FORBIDDEN, GONE, GONE, GONE, FORBIDDEN, FORBIDDEN, FORBIDDEN),
        (NOT_FOUND, GONE, GONE, GONE, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.unbookmark": (lambda p: UnbookmarkMessage(message_id=p.message), MEMBERS, HIDDEN),
    "draft.save": (lambda p: SaveDraft(room_id=p.room, content="x", version=0), MEMBERS, HIDDEN),
    "member.add": (
        lambda p: AddMember(room_id=p.room, user_id=p.id("newcomer")),
        OWNERS,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "room.update": (
        lambda p: UpdateRoom(room_id=p.room, name="x"),
        LOOKING_AFTER,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "room.update, who may read it": (
        lambda p: UpdateRoom(room_id=p.room, kind="private" if p.kind == "public" else "public"),
        OWNERS,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "member.update": (
        lambda p: UpdateMember(room_id=p.room, user_id=p.id("another"), role="owner"),
        OWNERS,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "member.ban": (
        lambda p: BanMember(room_id=p.room, user_id=p.id("another")),
        LOOKING_AFTER,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "member.unban": (
        lambda p: UnbanMember(room_id=p.room, user_id=p.id("another")),
        LOOKING_AFTER,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "member.bans": (
        lambda p: ListBans(room_id=p.room),
        LOOKING_AFTER,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.report": (
        lambda p: ReportMessage(message_id=p.message, reason="rude"),
        (OK, OK, CONFLICT, OK, OK, OK, OK),
        (NOT_FOUND, OK, CONFLICT, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "message.report, a deleted one": (
        lambda p: ReportMessage(message_id=p.buried, reason="rude"),
        (GONE,) * 7,
        (NOT_FOUND, GONE, GONE, GONE, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "member.remove": (
        lambda p: RemoveMember(room_id=p.room, user_id=p.id("another")),
        LOOKING_AFTER,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
    "member.remove, the owner": (
        lambda p: RemoveMember(room_id=p.room, user_id=p.id("owner")),
        LOOKING_AFTER,
        (NOT_FOUND, FORBIDDEN, FORBIDDEN, OK, NOT_FOUND, NOT_FOUND, NOT_FOUND),
    ),
}

ADMINS = (FORBIDDEN,) * 5 + (OK, FORBIDDEN)
LATER = "2026-12-24T12:00:00.000Z"
# What no room has to do with.
ANYWHERE: dict[str, tuple[Build, tuple[str, ...]]] = {
    "room.create": (lambda _: CreateRoom(name="Mine"), ALL),
    "user.suspend": (lambda p: SuspendUser(user_id=p.id("another"), until=LATER), MODERATORS),
    "user.unsuspend": (lambda p: UnsuspendUser(user_id=p.id("another")), MODERATORS),
    "suspension.list": (lambda _: ListSuspensions(), MODERATORS),
    "report.list": (lambda _: ListReports(), MODERATORS),
    "report.resolve": (
        lambda p: ResolveReport(report_id=p.message),
        (FORBIDDEN,) * 4 + (NOT_FOUND, NOT_FOUND, FORBIDDEN),
    ),
    "room.openDirect": (lambda p: OpenDirectRoom(user_ids=[p.id("another")]), ALL),
    "room.list": (lambda _: ListRooms(), ALL),
    "rooms.markAllRead": (lambda _: MarkAllRead(), ALL),
    "rooms.undoMarkAllRead": (lambda _: UndoMarkAllRead(markers=[]), ALL),
    "bookmark.list": (lambda _: ListBookmarks(), ALL),
    "user.me": (lambda _: GetMe(), ALL),
    "user.get": (lambda p: GetUser(user_id=p.id("another")), ALL),
    "user.list": (lambda _: ListUsers(), ALL),
    "group.list": (lambda _: ListGroups(), ALL),
    "thread.list": (lambda _: ListThreads(), ALL),
    "search.messages": (lambda p: SearchMessages(q=f"in:{p.room} hello"), ALL),
    "sync.snapshot": (lambda _: GetSnapshot(), ALL),
    "sync.events": (lambda _: GetEvents(positions={"directory": Place()}), ALL),
    "group.add": (lambda p: AddToGroup(group_id="moderators", user_id=p.id("another")), ADMINS),
    "group.remove": (lambda p: RemoveFromGroup(group_id="moderators", user_id=p.id("moderator")), ADMINS),
}


@pytest.fixture(scope="module")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return ("asyncio", {"debug": False})


@pytest.fixture(scope="module")
async def places(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, Place_]]:
    async with world(tmp_path_factory.mktemp("permissions")) as w:
        stage = Stage(w)
        await stage.enter("stranger", "member", "author", "owner", "former", "another", "newcomer")
        await stage.enter("moderator", groups=("moderators",))
        await stage.enter("admin", groups=("admins",))
        yield {kind: await built(stage, kind) for kind in ("public", "private")}


async def built(stage: Stage, kind: Any) -> Place_:
    place = Place_(stage, kind)
    place.room = await stage.room("owner", kind, "member", "author", "former", "another", kind=kind)
    first = await stage.say("author", place.room, "mine")
    place.message = first.id
    place.reply = (await stage.reply("member", first, "and mine")).id
    place.old = (await stage.say("former", place.room, "mine, once")).id
    place.buried = (await stage.say("author", place.room, "regret")).id
    await stage.do("author", DeleteMessage(message_id=place.buried))
    await stage.do("former", LeaveRoom(room_id=place.room))
    return place


class AllowedError(Exception):
    """It was allowed; raised to undo it."""


async def attempt(tx: Transaction, verb: Any, actor: Any, command: Command) -> None:
    await perform(tx, verb, actor, command)
    raise AllowedError


async def answer(stage: Stage, who: str, request: Command | Query) -> str:
    actor = stage.people[who].actor
    try:
        if isinstance(request, Command):
            await stage.w.store.write(attempt, VERBS[type(request)], actor, request)
        else:
            await stage.ask(who, request)
    except CollabError as error:
        return str(error.code)
    except AllowedError:
        pass
    return OK


@pytest.mark.parametrize("kind", ["public", "private"])
@pytest.mark.parametrize("name", TABLE)
async def test_in_a_room(places: dict[str, Place_], kind: str, name: str) -> None:
    build, public, private = TABLE[name]
    place = places[kind]
    answers = {who: await answer(place.stage, who, build(place)) for who in CALLERS}
    assert answers == dict(zip(CALLERS, public if kind == "public" else private, strict=True))


@pytest.mark.parametrize("name", ANYWHERE)
async def test_anywhere(places: dict[str, Place_], name: str) -> None:
    build, expected = ANYWHERE[name]
    place = places["public"]
    answers = {who: await answer(place.stage, who, build(place)) for who in CALLERS}
    assert answers == dict(zip(CALLERS, expected, strict=True))


def test_the_table_is_complete() -> None:
    tested = {name.partition(",")[0] for name in (*TABLE, *ANYWHERE)}
    assert {verb.name for verb in VERBS.values()} <= tested | {"session.endOthers"}


@pytest.mark.parametrize("who", ["stranger", "moderator", "admin", "former"])
async def test_nobody_outside_sees_a_private_rooms_log(places: dict[str, Place_], who: str) -> None:
    stream = f"room:{places['private'].room}"
    public = f"room:{places['public'].room}"
    stage = places["public"].stage
    page = await stage.ask(who, GetEvents(positions={stream: Place(), public: Place()}))
    assert (page.streams[stream].denied, page.streams[stream].events, page.streams[stream].position) == (
        True,
        [],
        None,
    )
    assert len(page.streams[public].events) > 5
    nowhere = f"room:{stage.people[who].actor.session_id}"
    others = [
        f"user:{stage.id('owner')}",
        nowhere,
        "room:",
        "user:",
        "",
        "directory2",
        "room:%",
        stream.upper(),
    ]
    page = await stage.ask(who, GetEvents(positions={other: Place() for other in others}))
    assert {name: found.denied for name, found in page.streams.items()} == dict.fromkeys(others, True)
    snapshot = await stage.ask(who, GetSnapshot())
    assert [room.id for room in snapshot.rooms] == [places["public"].room]
    assert stream not in snapshot.positions
