"""Bans, over both doors."""

from collabd.actions import bans
from collabd.api.registry import command, query
from collabd.domain.bans import BanMember, BanPage, BanResult, ListBans, UnbanMember

PATH = "/rooms/{roomId}/bans"

OPERATIONS = [
    query("member.bans", f"GET {PATH}", ListBans, BanPage, bans.list_bans),
    command("member.ban", f"PUT {PATH}/{{userId}}", BanMember, BanResult, bans.ban_member, bans.answer_ban),
    command(
        "member.unban",
        f"DELETE {PATH}/{{userId}}",
        UnbanMember,
        BanResult,
        bans.unban_member,
        bans.answer_ban,
    ),
]
