"""Room preferences: a row per person and room, once they have said something."""

from __future__ import annotations

from collabd.domain.room_preferences import RoomPreferences
from collabd.domain.times import optional_rfc3339
from collabd.store.queries.rows import Row, Rows

COLUMNS = "room_id, notify, muted_until, favourite"


def preferences_from(row: Row) -> RoomPreferences:
    """A row of `COLUMNS` as RoomPreferences."""
    return RoomPreferences(
        room_id=row[0], notify=row[1], muted_until=optional_rfc3339(row[2]), favourite=bool(row[3])
    )


class RoomPreferenceQueries:
    """Questions and changes about what members want of their rooms. They go with the membership."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def get(self, room_id: str, user_id: str) -> RoomPreferences | None:
        """What a member has said, or None."""
        row = await self.rows.one(
            f"SELECT {COLUMNS} FROM room_preferences WHERE user_id = $2 AND room_id = $1",  # noqa: S608
            room_id,
            user_id,
        )
        return None if row is None else preferences_from(row)

    async def of_user(self, user_id: str) -> list[RoomPreferences]:
        """All that a person has said."""
        rows = await self.rows.all(
            f"SELECT {COLUMNS} FROM room_preferences WHERE user_id = $1 ORDER BY room_id",  # noqa: S608
            user_id,
        )
        return [preferences_from(row) for row in rows]

    async def set(self, user_id: str, preferences: RoomPreferences, muted_until: int | None) -> None:
        """Store what a member wants; `muted_until` in milliseconds."""
        await self.rows.run(
            """
            INSERT INTO room_preferences (user_id, room_id, notify, muted_until, favourite)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (user_id, room_id)
            DO UPDATE SET notify = $3, muted_until = $4, favourite = $5
            """,
            user_id,
            preferences.room_id,
            preferences.notify,
            muted_until,
            int(preferences.favourite),
        )
