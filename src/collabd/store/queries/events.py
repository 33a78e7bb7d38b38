"""The log: streams of events with gapless offsets."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping
from typing import Protocol

import msgspec

from collabd.domain.effects import Appended, Stored
from collabd.domain.events import Event
from collabd.domain.records import Position
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Rows

ORIGIN_TAG = "00000000"
"""The tag of offset 0: a stream in which nothing has happened."""

encode = msgspec.json.Encoder().encode


class Origin(Protocol):
    """On whose behalf an event is appended."""

    @property
    def actor_id(self) -> str | None:
        """Who acts."""

    @property
    def command_id(self) -> str | None:
        """With which command."""

    @property
    def command_hash(self) -> bytes | None:
        """What the command says; only on the event that carries the command's outcome."""


class EventQueries:
    """Append to the log, and read it from a position."""

    def __init__(self, rows: Rows, epoch: str) -> None:
        self.rows = rows
        self.epoch = epoch

    async def append(
        self,
        stream: str,
        event: Event | Callable[[int], Event],
        now: int,
        origin: Origin,
        record_id: str | None,
    ) -> Appended:
        """Take the stream's next offset and store the event there, in the running transaction."""
        tag = secrets.token_hex(4)
        head = await self.rows.only(
            """
            INSERT INTO streams (stream, head, tag)
            VALUES ($1, 1, $2)
            ON CONFLICT (stream) DO UPDATE SET head = streams.head + 1, tag = excluded.tag
            RETURNING head
            """,
            stream,
            tag,
        )
        offset: int = head[0]
        event = event if isinstance(event, Event) else event(offset)
        body = encode(
            msgspec.structs.replace(
                event, at=rfc3339(now), actor_id=origin.actor_id, command_id=origin.command_id, tag=tag
            )
        )
        await self.rows.run(
            """
            INSERT INTO events (stream, "offset", tag, at,
                                actor_id, command_id, command_hash, record_id, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            stream,
            offset,
            tag,
            now,
            origin.actor_id,
            origin.command_id,
            origin.command_hash,
            record_id,
            body.decode(),
        )
        return Appended(self._position(stream, offset, tag), body)

    async def head(self, stream: str) -> Position:
        """Where the stream stands; offset 0 if nothing has happened in it."""
        row = await self.rows.one("SELECT head, tag FROM streams WHERE stream = $1", stream)
        return self._position(stream, *(row or (0, ORIGIN_TAG)))

    async def heads(self, streams: Collection[str]) -> dict[str, Position]:
        """Where each of the streams stands."""
        known = await self.rows.together(
            "stream, head, tag",
            "SELECT stream, head, tag FROM streams WHERE stream IN (SELECT value FROM json_each($1))",
            encode([*streams]).decode(),
        )
        places = {stream: (head, tag) for stream, head, tag in known}
        return {stream: self._position(stream, *places.get(stream, (0, ORIGIN_TAG))) for stream in streams}

    def _position(self, stream: str, offset: int, tag: str) -> Position:
        return Position(stream=stream, epoch=self.epoch, offset=offset, tag=tag)

    async def tag_at(self, stream: str, offset: int) -> str | None:
        """The tag of the event at that offset; None if the log does not hold it."""
        if offset == 0:
            return ORIGIN_TAG
        row = await self.rows.one(
            'SELECT tag FROM events WHERE stream = $1 AND "offset" = $2', stream, offset
        )
        return None if row is None else row[0]

    async def after(self, stream: str, offset: int, limit: int) -> list[Stored]:
        """The events above `offset` in their order, at most `limit`."""
        rows = await self.rows.all(
            """
            SELECT "offset", body
            FROM   events
            WHERE  stream = $1 AND "offset" > $2
            ORDER  BY "offset"
            LIMIT  $3
            """,
            stream,
            offset,
            limit,
        )
        return [Stored(offset=row[0], body=row[1].encode()) for row in rows]

    async def above_all(self, places: Mapping[str, int], limit: int) -> dict[str, list[Stored]]:
        """The events above {stream: offset}, by one query; streams beyond `limit` events are left out."""
        if not places:
            return {}
        rows = await self.rows.all(
            """
            SELECT   events.stream, events."offset", CAST(events.body AS BLOB)
            FROM     json_each($1) AS place
            JOIN     events ON events.stream = place.key AND events."offset" > place.value
            ORDER BY place.id, events."offset"
            LIMIT    $2
            """,
            encode(places).decode(),
            limit,
        )
        found: dict[str, list[Stored]] = {stream: [] for stream in places}
        for stream, offset, body in rows:
            found[stream].append(Stored(offset=offset, body=body))
        if len(rows) == limit:
            # Rows come in the order of `places`: where they end, a stream may be cut off, and others missing.
            order = list(places)
            for stream in order[order.index(rows[-1][0]) :]:
                del found[stream]
        return found

    async def before(self, stream: str, offset: int, limit: int) -> list[Stored]:
        """The events below `offset`, newest first, at most `limit`."""
        rows = await self.rows.all(
            """
            SELECT "offset", body
            FROM   events
            WHERE  stream = $1 AND "offset" < $2
            ORDER  BY "offset" DESC
            LIMIT  $3
            """,
            stream,
            offset,
            limit,
        )
        return [Stored(offset=row[0], body=row[1].encode()) for row in rows]

    async def rewrite(self, stream: str, record_id: str, bodies: Callable[[bytes], bytes]) -> int:
        """Rewrite the stored bodies of a stream's events about a record; their places and tags stay.

        Returns the last offset where it rewrote something, or 0. Ids are made by clients: another stream may
        hold events about a record of another kind with this id.
        """
        rows = await self.rows.all(
            'SELECT "offset", body FROM events WHERE record_id = $1 AND stream = $2', record_id, stream
        )
        sql = 'UPDATE events SET body = $3 WHERE stream = $1 AND "offset" = $2'
        upto = 0
        for offset, body in rows:
            rewritten = bodies(body.encode()).decode()
            if rewritten != body:
                await self.rows.run(sql, stream, offset, rewritten)
                upto = max(upto, offset)
        return upto

    async def to_trim(self, before: int, keep: int) -> list[str]:
        """The streams whose first stored event is older than `before` (ms) and not of their newest `keep`."""
        rows = await self.rows.all(
            """
            SELECT streams.stream
            FROM   streams
            JOIN   events ON events.rowid = (
                       SELECT   rowid FROM events AS stored
                       WHERE    stored.stream = streams.stream
                       ORDER BY stored."offset"
                       LIMIT    1)
            WHERE  events.at < $1 AND events."offset" <= streams.head - $2
            ORDER  BY streams.stream
            """,
            before,
            keep,
        )
        return [row[0] for row in rows]

    async def trim(self, stream: str, before: int, keep: int, limit: int) -> int:
        """Delete a stream's oldest events that are older than `before` (ms), never its newest `keep`.

        Looks at no more than `limit` events; returns how many went. What is left has no gap, even if the
        clock was once set back and an event is older than the one before it.
        """
        return await self.rows.run(
            """
            DELETE FROM events
            WHERE rowid IN (
                WITH oldest AS (
                    SELECT rowid AS id, "offset", at
                    FROM   events
                    WHERE  stream = $1 AND "offset" <= (SELECT head FROM streams WHERE stream = $1) - $3
                    ORDER  BY "offset"
                    LIMIT  $4
                )
                SELECT id
                FROM   oldest
                WHERE  "offset" < coalesce((SELECT min("offset") FROM oldest WHERE at >= $2), "offset" + 1)
            )
            """,
            stream,
            before,
            keep,
            limit,
        )

    async def delete_stream(self, stream: str, limit: int) -> int:
        """Delete at most `limit` events of a stream that nobody may read again; how many went."""
        return await self.rows.run(
            """
            DELETE FROM events
            WHERE rowid IN (SELECT rowid FROM events WHERE stream = $1 ORDER BY "offset" LIMIT $2)
            """,
            stream,
            limit,
        )
