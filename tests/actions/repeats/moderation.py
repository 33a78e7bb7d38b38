"""Moderation."""

from tests.actions.repeats.making import Makes, question
from tests.support.stage import Stage

from collabd.domain.bans import BanMember, UnbanMember
from collabd.domain.reports import ReportMessage, ResolveReport
from collabd.domain.suspensions import SuspendUser, UnsuspendUser
from collabd.domain.users import AddToGroup

LATER = "2026-12-24T12:00:00.000Z"


async def ban(stage: Stage) -> BanMember:
    return BanMember(room_id=await stage.room("bob", "Mine", "carol"), user_id=stage.id("carol"))


async def unban(stage: Stage) -> UnbanMember:
    banned = await ban(stage)
    await stage.do("bob", banned)
    return UnbanMember(room_id=banned.room_id, user_id=banned.user_id)


async def report(stage: Stage) -> ReportMessage:
    return ReportMessage(message_id=await question(stage), reason="rude")


async def resolve(stage: Stage) -> ResolveReport:
    await make_moderator(stage)
    reported = await stage.do("bob", await report(stage))
    return ResolveReport(report_id=reported.id, resolution="talked to them")


async def suspend(stage: Stage) -> SuspendUser:
    await make_moderator(stage)
    return SuspendUser(user_id=stage.id("carol"), until=LATER)


async def unsuspend(stage: Stage) -> UnsuspendUser:
    suspended = await suspend(stage)
    await stage.do("bob", suspended)
    return UnsuspendUser(user_id=suspended.user_id)


async def make_moderator(stage: Stage) -> None:
    """Bob looks after this server, too."""
    await stage.enter("root", groups=("admins",))
    await stage.do("root", AddToGroup(group_id="moderators", user_id=stage.id("bob")))


MAKES: Makes = {
    BanMember: ban,
    UnbanMember: unban,
    ReportMessage: report,
    ResolveReport: resolve,
    SuspendUser: suspend,
    UnsuspendUser: unsuspend,
}
TWICE = (BanMember, UnbanMember, ReportMessage, SuspendUser, UnsuspendUser)
