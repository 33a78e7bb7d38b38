"""Members, over both doors."""

from collabd.actions import members
from collabd.api.registry import command, query
from collabd.domain.members import (
    AddMember,
    ListMembers,
    MemberPage,
    MemberResult,
    RemoveMember,
    UpdateMember,
)

PATH = "/rooms/{roomId}/members"

OPERATIONS = [
    query("member.list", f"GET {PATH}", ListMembers, MemberPage, members.list_members),
    command(
        "member.add",
        f"PUT {PATH}/{{userId}}",
        AddMember,
        MemberResult,
        members.add_member,
        members.answer_member,
    ),
    command(
        "member.update",
        f"PATCH {PATH}/{{userId}}",
        UpdateMember,
        MemberResult,
        members.update_member,
        members.answer_member,
    ),
    command(
        "member.remove",
        f"DELETE {PATH}/{{userId}}",
        RemoveMember,
        MemberResult,
        members.remove_member,
        members.answer_member,
    ),
]
