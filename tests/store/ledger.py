"""Books over a store: what it has handed over, beside what is in the file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from collabd.domain.effects import Appended, Effect

Line = tuple[str, int, str]
"""An event's stream, offset and tag."""


def line_of(event: Appended) -> Line:
    """An event in the books."""
    return event.position.stream, event.position.offset, event.position.tag


class Ledger:
    """Everything that was published, compared with everything that is stored."""

    def __init__(self) -> None:
        self.published: list[Line] = []
        self._known: set[Line] = set()
        self.messages: dict[str, tuple[str, int, bool]] = {}
        """Each message's content, version and whether it is deleted, as the events tell."""
        self.notices: set[str] = set()
        """Those of them that the server wrote of a room."""
        self.reactions: set[tuple[str, str, str]] = set()
        """Message, person and emoji, as the events tell."""

    def publish(self, effects: Iterable[Effect]) -> None:
        """Take down what has been handed over."""
        for effect in effects:
            if isinstance(effect, Appended):
                self._take(line_of(effect), json.loads(effect.body))

    def holds(self, position: Any) -> bool:
        """Whether the event at a position has been published."""
        return (position.stream, position.offset, position.tag) in self._known

    def compare(self, file: sqlite3.Connection) -> None:
        """Assert that what is stored is what was published: the log, and what it says about messages."""
        stored: list[Line] = file.execute(
            'SELECT stream, "offset", tag FROM events ORDER BY rowid'
        ).fetchall()
        assert stored == self.published

    def compare_newest(self, file: sqlite3.Connection, known: int) -> None:
        """The same for what has come since there were `known` events."""
        # No event is deleted here, and a rollback gives its number back: the n-th event is row n.
        found = file.execute(
            'SELECT stream, "offset", tag FROM events WHERE rowid > ? ORDER BY rowid', (known,)
        ).fetchall()
        assert found == self.published[known:]

    def catch_up(self, path: Path) -> list[Line]:
        """Take down what a file holds beyond what was published, as clients do that come back; what it is."""
        with closing(sqlite3.connect(path)) as file:
            rows = file.execute('SELECT stream, "offset", tag, body FROM events ORDER BY rowid').fetchall()
        assert [row[:3] for row in rows[: len(self.published)]] == self.published, (
            "what was published is there"
        )
        more = rows[len(self.published) :]
        for stream, offset, tag, body in more:
            self._take((stream, offset, tag), json.loads(body))
        return [row[:3] for row in more]

    def check(self, path: Path) -> None:
        """Assert that the whole file is sound and says what the events have said."""
        with closing(sqlite3.connect(path)) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert file.execute("PRAGMA foreign_key_check").fetchall() == []
            self.compare(file)
            assert self.messages == stored_messages(file)
            reactions = file.execute("SELECT message_id, user_id, emoji FROM reactions").fetchall()
            assert self.reactions == set(reactions)
            no_gaps(self.published, file.execute("SELECT stream, head, tag FROM streams").fetchall())
            counted = file.execute(
                "SELECT id, message_count, (SELECT count(*) FROM messages"
                " WHERE room_id = rooms.id AND deleted_at IS NULL AND message_type <> 'SYSTEM') FROM rooms"
            ).fetchall()
            assert [count for _, count, _ in counted] == [real for _, _, real in counted]

    def _take(self, line: Line, body: dict[str, Any]) -> None:
        self.published.append(line)
        self._known.add(line)
        kind, message = body["type"], body.get("message")
        if message is not None:
            deleted = message["deletedAt"] is not None
            self.messages[message["id"]] = (message["content"], message["contentVersion"], deleted)
            if message["messageType"] == "SYSTEM":
                self.notices.add(message["id"])
            if deleted:
                self.reactions = {one for one in self.reactions if one[0] != message["id"]}
        elif kind == "reaction.added":
            reaction = body["reaction"]
            self.reactions.add((reaction["messageId"], reaction["author"], reaction["emoji"]))
        elif kind == "reaction.removed":
            reaction = body["reaction"]
            self.reactions.remove((reaction["messageId"], reaction["author"], reaction["emoji"]))


def stored_messages(file: sqlite3.Connection) -> dict[str, tuple[str, int, bool]]:
    """As `Ledger.messages`, from the table."""
    rows = file.execute("SELECT id, content, content_version, deleted_at IS NOT NULL FROM messages")
    return {key: (content, version, bool(deleted)) for key, content, version, deleted in rows}


def no_gaps(lines: Sequence[Line], heads: Sequence[tuple[str, int, str]]) -> None:
    """Assert that every stream goes 1, 2, 3 ... up to its head."""
    last: Counter[str] = Counter()
    tags: dict[str, str] = {}
    for stream, offset, tag in lines:
        assert offset == last[stream] + 1, (stream, offset)
        last[stream], tags[stream] = offset, tag
    assert {stream: (head, tag) for stream, head, tag in heads} == {
        stream: (last[stream], tags[stream]) for stream in last
    }
