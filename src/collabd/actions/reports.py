"""Reports: anybody who may read a message reports it; Moderators look through them and settle them."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.notifications import notify_of_office
from collabd.actions.office import note, require_moderator
from collabd.domain import policy
from collabd.domain.cursors import LAST, from_cursor, next_cursor
from collabd.domain.errors import conflict, gone, invalid, not_found
from collabd.domain.reports import (
    GREATEST_OPEN,
    ListReports,
    Reported,
    ReportMessage,
    ReportPage,
    ReportResult,
    ResolveReport,
)
from collabd.domain.texts import without_control
from collabd.store.base import Outcome


async def report_message(tx: Transaction, actor: Actor, command: ReportMessage) -> Reported:
    """Report another's message that the actor may read; a second report while one waits is the same.

    Raises `gone` for a deleted message, `conflict` for one's own and for too many reports.
    """
    message = await tx.messages.require(command.message_id, actor.user_id)
    if message.deleted_at is not None:
        raise gone("The message was deleted.", message)
    if message.author == actor.user_id:
        raise conflict("This is your own message. You can delete it.", field="messageId")
    reason = without_control(command.reason.strip(), "reason", "reason")
    if not reason:
        raise invalid("Say what is wrong with it.", field="reason")
    waiting = await tx.reports.waiting(actor.user_id, message.id)
    if waiting is not None:
        return Reported(id=waiting)
    if await tx.reports.count_open(actor.user_id) >= GREATEST_OPEN:
        raise conflict(f"{GREATEST_OPEN} of your reports are waiting. Give the Moderators some time.")
    report_id = tx.new_id()
    await tx.reports.insert(report_id, actor.user_id, message, reason, tx.now, hands_over=command.hand_over)
    return Reported(id=report_id)


async def answer_report(tx: Transaction, actor: Actor, command: ReportMessage, outcome: Outcome) -> Reported:
    """The answer to a repeat: one's report, if it still waits."""
    return Reported(id=await tx.reports.waiting(actor.user_id, command.message_id))


async def list_reports(view: Snapshot, actor: Actor, query: ListReports) -> ReportPage:
    """Reports, newest first (Moderators); each shows what this Moderator may see."""
    await require_moderator(view, actor)
    place = from_cursor(query.before, "before", LAST)
    waits = query.status == "open"
    found = await view.reports.page(actor.user_id, place, query.limit + 1, waits=waits)
    items = found[: query.limit]
    return ReportPage(
        items=[report for _, report in items],
        next=next_cursor(found, items, lambda one: (one[0], one[1].id)),
    )


async def resolve_report(tx: Transaction, actor: Actor, command: ResolveReport) -> ReportResult:
    """Settle a report (Moderators); settling one that is settled changes nothing."""
    await require_moderator(tx, actor)
    report = await tx.reports.get(command.report_id, actor.user_id)
    if report is None:
        raise not_found("report")
    resolution = without_control(command.resolution.strip(), "resolution", "resolution")
    if await tx.reports.resolve(command.report_id, actor.user_id, resolution, tx.now):
        await note(tx, actor, "report.resolve", command.report_id, {"resolution": resolution})
        if report.reporter != actor.user_id:
            await notify_of_office(tx, report.reporter, "reportSettled", report.reason)
    return ReportResult(report=await tx.reports.get(command.report_id, actor.user_id))


async def answer_resolved(
    tx: Transaction, actor: Actor, command: ResolveReport, outcome: Outcome
) -> ReportResult:
    """The answer to a repeat: the report as it stands, for those who may still see it."""
    if not policy.is_moderator(await tx.users.groups_of(actor.user_id)):
        return ReportResult(report=None)
    return ReportResult(report=await tx.reports.get(command.report_id, actor.user_id))
