"""What runs per message, per request or per connect finds its rows by an index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.people import Person, arrive

from collabd.actions import (
    api_keys,
    audit,
    bans,
    bookmarks,
    drafts,
    members,
    message_pages,
    messages,
    notification_settings,
    notifications,
    pins,
    presence,
    reactions,
    read_markers,
    replies,
    reports,
    retention,
    revisions,
    room_preferences,
    rooms,
    search,
    suspensions,
    sync,
    threads,
    users,
)
from collabd.actions.commands import Verb, perform
from collabd.actions.context import Transaction
from collabd.actions.sessions import touch_key
from collabd.actions.typing import require_writer
from collabd.api.auth import find_session
from collabd.api.socket.opening import Wish, open_connections, open_stream, read_history
from collabd.api.socket.protocol import History
from collabd.assets import migrations_folder
from collabd.domain.api_keys import PREFIX, ListApiKeys
from collabd.domain.audit import ListAudit
from collabd.domain.bans import ListBans
from collabd.domain.bookmarks import BookmarkMessage, ListBookmarks, UnbookmarkMessage
from collabd.domain.drafts import SaveDraft
from collabd.domain.members import ListMembers
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage, ListMessages, SendMessage
from collabd.domain.notification_settings import SetNotificationSettings
from collabd.domain.notifications import (
    DeleteNotification,
    ListNotifications,
    MarkNotificationsRead,
    MarkNotificationUnread,
)
from collabd.domain.pins import ListPins, PinMessage, UnpinMessage
from collabd.domain.policy import Rules
from collabd.domain.presence import GetPresence, Seen
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.read_markers import MarkAllRead, MarkRead, MarkUnread, MovedMarker, UndoMarkAllRead
from collabd.domain.records import Command
from collabd.domain.reports import ListReports, ReportMessage
from collabd.domain.revisions import ListRevisions
from collabd.domain.room_preferences import SetRoomPreferences
from collabd.domain.rooms import CreateRoom, DeleteRoom, GetRoom, JoinRoom, LeaveRoom
from collabd.domain.search import SearchMessages
from collabd.domain.streams import room_stream
from collabd.domain.suspensions import ListSuspensions
from collabd.domain.sync import GetEvents, GetSnapshot, Place
from collabd.domain.threads import FollowThread, ListReplies, ListThreads, UnfollowThread
from collabd.domain.typing import StartTyping
from collabd.domain.users import UpdateUser, UserStatus
from collabd.live.resume import Budget
from collabd.store.migrate import migrate, migrations_in
from collabd.store.sqlite.database import connect
from collabd.store.sqlite.rows import SqliteRows, run_to_end

NOW = 1_795_000_000_000


class Noting(SqliteRows):
    """Rows that note every statement."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.statements: list[tuple[str, Any]] = []

        def execute(sql: str, values: Any = ()) -> sqlite3.Cursor:
            self.statements.append((sql, values))
            return connection.execute(sql, values)

        self._execute = execute


class House:
    """A database on this thread with alice, bob, a room and a message in it."""

    def __init__(self, path: Path) -> None:
        migrate(path, migrations_in(migrations_folder()))
        self.connection = connect(path)
        self.rows = Noting(self.connection)
        self.tx = Transaction(self.rows, "epoch", Rules())
        self.alice = self.run(arrive(self.tx, "alice", ("admins",)))
        self.bob = self.run(arrive(self.tx, "bob", ()))
        made = self.do(rooms.create_room, CreateRoom(name="General"))
        self.room_id: str = made.room.id
        self.message_id: str = self.do(messages.send_message, self.send()).message.id

    def run(self, op: Coroutine[Any, Any, Any]) -> Any:
        return run_to_end(op)

    def send(self, reply_to_id: str | None = None, thread_id: str | None = None) -> SendMessage:
        return SendMessage(
            room_id=self.room_id,
            content="hello",
            command_id=self.tx.new_id(),
            reply_to_id=reply_to_id,
            thread_id=thread_id,
        )

    def reply(self) -> str:
        """A reply below the message; its id."""
        sent = self.do(messages.send_message, self.send(thread_id=self.message_id))
        return str(sent.message.id)

    def do(self, action: Callable[..., Any], command: Command, actor: Person | None = None) -> Any:
        self.tx.begin(self.tx.now + 1 if self.tx.now else NOW)
        verb: Verb[Any, Any] = Verb("test", action, messages.answer_message)
        return self.run(perform(self.tx, verb, (actor or self.alice).actor, command))

    def plans(self) -> set[tuple[str, str]]:
        """How SQLite finds the rows of each statement noted: (statement, step)."""
        found = set()
        for sql, values in self.rows.statements:
            for row in self.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall():
                found.add((" ".join(sql.split()), row[3]))
        return found


Run = Callable[[House], Any]
BUDGET = Budget(300, 1 << 20)

HOT: dict[str, Run] = {
    # Per message.
    "message.report": lambda h: h.do(
        reports.report_message, ReportMessage(message_id=h.message_id, reason="rude"), h.bob
    ),
    "report.list": lambda h: h.run(reports.list_reports(h.tx, h.alice.actor, ListReports())),
    "report.list, the settled ones": lambda h: h.run(
        reports.list_reports(h.tx, h.alice.actor, ListReports(status="resolved"))
    ),
    "the audit log": lambda h: h.run(audit.list_audit(h.tx, h.alice.actor, ListAudit())),
    "the audit log of a person": lambda h: h.run(
        audit.list_audit(h.tx, h.alice.actor, ListAudit(actor_id=h.bob.id))
    ),
    "the audit log of a deed": lambda h: h.run(
        audit.list_audit(h.tx, h.alice.actor, ListAudit(action="room.delete"))
    ),
    "the audit log about somebody": lambda h: h.run(
        audit.list_audit(h.tx, h.alice.actor, ListAudit(subject=h.bob.id))
    ),
    "suspension.list": lambda h: h.run(suspensions.list_suspensions(h.tx, h.alice.actor, ListSuspensions())),
    "member.bans": lambda h: h.run(bans.list_bans(h.tx, h.alice.actor, ListBans(room_id=h.room_id))),
    "room.setPreferences": lambda h: h.do(
        room_preferences.set_room_preferences, SetRoomPreferences(room_id=h.room_id, favourite=True)
    ),
    "message.send": lambda h: h.do(messages.send_message, h.send()),
    "a quote": lambda h: h.do(messages.send_message, h.send(reply_to_id=h.message_id)),
    "a reply": lambda h: h.reply(),
    "a reply that is deleted": lambda h: h.do(messages.delete_message, DeleteMessage(message_id=h.reply())),
    "message.edit": lambda h: h.do(
        messages.edit_message, EditMessage(message_id=h.message_id, content="x", content_version=1)
    ),
    "message.delete": lambda h: h.do(messages.delete_message, DeleteMessage(message_id=h.message_id)),
    "reaction.add": lambda h: h.do(reactions.add_reaction, AddReaction(message_id=h.message_id, emoji="👍")),
    "reaction.remove": lambda h: h.do(
        reactions.remove_reaction, RemoveReaction(message_id=h.message_id, emoji="👍")
    ),
    "room.markRead": lambda h: h.do(read_markers.mark_read, MarkRead(room_id=h.room_id, offset=2)),
    "room.markUnread": lambda h: h.do(
        read_markers.mark_unread, MarkUnread(room_id=h.room_id, message_id=h.message_id)
    ),
    "rooms.markAllRead": lambda h: (
        h.do(rooms.join_room, JoinRoom(room_id=h.room_id), h.bob),
        h.do(messages.send_message, h.send()),
        h.do(read_markers.mark_all_read, MarkAllRead(), h.bob),
    ),
    "rooms.undoMarkAllRead": lambda h: (
        h.do(read_markers.mark_read, MarkRead(room_id=h.room_id, offset=2)),
        h.do(
            read_markers.undo_mark_all_read,
            UndoMarkAllRead(
                markers=[
                    MovedMarker(room_id=h.room_id, last_read_offset=2, marker_version=0, previous_offset=0)
                ]
            ),
        ),
    ),
    "message.pin": lambda h: h.do(pins.pin_message, PinMessage(message_id=h.message_id)),
    "message.unpin": lambda h: (
        h.do(pins.pin_message, PinMessage(message_id=h.message_id)),
        h.do(pins.unpin_message, UnpinMessage(message_id=h.message_id)),
    ),
    "message.bookmark": lambda h: h.do(bookmarks.bookmark_message, BookmarkMessage(message_id=h.message_id)),
    "message.unbookmark": lambda h: (
        h.do(bookmarks.bookmark_message, BookmarkMessage(message_id=h.message_id)),
        h.do(bookmarks.unbookmark_message, UnbookmarkMessage(message_id=h.message_id)),
    ),
    "draft.save": lambda h: [
        h.do(drafts.save_draft, SaveDraft(room_id=h.room_id, content=f"x{seen}", version=seen))
        for seen in (0, 1)
    ],
    "a repeat": lambda h: h.run(h.tx.outcomes.find(h.alice.id, h.tx.new_id())),
    "typing": lambda h: h.run(require_writer(h.tx, h.alice.actor, StartTyping(room_id=h.room_id))),
    "typing in a thread": lambda h: h.run(
        require_writer(h.tx, h.alice.actor, StartTyping(room_id=h.room_id, thread_id=h.message_id))
    ),
    # Per request and per connect.
    "who is calling": lambda h: h.run(find_session(h.tx, "alice-token")),
    "which key is calling": lambda h: h.run(find_session(h.tx, f"{PREFIX}key")),
    "the use of a key": lambda h: h.run(touch_key(h.tx, h.alice.id)),
    "last seen": lambda h: h.run(h.tx.sessions.touch(h.alice.actor.session_id, "127.0.0.1", NOW, NOW + 1)),
    "connect": lambda h: h.run(
        open_connections(h.tx, [Wish("alice-token", {room_stream(h.room_id): Place()}, {}, True)], 300, 1000)
    ),
    "connect with tags": lambda h: h.run(
        open_connections(
            h.tx,
            [
                Wish(
                    "alice-token",
                    {room_stream(h.room_id): Place(epoch="epoch", offset=1, tag="00000000")},
                    {},
                    True,
                )
            ],
            300,
            1000,
        )
    ),
    "subscribe": lambda h: h.run(
        open_stream(h.tx, h.bob.actor, room_stream(h.room_id), Place(offset=1), BUDGET)
    ),
    "history": lambda h: h.run(
        read_history(h.tx, h.alice.actor, History(channel=room_stream(h.room_id), limit=-1), 300)
    ),
    "history backwards": lambda h: h.run(
        read_history(h.tx, h.alice.actor, History(channel=room_stream(h.room_id), limit=5, reverse=True), 300)
    ),
    "sync.events": lambda h: h.run(
        sync.read_events(h.tx, h.alice.actor, GetEvents(positions={room_stream(h.room_id): Place()}))
    ),
    # Per page that somebody looks at.
    "message.list": lambda h: h.run(
        message_pages.list_messages(h.tx, h.alice.actor, ListMessages(room_id=h.room_id))
    ),
    "message.list after": lambda h: h.run(
        message_pages.list_messages(h.tx, h.alice.actor, ListMessages(room_id=h.room_id, after="0"))
    ),
    "message.list around": lambda h: h.run(
        message_pages.list_messages(h.tx, h.alice.actor, ListMessages(room_id=h.room_id, around=h.message_id))
    ),
    "message.replies": lambda h: h.run(
        replies.list_replies(h.tx, h.alice.actor, ListReplies(message_id=h.message_id))
    ),
    "message.replies after": lambda h: h.run(
        replies.list_replies(h.tx, h.alice.actor, ListReplies(message_id=h.message_id, after="0"))
    ),
    "thread.follow": lambda h: h.do(threads.follow_thread, FollowThread(message_id=h.message_id)),
    "thread.unfollow": lambda h: h.do(threads.unfollow_thread, UnfollowThread(message_id=h.message_id)),
    "thread.list": lambda h: h.run(threads.list_threads(h.tx, h.alice.actor, ListThreads())),
    "message.get": lambda h: h.run(
        messages.get_message(h.tx, h.alice.actor, GetMessage(message_id=h.message_id))
    ),
    "message.pins": lambda h: (
        h.do(pins.pin_message, PinMessage(message_id=h.message_id)),
        h.run(pins.list_pins(h.tx, h.alice.actor, ListPins(room_id=h.room_id))),
    ),
    "bookmark.list": lambda h: (
        h.do(bookmarks.bookmark_message, BookmarkMessage(message_id=h.message_id)),
        h.run(bookmarks.list_bookmarks(h.tx, h.alice.actor, ListBookmarks())),
    ),
    "message.history": lambda h: h.run(
        revisions.list_revisions(h.tx, h.alice.actor, ListRevisions(message_id=h.message_id))
    ),
    "search.messages": lambda h: [
        h.run(search.search_messages(h.tx, h.alice.actor, SearchMessages(q=q)))
        for q in (
            "hello",
            "ell",
            "he",
            '"hello"',
            "has:pin hello",
            "hello before:2099-01-01 after:2020-01-01",
        )
    ],
    "user.update": lambda h: h.do(
        users.update_user,
        UpdateUser(status=UserStatus(text="out"), availability="BUSY", display_name="A", timezone="UTC"),
    ),
    "presence.get": lambda h: h.run(
        presence.read_offline(h.tx, h.alice.actor, GetPresence(user_id=h.bob.id))
    ),
    "presence.inRoom": lambda h: h.run(presence.require_reader(h.tx, h.bob.actor, h.room_id)),
    "API keys": lambda h: h.run(api_keys.list_keys(h.tx, h.alice.actor, ListApiKeys())),
    # At the end of every batch.
    "the index": lambda h: (h.do(messages.send_message, h.send()), h.run(h.tx.search_index.index({1, 2}))),
    "room.get": lambda h: h.run(rooms.get_room(h.tx, h.alice.actor, GetRoom(room_id=h.room_id))),
    "room.list, those joined": lambda h: h.run(h.tx.read_markers.unread(h.alice.id, [h.room_id, h.alice.id])),
    "member.list": lambda h: h.run(members.list_members(h.tx, h.alice.actor, ListMembers(room_id=h.room_id))),
    # Per change of membership, and what upkeep does by itself.
    "room.create": lambda h: h.do(rooms.create_room, CreateRoom(name="Another")),
    "room.join": lambda h: h.do(rooms.join_room, JoinRoom(room_id=h.room_id), h.bob),
    "room.leave": lambda h: h.do(rooms.leave_room, LeaveRoom(room_id=h.room_id)),
    "room.delete": lambda h: h.do(rooms.delete_room, DeleteRoom(room_id=h.room_id)),
    "sessions that ran out": lambda h: h.run(retention.end_expired_sessions(h.tx)),
    "keys that ran out": lambda h: h.run(retention.end_expired_keys(h.tx)),
    "statuses that ran out": lambda h: h.run(retention.clear_expired_statuses(h.tx)),
    "who was seen": lambda h: h.run(presence.remember(h.tx, [Seen(h.bob.id, "OFFLINE", NOW)])),
    "purge": lambda h: (
        h.do(rooms.delete_room, DeleteRoom(room_id=h.room_id)),
        [h.run(retention.purge_deleted_room(h.tx)) for _ in range(2)],
    ),
    "index what is not yet": lambda h: (
        h.connection.execute("UPDATE search_state SET unindexed_below = 9"),
        h.run(retention.index_unindexed(h.tx)),
    ),
    "index a room anew": lambda h: (
        h.connection.execute("UPDATE rooms SET kind = 'private'"),
        [h.run(retention.index_rescoped(h.tx)) for _ in range(2)],
    ),
    "forget words": lambda h: (
        h.run(h.tx.search_index.index({1})),
        h.do(messages.delete_message, DeleteMessage(message_id=h.message_id)),
        h.run(h.tx.search_index.index({1})),
        h.run(retention.forget_words(h.tx)),
        h.run(retention.merge_index(h.tx)),
    ),
    "notification.list": lambda h: h.run(
        notifications.list_notifications(h.tx, h.alice.actor, ListNotifications())
    ),
    "notification.list, unread": lambda h: h.run(
        notifications.list_notifications(h.tx, h.alice.actor, ListNotifications(unread_only=True))
    ),
    "notification.markRead": lambda h: (
        h.do(notifications.mark_notifications_read, MarkNotificationsRead()),
        h.do(notifications.mark_notifications_read, MarkNotificationsRead(notification_ids=[h.message_id])),
    ),
    "notification.markUnread": lambda h: h.do(
        notifications.mark_notification_unread, MarkNotificationUnread(notification_id=h.message_id)
    ),
    "notification.setSettings": lambda h: h.do(
        notification_settings.set_notification_settings, SetNotificationSettings(keywords=["tea"])
    ),
    "notification.delete": lambda h: h.do(
        notifications.delete_notification, DeleteNotification(notification_id=h.message_id)
    ),
    "trim notifications": lambda h: h.run(retention.trim_notifications(h.tx)),
    "trim a stream": lambda h: h.run(retention.trim_stream(h.tx, f"room:{h.room_id}", 1, 1)),
    "trim outcomes": lambda h: h.run(retention.trim_outcomes(h.tx, 1)),
    "forget emptied drafts": lambda h: h.run(retention.forget_emptied_drafts(h.tx, 1)),
}

SMALL = {
    "json_each",
    "phrases",
    "firsts",
    "groups",
    "oldest",
    "counted",
    "named",
    "CONSTANT",
    "rescoped_rooms",
    "search_merges",
    "stale_words",
}
"""What may be read whole: an argument's own list, the three groups, the few rows that one step trims, what an
index has found and a bound has cut off, nothing at all, and what upkeep has to do, from its beginning."""
FOUND_BY_WORDS = re.compile(r"SCAN \w+ VIRTUAL TABLE INDEX \d+:.*[=ML]")
"""FTS5 says no more of how it finds its rows: by their number, by words, or by a part of a word."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("plans") / "file")
    yield house
    house.connection.close()


@pytest.fixture
def house(built: House) -> Iterator[House]:
    """The house as it was built; what a test does to it is undone."""
    built.connection.execute("BEGIN")
    built.rows.statements.clear()
    yield built
    built.connection.execute("ROLLBACK")


@pytest.mark.parametrize(("name", "run"), HOT.items(), ids=HOT.keys())
def test_its_rows_are_found_by_an_index(house: House, name: str, run: Run) -> None:
    run(house)
    assert house.rows.statements, "it asks the database something"
    assert {plan for plan in house.plans() if reads_all(plan[1])} == set()


def reads_all(step: str) -> bool:
    """Whether a step of a plan reads a whole table that grows."""
    return step.startswith("SCAN") and step.split()[1] not in SMALL and not FOUND_BY_WORDS.match(step)


def test_reading_a_whole_index_of_words_would_be_seen(house: House) -> None:
    house.rows.statements.append(("SELECT rowid FROM message_words_00 WHERE content LIKE 'x%'", ()))
    house.rows.statements.append(("SELECT word FROM word_parts", ()))
    assert len([step for _, step in house.plans() if reads_all(step)]) == 2


def test_what_is_unread_is_counted_in_its_own_index(house: House) -> None:
    """Which holds all that is asked of a message: no message is read for it."""
    HOT["room.list, those joined"](house)
    HOT["rooms.markAllRead"](house)
    counted = [step for _, step in house.plans() if "messages_unread" in step]
    assert counted == ["SEARCH messages USING COVERING INDEX messages_unread (room_id=? AND offset>?)"] * 2


def test_what_names_one_is_counted_by_its_key(house: House) -> None:
    HOT["room.list, those joined"](house)
    steps = [step for _, step in house.plans() if "SEARCH mentions" in step]
    assert steps == ["SEARCH mentions USING PRIMARY KEY (room_id=? AND target_id=? AND offset>?)"]


def test_a_missing_index_would_be_seen(tmp_path: Path) -> None:
    house = House(tmp_path / "file")
    house.connection.execute("DROP INDEX messages_in_room")
    house.connection.execute("DROP INDEX messages_top_level")
    HOT["message.list"](house)
    assert any(step.startswith("SCAN messages") for _, step in house.plans())
    house.connection.close()


def test_the_snapshot_reads_whole_only_what_it_gives_out(house: House) -> None:
    """Everybody and all public rooms are in the answer; nothing else may be read whole."""
    house.run(sync.read_state(house.tx, house.alice.actor, GetSnapshot()))
    scans = {step.split()[1] for _, step in house.plans() if step.startswith("SCAN")}
    assert scans <= {"users", "rooms", *SMALL}
