"""How much there is, counted without reading messages or events one by one."""

from __future__ import annotations

from collabd.domain.census import Census
from collabd.store.queries.rows import Rows


class CensusQueries:
    """Count what the database holds."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def take(self, now: int) -> Census:
        """All counts; rooms and streams keep their own, so this reads a row of each, not of each message."""
        row = await self.rows.only(
            """
            SELECT (SELECT count(*) FROM users WHERE deactivated_at IS NULL),
                   (SELECT count(*) FROM sessions WHERE expires_at > $1),
                   (SELECT count(*) FROM rooms WHERE deleted_at IS NULL),
                   (SELECT coalesce(sum(message_count), 0) FROM rooms WHERE deleted_at IS NULL),
                   (SELECT coalesce(sum(head), 0) FROM streams),
                   (SELECT count(*) FROM files),
                   (SELECT coalesce(sum(size), 0) FROM blobs)
            """,
            now,
        )
        people, sessions, rooms, messages, events, files, file_bytes = row
        return Census(
            people=people,
            sessions=sessions,
            rooms=rooms,
            messages=messages,
            events=events,
            files=files,
            file_bytes=file_bytes,
        )
