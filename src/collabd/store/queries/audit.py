"""The audit log: who did what by the right of an office, written in the transaction that did it."""

from __future__ import annotations

import msgspec

from collabd.store.queries.rows import Rows


class AuditQueries:
    """Write the audit log."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(
        self,
        entry_id: str,
        now: int,
        actor_id: str | None,
        action: str,
        subject: str | None,
        details: dict[str, str] | None = None,
    ) -> None:
        """Add an entry; `details` holds no secret."""
        await self.rows.run(
            """
            INSERT INTO audit (id, at, actor_id, action, subject, outcome, details)
            VALUES ($1, $2, $3, $4, $5, 'done', $6)
            """,
            entry_id,
            now,
            actor_id,
            action,
            subject,
            msgspec.json.encode(details or {}).decode(),
        )
