"""Sessions and one-time codes. Only hashes of tokens and codes are stored."""

from __future__ import annotations

from msgspec import Struct

from collabd.domain.sessions import Session
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Rows


class SignedInSession(Struct, frozen=True):
    """Who is behind a token, and when the session was last seen (ms).

    An API key stands in the place of a session; `scopes` is what it may do.
    """

    session_id: str
    user_id: str
    display_name: str
    last_seen_at: int
    expires_at: int
    scopes: frozenset[str] | None = None


class SessionQueries:
    """Questions and changes about sessions and one-time codes."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(
        self,
        session_id: str,
        user_id: str,
        token_hash: bytes,
        device: str,
        ip: str,
        now: int,
        expires_at: int,
    ) -> None:
        """Store a new session."""
        await self.rows.run(
            """
            INSERT INTO sessions (id, user_id, token_hash, device, ip, created_at, last_seen_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
            """,
            session_id,
            user_id,
            token_hash,
            device,
            ip,
            now,
            expires_at,
        )

    async def by_token(self, token_hash: bytes, now: int) -> SignedInSession | None:
        """The running session of a token; None if there is none or the account is deactivated."""
        row = await self.rows.one(
            """
            SELECT sessions.id, users.id, users.display_name, sessions.last_seen_at, sessions.expires_at
            FROM   sessions JOIN users ON users.id = sessions.user_id
            WHERE  sessions.token_hash = $1 AND sessions.expires_at > $2 AND users.deactivated_at IS NULL
            """,
            token_hash,
            now,
        )
        return None if row is None else SignedInSession(*row)

    async def touch(self, session_id: str, ip: str, now: int, expires_at: int) -> None:
        """The session was used just now, from there, and lasts until then (ms)."""
        await self.rows.run(
            "UPDATE sessions SET last_seen_at = $3, ip = $2, expires_at = $4 WHERE id = $1",
            session_id,
            ip,
            now,
            expires_at,
        )

    async def keep(self, session_id: str, now: int, expires_at: int) -> bool:
        """The session has a live socket, and lasts until then (ms). Whether there is such a session."""
        changed = await self.rows.run(
            "UPDATE sessions SET last_seen_at = $2, expires_at = $3 WHERE id = $1",
            session_id,
            now,
            expires_at,
        )
        return changed > 0

    async def of_user(self, user_id: str, now: int) -> list[Session]:
        """A person's running sessions, newest first."""
        rows = await self.rows.all(
            """
            SELECT id, device, ip, created_at, last_seen_at, expires_at
            FROM   sessions
            WHERE  user_id = $1 AND expires_at > $2
            ORDER  BY created_at DESC, id
            """,
            user_id,
            now,
        )
        return [
            Session(
                id=row[0],
                device=row[1],
                ip=row[2],
                created_at=rfc3339(row[3]),
                last_seen_at=rfc3339(row[4]),
                expires_at=rfc3339(row[5]),
            )
            for row in rows
        ]

    async def ids_of(self, user_id: str) -> list[str]:
        """The ids of all of a person's sessions."""
        rows = await self.rows.all("SELECT id FROM sessions WHERE user_id = $1", user_id)
        return [row[0] for row in rows]

    async def belongs(self, session_id: str, user_id: str) -> bool:
        """Whether the person has this session."""
        row = await self.rows.one(
            "SELECT 1 FROM sessions WHERE id = $1 AND user_id = $2", session_id, user_id
        )
        return row is not None

    async def expired(self, now: int, limit: int) -> list[tuple[str, str]]:
        """At most `limit` sessions that have run out, each with the person whose it was."""
        rows = await self.rows.all(
            "SELECT id, user_id FROM sessions WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2", now, limit
        )
        return [(row[0], row[1]) for row in rows]

    async def delete(self, session_id: str) -> None:
        """Delete a session."""
        await self.rows.run("DELETE FROM sessions WHERE id = $1", session_id)

    async def insert_code(
        self, code_hash: bytes, purpose: str, user_id: str | None, now: int, expires_at: int | None
    ) -> None:
        """Store a one-time code, in place of any earlier one of the same purpose and person."""
        await self.delete_codes(purpose, user_id)
        await self.rows.run(
            """
            INSERT INTO codes (code_hash, purpose, user_id, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            code_hash,
            purpose,
            user_id,
            now,
            expires_at,
        )

    async def code_is_valid(self, code_hash: bytes, purpose: str, now: int) -> bool:
        """Whether the code can still be used."""
        row = await self.rows.one(
            """
            SELECT 1 FROM codes
            WHERE  code_hash = $1 AND purpose = $2 AND (expires_at IS NULL OR expires_at > $3)
            """,
            code_hash,
            purpose,
            now,
        )
        return row is not None

    async def owner_of_code(self, code_hash: bytes, purpose: str, now: int) -> str | None:
        """Whose a code is that can still be used; None if it cannot."""
        row = await self.rows.one(
            """
            SELECT user_id FROM codes
            WHERE  code_hash = $1 AND purpose = $2 AND (expires_at IS NULL OR expires_at > $3)
            """,
            code_hash,
            purpose,
            now,
        )
        return None if row is None else row[0]

    async def use_code(self, code_hash: bytes) -> None:
        """Use a code up."""
        await self.rows.run("DELETE FROM codes WHERE code_hash = $1", code_hash)

    async def delete_codes(self, purpose: str, user_id: str | None) -> None:
        """Make every code of this purpose and person useless."""
        await self.rows.run(
            "DELETE FROM codes WHERE purpose = $1 AND user_id IS NOT DISTINCT FROM $2", purpose, user_id
        )
