"""The audit log. HTTP only."""

from __future__ import annotations

from collabd.actions import audit
from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.audit import AuditPage, ListAudit


async def list_audit(services: Services, caller: Caller, query: ListAudit) -> AuditPage:
    """A page of the log."""
    return await services.store.search(audit.list_audit, caller.require(), query)


OPERATIONS = [call("GET /admin/audit", ListAudit, AuditPage, list_audit)]
