"""What upkeep does with the index: fills it, keeps it true, lets deleted words leave the file."""

from __future__ import annotations

from collabd.store.queries.rows import Row, Rows
from collabd.store.queries.search_index import SearchIndex, listed
from collabd.store.queries.search_volumes import VOLUMES

MERGED_PAGES = 32
"""FTS5's pages (4 KB) that one step of merging writes at most: some milliseconds of the only writer."""


class SearchUpkeep:
    """Steps; which messages are to be indexed is told, since a batch does that at its end."""

    def __init__(self, rows: Rows, index: SearchIndex) -> None:
        self.rows = rows
        self.index = index

    async def unindexed(self, limit: int, size: int) -> list[int]:
        """The newest messages that are not in the index yet: at most `limit`, with `size` bytes of text.

        One may exceed it. They count as indexed from here on.
        """
        rows = await self.rows.all(
            """
            SELECT   place, length(content)
            FROM     messages
            WHERE    place < (SELECT unindexed_below FROM search_state WHERE id = 1)
            ORDER BY place DESC
            LIMIT    $1
            """,
            limit,
        )
        places = fitting(rows, size)
        await self.rows.run(
            "UPDATE search_state SET unindexed_below = $1 WHERE id = 1", min(places, default=0)
        )
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
        if unused:
            await self.rows.run("UPDATE search_merges SET is_stale = 1 WHERE name = 'word_parts'")
        await self.rows.run(
            "DELETE FROM stale_words WHERE word IN (SELECT value FROM json_each($1))", listed(words)
        )
        self.index.forget_known()
        return len(words)

    async def _occurs(self, word: str) -> bool:
        for volume in VOLUMES:
            row = await self.rows.one(
                f"SELECT 1 FROM {volume} WHERE {volume} MATCH $1 LIMIT 1",  # noqa: S608
                f'content : "{word}"',
            )
            if row is not None:
                return True
        return False

    async def merge_some(self) -> bool:
        """A step of writing a part of the index anew, without what was taken out; False if none needs it.

        FTS5 only notes what is deleted; what was there stays in its segments until these are merged.
        """
        part = await self.rows.one(
            """
            SELECT   name, is_merging FROM search_merges
            WHERE    is_merging = 1 OR is_stale = 1
            ORDER BY is_merging DESC, name
            LIMIT    1
            """
        )
        if part is None:
            return False
        name, is_merging = part
        # A negative number begins with all segments there are; positive ones go on with them.
        goes_on = await self._merge(name, MERGED_PAGES if is_merging else -MERGED_PAGES)
        if not is_merging:  # what becomes stale from here on is for another time
            await self.rows.run("UPDATE search_merges SET is_stale = 0, is_merging = 1 WHERE name = $1", name)
        elif not goes_on:
            await self.rows.run("UPDATE search_merges SET is_merging = 0 WHERE name = $1", name)
        return True

    async def _merge(self, table: str, pages: int) -> bool:
        before = await self.rows.only("SELECT total_changes()")
        await self.rows.run(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', $1)", pages)  # noqa: S608
        after = await self.rows.only("SELECT total_changes()")
        # The statement itself counts as one change (sqlite.org/fts5.html, "The 'merge' Command").
        return int(after[0]) - int(before[0]) >= 2


def fitting(rows: list[Row], size: int) -> list[int]:
    """The places of the first rows of (place, size, ...), as many as fit into `size`; one fits always."""
    places: list[int] = []
    for row in rows:
        size -= row[1]
        if places and size < 0:
            break
        places.append(row[0])
    return places
