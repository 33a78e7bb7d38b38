"""Moderation: people banned from a room, kept out for a time, and let in again."""

from tests.actions.traces.scene import Moves

from collabd.domain.bans import BanMember, UnbanMember
from collabd.domain.records import Command
from collabd.domain.reports import ReportMessage, ResolveReport
from collabd.domain.suspensions import SuspendUser, UnsuspendUser

LATER = "2026-12-24T12:00:00.000Z"

MOVES: Moves = {
    BanMember: (4, lambda at: BanMember(room_id=at.room(), user_id=at.person())),
    UnbanMember: (3, lambda at: UnbanMember(room_id=at.room(), user_id=at.person())),
    SuspendUser: (2, lambda at: SuspendUser(user_id=at.person(), until=LATER)),
    UnsuspendUser: (2, lambda at: UnsuspendUser(user_id=at.person())),
}
APART: dict[type[Command], str] = dict.fromkeys((ReportMessage, ResolveReport), "no stream tells of reports")
