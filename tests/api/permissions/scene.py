"""What the table is about: nine callers, and the same things in a public, a private and a deleted room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.api.permissions.table import It, Person
from tests.support.stage import Stage
from tests.support.uploads import picture

from collabd.actions.context import Transaction
from collabd.actions.operator import offer_reset
from collabd.domain.api_keys import CreateApiKey
from collabd.domain.files import Purpose
from collabd.domain.invites import CreateInvite
from collabd.domain.messages import DeleteMessage, SendMessage
from collabd.domain.records import Command
from collabd.domain.reports import ReportMessage
from collabd.domain.rooms import DeleteRoom, LeaveRoom, OpenDirectRoom, RoomKind, UpdateRoom
from collabd.domain.users import UpdateUser

PASSWORD = "correct horse battery"
PEOPLE = ("stranger", "former", "member", "author", "owner", "another", "newcomer", "revoked")
KINDS: dict[str, RoomKind] = {
    "public": "public",
    "private": "private",
    "quiet": "public",
    "archived": "public",
    "deleted": "public",
}


ENDS: dict[str, Callable[[str], Command]] = {
    "quiet": lambda room: UpdateRoom(room_id=room, posting_policy="owners", pin_policy="owners"),
    "archived": lambda room: UpdateRoom(room_id=room, archived=True),
    "deleted": lambda room: DeleteRoom(room_id=room),
}
"""What the owner does in the end."""


@dataclass(frozen=True)
class Place:
    """One room and what is in it, by the names that rows use."""

    stage: Stage
    names: dict[str, str]

    def resolve(self, value: Any) -> Any:
        """What a row asks for, with the ids of this place."""
        if isinstance(value, Person):
            return self.stage.id(value)
        if isinstance(value, It):
            return self.names[value]
        if isinstance(value, dict):
            return {key: self.resolve(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.resolve(one) for one in value]
        return value


async def people(stage: Stage) -> dict[str, str]:
    """Everybody enters; what is there beside rooms, by name."""
    await stage.enter(*PEOPLE)
    await stage.enter("moderator", groups=("moderators",))
    await stage.enter("admin", groups=("admins",))
    hashed = await stage.services.passwords.hash(PASSWORD)
    await stage.w.store.write(give_passwords, hashed)
    await stage.w.store.write(end_session, stage.people["revoked"].actor.session_id)
    invite = await stage.do("admin", CreateInvite())
    reset = await stage.w.store.write(offer_reset, "another")
    begun = await stage.services.uploads.begin(stage.people["author"].actor, "five.txt", 5)
    key = await stage.do("another", CreateApiKey(name="robot", scopes=["read"]))
    avatar = await upload(stage, "another", "avatar", "avatar")
    await stage.do("another", UpdateUser(avatar_file_id=avatar))
    return {
        "loose": await upload(stage, "author", "loose"),
        "portrait": await upload(stage, "author", "portrait", "avatar"),
        "avatar": avatar,
        "upload": begun.id,
        "password": PASSWORD,
        "reset_code": reset.code or "",
        "invite": invite.invite.id,
        "invite_code": invite.code,
        "another_key": key.api_key.id,
        "another_session": stage.people["another"].actor.session_id,
    }


async def give_passwords(tx: Transaction, hashed: str) -> None:
    """The same for everybody."""
    await tx.users.rows.run("UPDATE users SET password_hash = $1", hashed)


async def end_session(tx: Transaction, session_id: str) -> None:
    """Sign someone out."""
    await tx.end_session(session_id)


async def place(stage: Stage, kind: str, beside: dict[str, str]) -> Place:
    """A room in which the author, a member and a former member have said something."""
    room = await stage.room("owner", kind, "member", "author", "former", "another", kind=KINDS[kind])
    said = await talk(stage, room, "former")
    invited = await stage.do("owner", CreateInvite(room_id=room, max_uses=1_000))
    said |= {"room_invite": invited.invite.id, "room_code": invited.code}
    await stage.do("former", LeaveRoom(room_id=room))
    if kind in ENDS:
        await stage.do("owner", ENDS[kind](room))
    return Place(stage, {**beside, **said})


async def direct_place(stage: Stage, beside: dict[str, str]) -> Place:
    """The same, where nobody comes or goes: what is the former member's elsewhere is another's here."""
    names = ("author", "member", "another")
    opened = await stage.do("owner", OpenDirectRoom(user_ids=[stage.id(name) for name in names]))
    nowhere = {"room_invite": opened.room.id, "room_code": "nonsense"}
    return Place(stage, {**beside, **await talk(stage, opened.room.id, "another"), **nowhere})


async def talk(stage: Stage, room: str, fourth: str) -> dict[str, str]:
    """What is said in every place, by the names that rows use."""
    file = await upload(stage, "author", room)
    sent = SendMessage(room_id=room, content="mine", attachments=[file])
    first = (await stage.do("author", sent)).message
    reply = await stage.reply("member", first, "and mine")
    old = await stage.say(fourth, room, "mine, too")
    buried = await stage.say("author", room, "regret")
    await stage.do("author", DeleteMessage(message_id=buried.id))
    report = await stage.do("another", ReportMessage(message_id=first.id, reason="rude"))
    said = {"message": first.id, "reply": reply.id, "old": old.id, "buried": buried.id}
    return {"room": room, **said, "file": file, "report": report.id}


async def upload(stage: Stage, who: str, name: str, purpose: Purpose = "attachment") -> str:
    """A picture of somebody's; the file's id."""
    actor = stage.people[who].actor
    return (await stage.services.uploads.bring(actor, f"{name}.png", picture(), purpose)).id
