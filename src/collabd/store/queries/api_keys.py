"""API keys. Only hashes of keys are stored."""

from __future__ import annotations

from collections.abc import Sequence

from collabd.domain.api_keys import ApiKey, Scope
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.store.queries.rows import Rows
from collabd.store.queries.sessions import SignedInSession


class ApiKeyQueries:
    """Questions and changes about API keys."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(
        self,
        key_id: str,
        user_id: str,
        name: str,
        key_hash: bytes,
        scopes: Sequence[Scope],
        now: int,
        expires_at: int | None,
    ) -> ApiKey:
        """Store a new key."""
        await self.rows.run(
            """
            INSERT INTO api_keys (id, user_id, name, key_hash, scopes, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            key_id,
            user_id,
            name,
            key_hash,
            " ".join(scopes),
            now,
            expires_at,
        )
        return ApiKey(
            id=key_id,
            name=name,
            scopes=list(scopes),
            created_at=rfc3339(now),
            last_used_at=None,
            expires_at=optional_rfc3339(expires_at),
        )

    async def by_key(self, key_hash: bytes, now: int) -> SignedInSession | None:
        """Who is behind a key that can be used; None if there is none.

        A deactivated person's opens nothing, and neither does a suspended one's for that time.
        """
        row = await self.rows.one(
            """
            SELECT api_keys.id, users.id, users.display_name, coalesce(api_keys.last_used_at, 0),
                   coalesce(api_keys.expires_at, 0), api_keys.scopes
            FROM   api_keys JOIN users ON users.id = api_keys.user_id
            WHERE  api_keys.key_hash = $1 AND users.deactivated_at IS NULL
            AND    (api_keys.expires_at IS NULL OR api_keys.expires_at > $2)
            AND    NOT EXISTS (SELECT 1 FROM suspensions WHERE user_id = users.id AND until > $2)
            """,
            key_hash,
            now,
        )
        if row is None:
            return None
        scopes = frozenset(row[5].split())
        return SignedInSession(row[0], row[1], row[2], row[3], row[4], scopes)

    async def of_user(self, user_id: str) -> list[ApiKey]:
        """A person's keys, newest first."""
        rows = await self.rows.all(
            """
            SELECT id, name, scopes, created_at, last_used_at, expires_at
            FROM   api_keys
            WHERE  user_id = $1
            ORDER  BY created_at DESC, id
            """,
            user_id,
        )
        return [
            ApiKey(
                id=row[0],
                name=row[1],
                scopes=row[2].split(),
                created_at=rfc3339(row[3]),
                last_used_at=optional_rfc3339(row[4]),
                expires_at=optional_rfc3339(row[5]),
            )
            for row in rows
        ]

    async def belongs(self, key_id: str, user_id: str) -> bool:
        """Whether the person has this key."""
        row = await self.rows.one("SELECT 1 FROM api_keys WHERE id = $1 AND user_id = $2", key_id, user_id)
        return row is not None

    async def touch(self, key_id: str, now: int) -> None:
        """The key was used just now."""
        await self.rows.run("UPDATE api_keys SET last_used_at = $2 WHERE id = $1", key_id, now)

    async def expired(self, now: int, limit: int) -> list[tuple[str, str, str]]:
        """At most `limit` keys that have run out, each with the person whose it was and its name."""
        rows = await self.rows.all(
            """
            SELECT id, user_id, name FROM api_keys
            WHERE  expires_at IS NOT NULL AND expires_at <= $1
            ORDER  BY expires_at
            LIMIT  $2
            """,
            now,
            limit,
        )
        return [(row[0], row[1], row[2]) for row in rows]

    async def delete(self, key_id: str) -> None:
        """Delete a key."""
        await self.rows.run("DELETE FROM api_keys WHERE id = $1", key_id)
