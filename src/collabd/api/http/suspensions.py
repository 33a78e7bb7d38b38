"""Suspensions, over both doors."""

from collabd.actions import suspensions
from collabd.api.registry import command, query
from collabd.domain.suspensions import (
    ListSuspensions,
    SuspendUser,
    SuspensionPage,
    SuspensionResult,
    UnsuspendUser,
)

PATH = "/users/{userId}/suspension"

OPERATIONS = [
    query(
        "suspension.list", "GET /suspensions", ListSuspensions, SuspensionPage, suspensions.list_suspensions
    ),
    command(
        "user.suspend",
        f"PUT {PATH}",
        SuspendUser,
        SuspensionResult,
        suspensions.suspend_user,
        suspensions.answer_suspension,
    ),
    command(
        "user.unsuspend",
        f"DELETE {PATH}",
        UnsuspendUser,
        SuspensionResult,
        suspensions.unsuspend_user,
        suspensions.answer_suspension,
    ),
]
