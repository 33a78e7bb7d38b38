"""The index of what messages say. It is written once per batch, for all messages that the batch has touched:
FTS5 writes a segment of its file with every savepoint, and a batch has one per op.

Whoever stores, changes or deletes a message says so by `MessageQueries.touched`; nobody else calls `index`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from collabd.domain.words import words_of
from collabd.store.queries.rows import Row, Rows
from collabd.store.queries.search_volumes import by_volume

PUBLIC = "p"
HAS = {"file": "f", "image": "i", "link": "l", "pin": "n", "reaction": "r", "thread": "t"}
"""What stands in `scope` for what a message has: single letters have no beginnings that would be indexed."""
KNOWN_WORDS = 50_000
"""Words that are known to be stored, a few megabytes: most words of a moment have been used before."""

encode = msgspec.json.Encoder().encode


def room_token(room_id: str) -> str:
    """What stands in `scope` for a room.

    Its id from the end: all ids begin alike, and the beginnings of words are in the index, too. One beginning
    for all messages would be a longer list than a step of merging should have to write.
    """
    return f"{room_id.replace('-', '')[::-1]}r"


def author_token(user_id: str) -> str:
    """What stands in `scope` for an author."""
    return f"{user_id.replace('-', '')[::-1]}a"


def has_token(what: str) -> str:
    """What stands in `scope` for something that a message has."""
    return HAS[what]


def document_from(row: Row) -> tuple[str, str]:
    """A row of room id, kind, author id, text, and what the message has: its scope and its words."""
    room_id, kind, author_id, content, pinned_at, replies, reacted, files, pictures = row
    has = {
        "file": files > 0,
        "image": pictures > 0,
        "link": "://" in content,
        "pin": pinned_at is not None,
        "reaction": reacted,
        "thread": replies > 0,
    }
    tokens = [room_token(room_id), author_token(author_id), *(has_token(what) for what in has if has[what])]
    if kind == "public":
        tokens.insert(0, PUBLIC)
    return " ".join(tokens), " ".join(words_of(content))


class SearchIndex:
    """Changes to the index."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._known: set[str] = set()

    async def index(self, places: Collection[int]) -> None:
        """Let the index say what the messages at these places say: new, changed, or no longer there."""
        for volume, held in by_volume(places).items():
            await self._index(volume, held)

    async def _index(self, volume: str, places: Collection[int]) -> None:
        documents = await self._documents(places)
        indexed = await self._indexed(volume, places)
        changed = [place for place, old in indexed.items() if documents.get(place) != old]
        if changed:
            await self._remove(volume, changed)
            await self._note_lost(volume, [indexed[place][1] for place in changed])
        added = [place for place, new in documents.items() if indexed.get(place) != new]
        if added:
            await self._add(volume, [(place, *documents[place]) for place in sorted(added)])

    async def _documents(self, places: Collection[int]) -> dict[int, tuple[str, str]]:
        """What the index should hold."""
        rows = await self.rows.all(
            """
            SELECT messages.place, messages.room_id, rooms.kind, messages.author_id, messages.content,
                   messages.pinned_at, messages.reply_count,
                   EXISTS (SELECT 1 FROM reactions WHERE reactions.message_id = messages.id),
                   (SELECT count(*) FROM files WHERE files.message_id = messages.id),
                   (SELECT count(width) FROM files WHERE files.message_id = messages.id)
            FROM   messages JOIN rooms ON rooms.id = messages.room_id
            WHERE  messages.place IN (SELECT value FROM json_each($1))
              AND  messages.deleted_at IS NULL
              AND  messages.message_type <> 'SYSTEM'
            """,
            listed(places),
        )
        return {row[0]: document_from(row[1:]) for row in rows}

    async def _indexed(self, volume: str, places: Collection[int]) -> dict[int, tuple[str, str]]:
        """What the index holds."""
        rows = await self.rows.all(
            f"""
            SELECT rowid, scope, content FROM {volume}
            WHERE  rowid IN (SELECT value FROM json_each($1))
            """,  # noqa: S608
            listed(places),
        )
        return {row[0]: (row[1], row[2]) for row in rows}

    async def _remove(self, volume: str, places: Collection[int]) -> None:
        await self.rows.run(
            f"DELETE FROM {volume} WHERE rowid IN (SELECT value FROM json_each($1))",  # noqa: S608
            listed(places),
        )

    async def _add(self, volume: str, documents: list[tuple[int, str, str]]) -> None:
        await self.rows.run(
            f"""
            INSERT INTO {volume} (rowid, scope, content)
            SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each($1)
            """,  # noqa: S608
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

    async def _note_lost(self, volume: str, contents: Iterable[str]) -> None:
        """Remember words that may now be held by no message any more; the volume's file still holds them."""
        words = {word for content in contents for word in content.split(" ") if word}
        await self.rows.run(
            """
            INSERT INTO stale_words (word) SELECT value FROM json_each($1) WHERE true
            ON CONFLICT DO NOTHING
            """,
            listed(sorted(words)),
        )
        await self.rows.run("UPDATE search_merges SET is_stale = 1 WHERE name = $1", volume)

    def forget_known(self) -> None:
        """Words are about to be deleted: look for each of them the next time."""
        self._known.clear()


def listed(values: Collection[object]) -> str:
    """Values as the JSON list that a statement takes them from."""
    return encode(list(values)).decode()
