"""Rooms."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from collabd.domain.rooms import Room
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.store.queries.rows import Row, Rows

COLUMNS = """
    rooms.id, rooms.kind, rooms.name, rooms.description, rooms.created_by, rooms.member_count,
    rooms.message_count, rooms.last_activity, rooms.created_at, rooms.updated_at, rooms.posting_policy,
    rooms.pin_policy, rooms.archived_at, rooms.people
"""


def room_from(row: Row) -> Room:
    """A row of `COLUMNS` as a Room."""
    return Room(
        id=row[0],
        kind=row[1],
        is_private=row[1] != "public",
        name=row[2],
        description=row[3],
        created_by=row[4],
        members=row[5],
        message_count=row[6],
        last_activity=rfc3339(row[7]),
        created_at=rfc3339(row[8]),
        updated_at=rfc3339(row[9]),
        posting_policy=row[10],
        pin_policy=row[11],
        archived_at=optional_rfc3339(row[12]),
        people=None if row[13] is None else row[13].split(","),
    )


class RoomQueries:
    """Questions and changes about rooms. What a person may not see is not there."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(self, room: Room, now: int) -> bool:
        """Store a new room; False if its id is taken."""
        changed = await self.rows.run(
            """
            INSERT INTO rooms (id, kind, name, description, people, created_by, last_activity, created_at,
                               updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $7)
            ON CONFLICT (id) DO NOTHING
            """,
            room.id,
            room.kind,
            room.name,
            room.description,
            None if room.people is None else ",".join(room.people),
            room.created_by,
            now,
        )
        return changed > 0

    async def update(self, room: Room, archived_at: int | None, now: int) -> None:
        """Store what can be changed of a room; times in milliseconds."""
        await self.rows.run(
            """
            UPDATE rooms
            SET    name = $2, description = $3, kind = $4, posting_policy = $5, pin_policy = $6,
                   archived_at = $7, updated_at = $8
            WHERE  id = $1
            """,
            room.id,
            room.name,
            room.description,
            room.kind,
            room.posting_policy,
            room.pin_policy,
            archived_at,
            now,
        )

    async def by_id(self, room_id: str) -> Room | None:
        """The room, whoever asks: for Admins' deletion by id."""
        row = await self.rows.one(
            f"SELECT {COLUMNS} FROM rooms WHERE id = $1 AND deleted_at IS NULL",  # noqa: S608
            room_id,
        )
        return None if row is None else room_from(row)

    async def visible(self, user_id: str) -> list[Room]:
        """All rooms that the person may see, by name."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM rooms
            WHERE  deleted_at IS NULL
              AND  (kind = 'public' OR id IN (SELECT room_id FROM members WHERE user_id = $1))
            ORDER  BY name, id
            """,  # noqa: S608
            user_id,
        )
        return [room_from(row) for row in rows]

    async def joined(self, user_ids: Collection[str]) -> dict[str, list[str]]:
        """By person: the ids of the rooms that they have joined, the most recently active first."""
        rows = await self.rows.together(
            "user_id, id, last_activity",
            """
            SELECT members.user_id, rooms.id, rooms.last_activity
            FROM   members JOIN rooms ON rooms.id = members.room_id
            WHERE  members.user_id IN (SELECT value FROM json_each($1)) AND rooms.deleted_at IS NULL
            """,
            msgspec.json.encode([*user_ids]).decode(),
        )
        rooms: dict[str, list[str]] = {user_id: [] for user_id in user_ids}
        for user_id, room_id, _ in sorted(rows, key=lambda row: (-row[2], row[1])):
            rooms[user_id].append(room_id)
        return rooms

    async def page(
        self, user_id: str, after: tuple[str, str], limit: int, *, joined_only: bool
    ) -> list[Room]:
        """Rooms above (name, id) that the person may see, or has joined, by name."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM rooms
            WHERE  deleted_at IS NULL
              AND  ((kind = 'public' AND NOT $5) OR id IN (SELECT room_id FROM members WHERE user_id = $1))
              AND  (name, id) > ($2, $3)
            ORDER  BY name, id
            LIMIT  $4
            """,  # noqa: S608
            user_id,
            after[0],
            after[1],
            limit,
            joined_only,
        )
        return [room_from(row) for row in rows]

    async def count_member(self, room_id: str, change: int, now: int) -> int:
        """One member more or fewer; how many there are now. A room notes since when it stands empty."""
        row = await self.rows.only(
            """
            UPDATE rooms
            SET    member_count = member_count + $2,
                   emptied_at = CASE WHEN member_count + $2 = 0 THEN $3 END
            WHERE  id = $1
            RETURNING member_count
            """,
            room_id,
            change,
            now,
        )
        count: int = row[0]
        return count

    async def count_message(self, room_id: str, change: int, now: int) -> None:
        """One message more (which is activity) or fewer."""
        await self.rows.run(
            """
            UPDATE rooms
            SET    message_count = message_count + $2,
                   last_activity = CASE WHEN $2 > 0 THEN $3 ELSE last_activity END
            WHERE  id = $1
            """,
            room_id,
            change,
            now,
        )

    async def empty_since(self, before: int) -> str | None:
        """A private room that nobody has been in since `before` (ms), or None."""
        row = await self.rows.one(
            """
            SELECT id FROM rooms
            WHERE  emptied_at < $1 AND deleted_at IS NULL AND kind = 'private'
            ORDER  BY emptied_at
            LIMIT  1
            """,
            before,
        )
        return None if row is None else row[0]

    async def mark_deleted(self, room_id: str, now: int) -> None:
        """Put the room out of everybody's sight; its rows are purged in steps afterwards."""
        await self.rows.run("UPDATE rooms SET deleted_at = $2 WHERE id = $1", room_id, now)

    async def deleted(self) -> str | None:
        """A room that still has to be purged, or None."""
        row = await self.rows.one(
            "SELECT id FROM rooms WHERE deleted_at IS NOT NULL ORDER BY deleted_at LIMIT 1"
        )
        return None if row is None else row[0]

    async def delete(self, room_id: str) -> None:
        """Delete the row of a room whose messages are gone."""
        await self.rows.run("DELETE FROM rooms WHERE id = $1", room_id)
