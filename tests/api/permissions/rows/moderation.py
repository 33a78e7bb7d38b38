"""Bans, reports, suspensions, the audit log."""

from tests.api.permissions.table import (
    ADMINISTER,
    BURIED,
    KEEP,
    MESSAGE,
    MODERATORS,
    ROOM,
    Anywhere,
    It,
    Person,
    Rights,
    Row,
)

ANOTHER = {"userId": Person("another")}
BANNED = {"roomId": ROOM, **ANOTHER}
RUDE = {"reason": "rude"}
REPORT = {"reportId": It("report")}
LATER = "2026-12-24T12:00:00.000Z"
MODERATE = Anywhere(MODERATORS)

#                     stranger  former  member  author  owner  moderator  admin
NOT_ONES_OWN = "      ok        ok      ok      clash   ok     ok         ok"
NOT_ONES_OWN_INSIDE = "-        -       ok      clash   ok     -          -"
GONE_FOR_ALL = "      gone      gone    gone    gone    gone   gone       gone"
GONE_FOR_ALL_INSIDE = "-        -       gone    gone    gone   -          -"

ROWS = [
    Row("member.ban", BANNED, KEEP),
    Row("member.unban", BANNED, KEEP),
    Row("member.bans", {"roomId": ROOM}, KEEP),
    Row("message.report", {"messageId": MESSAGE, **RUDE}, Rights(NOT_ONES_OWN, NOT_ONES_OWN_INSIDE)),
    Row(
        "message.report",
        {"messageId": BURIED, **RUDE},
        Rights(GONE_FOR_ALL, GONE_FOR_ALL_INSIDE),
        "a deleted one",
    ),
    Row("report.list", {}, MODERATE),
    Row("report.resolve", REPORT, MODERATE),
    Row("user.suspend", {**ANOTHER, "until": LATER}, MODERATE),
    Row("user.unsuspend", ANOTHER, MODERATE),
    Row("suspension.list", {}, MODERATE),
    Row("GET /admin/audit", {}, ADMINISTER),
]
