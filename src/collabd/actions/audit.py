"""The audit log: each entry is written in the transaction of what it tells; Admins read it."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot
from collabd.actions.users import require_admin
from collabd.domain.audit import AuditPage, ListAudit
from collabd.domain.cursors import LAST, from_cursor, next_cursor


async def list_audit(view: Snapshot, actor: Actor, query: ListAudit) -> AuditPage:
    """A page of the log, newest first (Admins)."""
    await require_admin(view, actor)
    place = from_cursor(query.before, "before", LAST)
    wanted = {"actor_id": query.actor_id, "action": query.action, "subject": query.subject}
    found = await view.audit.page(place, query.limit + 1, wanted)
    items = found[: query.limit]
    return AuditPage(
        items=[entry for _, entry in items],
        next=next_cursor(found, items, lambda one: (one[0], one[1].id)),
    )
