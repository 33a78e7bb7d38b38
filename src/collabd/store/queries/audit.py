"""The audit log: who did what by the right of an office, written in the transaction that did it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from collabd.domain.audit import AuditEntry
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Row, Rows

COLUMNS = "id, at, actor_id, ip, action, subject, outcome, details"
FILTERS = ("actor_id", "action", "subject")


def entry_from(row: Row) -> AuditEntry:
    """A row of `COLUMNS` as an AuditEntry."""
    return AuditEntry(
        id=row[0],
        at=rfc3339(row[1]),
        actor_id=row[2],
        ip=row[3],
        action=row[4],
        subject=row[5],
        outcome=row[6],
        details=msgspec.json.decode(row[7], type=dict[str, str]),
    )


class AuditQueries:
    """Write and read the audit log."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(
        self,
        entry_id: str,
        now: int,
        actor_id: str | None,
        action: str,
        subject: str | None,
        details: Mapping[str, str] | None = None,
        ip: str | None = None,
    ) -> None:
        """Add an entry; `details` holds no secret."""
        await self.rows.run(
            """
            INSERT INTO audit (id, at, actor_id, action, subject, outcome, details, ip)
            VALUES ($1, $2, $3, $4, $5, 'done', $6, $7)
            """,
            entry_id,
            now,
            actor_id,
            action,
            subject,
            msgspec.json.encode(details or {}).decode(),
            ip,
        )

    async def page(
        self, before: tuple[int, str], limit: int, wanted: Mapping[str, str | None]
    ) -> list[tuple[int, AuditEntry]]:
        """Entries below (time, id), newest first, with their times (ms); `wanted` names `FILTERS`."""
        values = [wanted[name] for name in FILTERS if wanted.get(name) is not None]
        named = [name for name in FILTERS if wanted.get(name) is not None]
        filters = "".join(f" AND {name} = ${number}" for number, name in enumerate(named, 4))
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM audit
            WHERE  (at, id) < ($1, $2){filters}
            ORDER  BY at DESC, id DESC
            LIMIT  $3
            """,  # noqa: S608
            before[0],
            before[1],
            limit,
            *values,
        )
        return [(row[1], entry_from(row)) for row in rows]
