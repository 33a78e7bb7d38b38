"""Reports, over both doors."""

from collabd.actions import reports
from collabd.api.registry import command, query
from collabd.domain.reports import (
    ListReports,
    Reported,
    ReportMessage,
    ReportPage,
    ReportResult,
    ResolveReport,
)

OPERATIONS = [
    command(
        "message.report",
        "POST /messages/{messageId}/report",
        ReportMessage,
        Reported,
        reports.report_message,
        reports.answer_report,
    ),
    query("report.list", "GET /reports", ListReports, ReportPage, reports.list_reports),
    command(
        "report.resolve",
        "POST /reports/{reportId}/resolve",
        ResolveReport,
        ReportResult,
        reports.resolve_report,
        reports.answer_resolved,
    ),
]
