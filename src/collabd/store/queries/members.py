"""Members. Looking a room up through the membership is the authorization."""

from __future__ import annotations

from collabd.domain.errors import forbidden, not_found
from collabd.domain.members import Member, Role
from collabd.domain.rooms import Room
from collabd.domain.times import rfc3339
from collabd.store.queries.rooms import COLUMNS as ROOM_COLUMNS
from collabd.store.queries.rooms import room_from
from collabd.store.queries.rows import Row, Rows

COLUMNS = "members.room_id, members.user_id, members.role, members.joined_at"


def member_from(row: Row) -> Member:
    """A row of `COLUMNS` as a Member."""
    return Member(room_id=row[0], user_id=row[1], role=row[2], joined_at=rfc3339(row[3]))


class MemberQueries:
    """Questions and changes about who belongs to a room."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def find(self, room_id: str, user_id: str) -> tuple[Room, Member | None]:
        """The room and the person's membership, as far as the person may see the room.

        Raises `not_found` for a private room of others just as for none.
        """
        row = await self.rows.one(
            f"""
            SELECT {ROOM_COLUMNS}, {COLUMNS}
            FROM   rooms
            LEFT   JOIN members ON members.room_id = rooms.id AND members.user_id = $2
            WHERE  rooms.id = $1
              AND  rooms.deleted_at IS NULL
              AND  (rooms.kind = 'public' OR members.user_id IS NOT NULL)
            """,  # noqa: S608
            room_id,
            user_id,
        )
        if row is None:
            raise not_found("room")
        room = room_from(row)
        return room, None if row[-1] is None else member_from(row[-4:])

    async def require(self, room_id: str, user_id: str) -> tuple[Room, Member]:
        """The room and the person's membership in it.

        Raises `not_found` if the person may not see the room, `forbidden` if it is public and not joined.
        """
        room, member = await self.find(room_id, user_id)
        if member is None:
            raise forbidden("Only members of the room may do this. Join it first.")
        return room, member

    async def get(self, room_id: str, user_id: str) -> Member | None:
        """The membership, or None."""
        row = await self.rows.one(
            f"SELECT {COLUMNS} FROM members WHERE room_id = $1 AND user_id = $2",  # noqa: S608
            room_id,
            user_id,
        )
        return None if row is None else member_from(row)

    async def insert(self, room_id: str, user_id: str, role: Role, now: int) -> Member:
        """Make a person a member; there is no membership yet."""
        await self.rows.run(
            "INSERT INTO members (room_id, user_id, role, joined_at) VALUES ($1, $2, $3, $4)",
            room_id,
            user_id,
            role,
            now,
        )
        return Member(room_id=room_id, user_id=user_id, role=role, joined_at=rfc3339(now))

    async def delete(self, room_id: str, user_id: str) -> None:
        """End a membership."""
        await self.rows.run("DELETE FROM members WHERE room_id = $1 AND user_id = $2", room_id, user_id)

    async def ids_of(self, room_id: str) -> list[str]:
        """Who belongs to a room."""
        rows = await self.rows.all("SELECT user_id FROM members WHERE room_id = $1", room_id)
        return [row[0] for row in rows]

    async def delete_all(self, room_id: str) -> list[str]:
        """End all memberships of a room; whose they were."""
        rows = await self.rows.all("DELETE FROM members WHERE room_id = $1 RETURNING user_id", room_id)
        return [row[0] for row in rows]

    async def set_role(self, room_id: str, user_id: str, role: Role) -> None:
        """Give a member another role."""
        await self.rows.run(
            "UPDATE members SET role = $3 WHERE room_id = $1 AND user_id = $2", room_id, user_id, role
        )

    async def heir(self, room_id: str) -> Member | None:
        """The longest-standing member of a room that has no owner left; None if it has one, or nobody."""
        row = await self.rows.one(
            f"""
            SELECT {COLUMNS} FROM members
            WHERE  room_id = $1
              AND  NOT EXISTS (SELECT 1 FROM members AS owners
                               WHERE owners.room_id = $1 AND owners.role = 'owner')
            ORDER  BY joined_at, user_id
            LIMIT  1
            """,  # noqa: S608
            room_id,
        )
        return None if row is None else member_from(row)

    async def of_user(self, user_id: str) -> list[Member]:
        """A person's memberships."""
        rows = await self.rows.all(
            f"SELECT {COLUMNS} FROM members WHERE user_id = $1 ORDER BY room_id",  # noqa: S608
            user_id,
        )
        return [member_from(row) for row in rows]

    async def page(self, room_id: str, after: tuple[int, str], limit: int) -> list[tuple[int, Member]]:
        """Members above (joined at, user id), longest-standing first, with the time they joined (ms)."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM members
            WHERE  room_id = $1 AND (joined_at, user_id) > ($2, $3)
            ORDER  BY joined_at, user_id
            LIMIT  $4
            """,  # noqa: S608
            room_id,
            after[0],
            after[1],
            limit,
        )
        return [(row[3], member_from(row)) for row in rows]
