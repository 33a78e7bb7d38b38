"""Invites."""

from __future__ import annotations

from collabd.domain.invites import Invite
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.store.queries.rows import Row, Rows

COLUMNS = "id, created_by, max_uses, uses, created_at, expires_at, revoked_at, room_id"

OPEN = "uses < max_uses AND expires_at > $1 AND revoked_at IS NULL"
"""An invite that can be used at the time `$1` (ms)."""


def invite_from(row: Row) -> Invite:
    """A row of `COLUMNS` as an Invite."""
    return Invite(
        id=row[0],
        created_by=row[1],
        max_uses=row[2],
        uses=row[3],
        created_at=rfc3339(row[4]),
        expires_at=rfc3339(row[5]),
        revoked_at=optional_rfc3339(row[6]),
        room_id=row[7],
    )


class InviteQueries:
    """Questions and changes about invites."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(
        self,
        invite_id: str,
        code_hash: bytes,
        created_by: str,
        max_uses: int,
        now: int,
        expires_at: int,
        room_id: str | None,
    ) -> Invite:
        """Store a new invite."""
        row = await self.rows.only(
            f"""
            INSERT INTO invites (id, code_hash, created_by, max_uses, created_at, expires_at, room_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            RETURNING {COLUMNS}
            """,  # noqa: S608
            invite_id,
            code_hash,
            created_by,
            max_uses,
            now,
            expires_at,
            room_id,
        )
        return invite_from(row)

    async def recent(self, room_id: str | None, now: int, since: int, limit: int) -> list[Invite]:
        """A room's invites, or the server's: those that can be used `now`, then those after `since` (ms)."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM invites
            WHERE  room_id IS NOT DISTINCT FROM $4 AND (({OPEN}) OR created_at > $2)
            ORDER  BY ({OPEN}) DESC, created_at DESC
            LIMIT  $3
            """,  # noqa: S608
            now,
            since,
            limit,
            room_id,
        )
        return [invite_from(row) for row in rows]

    async def count_open(self, room_id: str | None, now: int) -> int:
        """How many invites can be used: a room's, or the server's."""
        row = await self.rows.only(
            f"SELECT count(*) FROM invites WHERE room_id IS NOT DISTINCT FROM $2 AND {OPEN}",  # noqa: S608
            now,
            room_id,
        )
        count: int = row[0]
        return count

    async def get(self, invite_id: str) -> Invite | None:
        """An invite, or None."""
        row = await self.rows.one(f"SELECT {COLUMNS} FROM invites WHERE id = $1", invite_id)  # noqa: S608
        return None if row is None else invite_from(row)

    async def open(self, code_hash: bytes, now: int) -> Invite | None:
        """The invite of a code that can still be used, or None."""
        row = await self.rows.one(
            f"SELECT {COLUMNS} FROM invites WHERE code_hash = $2 AND {OPEN}",  # noqa: S608
            now,
            code_hash,
        )
        return None if row is None else invite_from(row)

    async def room_of(self, code_hash: bytes) -> str | None:
        """The room that a code leads into, also if it can no longer be used."""
        row = await self.rows.one("SELECT room_id FROM invites WHERE code_hash = $1", code_hash)
        return None if row is None else row[0]

    async def use(self, code_hash: bytes, now: int) -> bool:
        """Use an invite once; whether that was possible."""
        changed = await self.rows.run(
            f"UPDATE invites SET uses = uses + 1 WHERE code_hash = $2 AND {OPEN}",  # noqa: S608
            now,
            code_hash,
        )
        return changed > 0

    async def revoke(self, invite_id: str, now: int) -> bool:
        """Make an invite useless; whether that changed anything."""
        changed = await self.rows.run(
            "UPDATE invites SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", invite_id, now
        )
        return changed > 0
