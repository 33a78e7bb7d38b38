"""The index of what messages say. It is written once per batch, for all messages that the batch has touched:
FTS5 writes a segment of its file with every savepoint, and a batch has one per op.

Whoever stores, changes or deletes a message says so by `MessageQueries.touched`; nobody else calls `index`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from collabd.domain.words import words_of
from collabd.store.queries.rows import Row, Rows

PUBLIC = "public"
KNOWN_WORDS = 50_000
"""Words that are known to be stored, a few megabytes: most words of a moment have been used before."""
MERGED_PAGES = 16
"""FTS5's pages (4 KB) that one step of merging writes at most: some milliseconds of the only writer."""

encode = msgspec.json.Encoder().encode


def room_token(room_id: str) -> str:
    """What stands in `scope` for a room."""
    return f"r{room_id.replace('-', '')}"


def author_token(user_id: str) -> str:
    """What stands in `scope` for an author."""
    return f"a{user_id.replace('-', '')}"


def has_token(what: str) -> str:
    """What stands in `scope` for something that a message has."""
    return f"has{what}"


def document_from(row: Row) -> tuple[str, str]:
    """A row of room id, kind, author id, text, and what the message has: its scope and its words."""
    room_id, kind, author_id, content, pinned_at, replies, reacted = row
    has = {"link": "://" in content, "pin": pinned_at is not None, "thread": replies > 0, "reaction": reacted}
    tokens = [room_token(room_id), author_token(author_id), *(has_token(what) for what in has if has[what])]
    if kind == PUBLIC:
        tokens.insert(0, PUBLIC)
    return " ".join(tokens), " ".join(words_of(content))


class SearchIndex:
    """Changes to the index."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._known: set[str] = set()

    async def index(self, places: Collection[int]) -> None:
        """Let the index say what the messages at these places say: new, changed, or no longer there."""
        documents = await self._documents(places)
        indexed = await self._indexed(places)
        changed = [place for place, old in indexed.items() if documents.get(place) != old]
        if changed:
            await self._remove(changed)
            await self._note_lost([indexed[place][1] for place in changed])
        added = [place for place, new in documents.items() if indexed.get(place) != new]
        if added:
            await self._add([(place, *documents[place]) for place in sorted(added)])

    async def _documents(self, places: Collection[int]) -> dict[int, tuple[str, str]]:
        """What the index should hold."""
        rows = await self.rows.all(
            """
            SELECT messages.place, messages.room_id, rooms.kind, messages.author_id, messages.content,
                   messages.pinned_at, messages.reply_count,
                   EXISTS (SELECT 1 FROM reactions WHERE reactions.message_id = messages.id)
            FROM   messages JOIN rooms ON rooms.id = messages.room_id
            WHERE  messages.place IN (SELECT value FROM json_each($1))
              AND  messages.deleted_at IS NULL
              AND  messages.message_type <> 'SYSTEM'
            """,
            listed(places),
        )
        return {row[0]: document_from(row[1:]) for row in rows}

    async def _indexed(self, places: Collection[int]) -> dict[int, tuple[str, str]]:
        """What the index holds."""
        rows = await self.rows.all(
            """
            SELECT rowid, scope, content FROM message_words
            WHERE  rowid IN (SELECT value FROM json_each($1))
            """,
            listed(places),
        )
        return {row[0]: (row[1], row[2]) for row in rows}

    async def _remove(self, places: Collection[int]) -> None:
        await self.rows.run(
            "DELETE FROM message_words WHERE rowid IN (SELECT value FROM json_each($1))", listed(places)
        )

    async def _add(self, documents: list[tuple[int, str, str]]) -> None:
        await self.rows.run(
            """
            INSERT INTO message_words (rowid, scope, content)
            SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each($1)
            """,
            encode(documents).decode(),
        )
        await self._learn({word for _, _, content in documents for word in content.split(" ") if word})

    async def _learn(self, words: set[str]) -> None:
        """Store words that occur for the first time."""
        unknown = words - self._known
        if not unknown:
            return
        new = await self.rows.all(
            """
            INSERT INTO words (word) SELECT value FROM json_each($1) WHERE true
            ON CONFLICT (word) DO NOTHING
            RETURNING id, word
            """,
            listed(sorted(unknown)),
        )
        if new:
            await self.rows.run(
                """
                INSERT INTO word_parts (rowid, word)
                SELECT value ->> 0, value ->> 1 FROM json_each($1)
                """,
                encode(new).decode(),
            )
        if len(self._known) + len(unknown) > KNOWN_WORDS:
            self._known.clear()
        self._known |= unknown

    async def _note_lost(self, contents: Iterable[str]) -> None:
        """Remember words that may now be held by no message any more."""
        words = {word for content in contents for word in content.split(" ") if word}
        await self.rows.run(
            """
            INSERT INTO stale_words (word) SELECT value FROM json_each($1) WHERE true
            ON CONFLICT DO NOTHING
            """,
            listed(sorted(words)),
        )
        await self.rows.run("UPDATE search_state SET is_stale = 1")

    async def unindexed(self, limit: int, size: int) -> list[int]:
        """The newest messages that are not in the index yet: at most `limit`, with `size` bytes of text.

        One may exceed it. They count as indexed from here on.
        """
        rows = await self.rows.all(
            """
            SELECT   place, length(content)
            FROM     messages
            WHERE    place < (SELECT unindexed_below FROM search_state)
            ORDER BY place DESC
            LIMIT    $1
            """,
            limit,
        )
        places = fitting(rows, size)
        await self.rows.run("UPDATE search_state SET unindexed_below = $1", min(places, default=0))
        return places

    async def rescoped(self, limit: int, size: int) -> list[int]:
        """The same for messages of a room that has become public or private since they were indexed."""
        room = await self.rows.one("SELECT room_id, below FROM rescoped_rooms LIMIT 1")
        if room is None:
            return []
        rows = await self.rows.all(
            """
            SELECT   place, length(content), "offset"
            FROM     messages
            WHERE    room_id = $1 AND "offset" < $2
            ORDER BY "offset" DESC
            LIMIT    $3
            """,
            room[0],
            room[1],
            limit,
        )
        places = fitting(rows, size)
        if places:
            below = rows[len(places) - 1][2]
            await self.rows.run("UPDATE rescoped_rooms SET below = $2 WHERE room_id = $1", room[0], below)
        else:
            await self.rows.run("DELETE FROM rescoped_rooms WHERE room_id = $1", room[0])
        return places

    async def forget_words(self, limit: int) -> int:
        """Delete words that no message holds any more; how many were looked at, at most `limit`."""
        rows = await self.rows.all("SELECT word FROM stale_words ORDER BY word LIMIT $1", limit)
        words = [row[0] for row in rows]
        unused = [word for word in words if not await self._occurs(word)]
        # First from the index of parts: it takes from the table what it has to forget.
        await self.rows.run(
            """
            DELETE FROM word_parts
            WHERE  rowid IN (SELECT id FROM words WHERE word IN (SELECT value FROM json_each($1)))
            """,
            listed(unused),
        )
        await self.rows.run(
            "DELETE FROM words WHERE word IN (SELECT value FROM json_each($1))", listed(unused)
        )
        await self.rows.run(
            "DELETE FROM stale_words WHERE word IN (SELECT value FROM json_each($1))", listed(words)
        )
        self._known.clear()
        return len(words)

    async def _occurs(self, word: str) -> bool:
        row = await self.rows.one(
            "SELECT 1 FROM message_words WHERE message_words MATCH $1 LIMIT 1", f'content : "{word}"'
        )
        return row is not None

    async def merge_some(self) -> bool:
        """A step of writing the index anew, without what was taken out of it; whether there is more to do.

        FTS5 only notes what is deleted; what was there stays in its segments until these are merged.
        """
        state = await self.rows.only("SELECT is_stale, is_merging FROM search_state")
        if not any(state):
            return False
        # A negative number begins with all segments there are; positive ones go on with them.
        pages = MERGED_PAGES if state[1] else -MERGED_PAGES
        worked = [await self._merge(table, pages) for table in ("message_words", "word_parts")]
        is_stale, is_merging = (state[0], any(worked)) if state[1] else (0, 1)
        await self.rows.run("UPDATE search_state SET is_stale = $1, is_merging = $2", is_stale, is_merging)
        return bool(is_merging)

    async def _merge(self, table: str, pages: int) -> bool:
        before = await self.rows.only("SELECT total_changes()")
        await self.rows.run(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', $1)", pages)  # noqa: S608
        after = await self.rows.only("SELECT total_changes()")
        # The statement itself counts as one change (sqlite.org/fts5.html, "The 'merge' Command").
        return int(after[0]) - int(before[0]) >= 2


def listed(values: Collection[object]) -> str:
    """Values as the JSON list that a statement takes them from."""
    return encode(list(values)).decode()


def fitting(rows: list[Row], size: int) -> list[int]:
    """The places of the first rows of (place, size, ...), as many as fit into `size`; one fits always."""
    places: list[int] = []
    for row in rows:
        size -= row[1]
        if places and size < 0:
            break
        places.append(row[0])
    return places
