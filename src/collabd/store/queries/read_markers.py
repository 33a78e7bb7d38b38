"""Read markers, and what is unread above them.

`UNREAD` and the columns of the index `messages_unread` belong together: the index holds just what counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from collabd.domain.mentions import EVERYBODY
from collabd.domain.read_markers import GREATEST_UNREAD, ReadMarker, Unread
from collabd.domain.records import Position
from collabd.domain.streams import room_stream
from collabd.store.queries.events import ORIGIN_TAG
from collabd.store.queries.rows import Row, Rows

COLUMNS = "read_markers.room_id, read_markers.last_read_offset, read_markers.marker_version"
UNREAD = """
    FROM   messages
    WHERE  messages.room_id = read_markers.room_id
      AND  messages."offset" > read_markers.last_read_offset
      AND  messages.author_id <> read_markers.user_id
      AND  messages.deleted_at IS NULL
      AND  messages.thread_id IS NULL
      AND  messages.notice = ''
"""
MENTIONING = """
    FROM   mentions
    WHERE  mentions.room_id = read_markers.room_id
      AND  mentions.target_id IN (
               SELECT $5 UNION ALL SELECT $1
               UNION ALL SELECT group_id FROM group_members WHERE group_members.user_id = $1)
      AND  mentions."offset" > read_markers.last_read_offset
      AND  mentions.author_id <> $1
"""
"""Live messages of the timeline that name the person $1, a group of theirs, or everybody ($5)."""


def marker_from(row: Row) -> ReadMarker:
    """A row of `COLUMNS` as a ReadMarker."""
    return ReadMarker(room_id=row[0], last_read_offset=row[1], marker_version=row[2])


class ReadMarkerQueries:
    """Questions and changes about how far people have read. A marker goes with its membership."""

    def __init__(self, rows: Rows, epoch: str) -> None:
        self.rows = rows
        self.epoch = epoch

    async def insert(self, user_id: str, marker: ReadMarker) -> None:
        """Give a new member their marker."""
        await self.rows.run(
            """
            INSERT INTO read_markers (user_id, room_id, last_read_offset, marker_version)
            VALUES ($1, $2, $3, $4)
            """,
            user_id,
            marker.room_id,
            marker.last_read_offset,
            marker.marker_version,
        )

    async def get(self, room_id: str, user_id: str) -> ReadMarker | None:
        """The person's marker in a room, or None for who is no member."""
        row = await self.rows.one(
            f"SELECT {COLUMNS} FROM read_markers WHERE user_id = $2 AND room_id = $1",  # noqa: S608
            room_id,
            user_id,
        )
        return None if row is None else marker_from(row)

    async def require(self, room_id: str, user_id: str) -> ReadMarker:
        """The marker that every membership has; raises `LookupError` if there is none."""
        row = await self.rows.only(
            f"SELECT {COLUMNS} FROM read_markers WHERE user_id = $2 AND room_id = $1",  # noqa: S608
            room_id,
            user_id,
        )
        return marker_from(row)

    async def set(self, user_id: str, marker: ReadMarker) -> None:
        """Let the person's marker stand here."""
        await self.rows.run(
            """
            UPDATE read_markers
            SET    last_read_offset = $3, marker_version = $4
            WHERE  user_id = $1 AND room_id = $2
            """,
            user_id,
            marker.room_id,
            marker.last_read_offset,
            marker.marker_version,
        )

    async def behind(self, user_id: str, limit: int) -> list[tuple[ReadMarker, int]]:
        """At most `limit` markers with something unread above them, and the heads of their rooms' streams."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS}, streams.head
            FROM   read_markers JOIN streams ON streams.stream = $2 || read_markers.room_id
            WHERE  read_markers.user_id = $1
              AND  EXISTS (SELECT 1 {UNREAD})
            ORDER  BY read_markers.room_id
            LIMIT  $3
            """,  # noqa: S608
            user_id,
            room_stream(""),
            limit,
        )
        return [(marker_from(row), row[3]) for row in rows]

    async def unread(self, user_id: str, room_ids: Sequence[str]) -> list[Unread]:
        """The person's markers in these rooms, and what is unread above them, by one query."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS}, streams.head, streams.tag,
                   (SELECT count(*) FROM (SELECT 1 {UNREAD} LIMIT $4) AS counted),
                   (SELECT count(*) FROM (SELECT DISTINCT mentions."offset" {MENTIONING} LIMIT $4) AS named)
            FROM   read_markers LEFT JOIN streams ON streams.stream = $3 || read_markers.room_id
            WHERE  read_markers.user_id = $1
              AND  read_markers.room_id IN (SELECT value FROM json_each($2))
            ORDER  BY read_markers.room_id
            """,  # noqa: S608
            user_id,
            msgspec.json.encode(room_ids).decode(),
            room_stream(""),
            GREATEST_UNREAD,
            EVERYBODY,
        )
        return [self._unread_from(row) for row in rows]

    def _unread_from(self, row: Row) -> Unread:
        room_id, last_read_offset, marker_version, head, tag, unread, mentions = row
        return Unread(
            room_id=room_id,
            last_read_offset=last_read_offset,
            marker_version=marker_version,
            unread=unread,
            mentions=mentions,
            position=Position(
                stream=room_stream(room_id), epoch=self.epoch, offset=head or 0, tag=tag or ORIGIN_TAG
            ),
        )
