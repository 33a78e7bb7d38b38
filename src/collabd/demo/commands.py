"""From steps to commands: who does what, with ids in place of names."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from collabd.demo.steps import (
    AvatarChosen,
    FileUploaded,
    MessageDeleted,
    MessageEdited,
    MessageSent,
    PersonJoins,
    ReactionAdded,
    ReactionRemoved,
    RoomCreated,
    RoomJoined,
    StatusSet,
    Step,
)
from collabd.domain.ids import new_id
from collabd.domain.members import AddMember
from collabd.domain.messages import DeleteMessage, EditMessage, SendMessage
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.records import Command
from collabd.domain.rooms import CreateRoom, JoinRoom
from collabd.domain.users import UpdateUser, UserStatus

Happening: TypeAlias = MessageSent | MessageEdited | MessageDeleted | ReactionAdded | ReactionRemoved


class Act(Struct, frozen=True):
    """A command, its name, and the user name of the person who gives it."""

    who: str
    name: str
    command: Command


class Script:
    """Turns everything but arrivals and uploads into acts.

    `people` gives the ids of those who have arrived, `files` of what was uploaded; what was not is not sent.
    """

    def __init__(self) -> None:
        self.people: dict[str, str] = {}
        self.files: dict[str, str] = {}
        self._rooms: dict[str, str] = {}
        self._messages: dict[str, str] = {}
        self._versions: dict[str, int] = {}

    def act(self, step: Step) -> Act:
        """The act of a step; raises `KeyError` for what has not been there before."""
        if isinstance(step, RoomCreated):
            room_id = self._rooms[step.key] = new_id(step.at)
            made = CreateRoom(id=room_id, kind=step.kind, name=step.name, description=step.description)
            return Act(step.by, "room.create", made)
        if isinstance(step, RoomJoined):
            return self._join(step)
        if isinstance(step, AvatarChosen):
            return Act(step.who, "user.update", UpdateUser(avatar_file_id=self.files[step.file_key]))
        if isinstance(step, StatusSet):
            said = UserStatus(text=step.text, emoji=step.emoji)
            return Act(step.who, "user.update", UpdateUser(status=said))
        if isinstance(step, PersonJoins | FileUploaded):
            raise TypeError("an arrival is no command of an account, an upload none at all")
        return self._talk(step)

    def _join(self, step: RoomJoined) -> Act:
        room_id = self._rooms[step.room]
        if step.by == step.who:
            return Act(step.who, "room.join", JoinRoom(room_id=room_id))
        return Act(step.by, "member.add", AddMember(room_id=room_id, user_id=self.people[step.who]))

    def _talk(self, step: Happening) -> Act:
        if isinstance(step, MessageSent):
            message_id = self._messages[step.key] = new_id(step.at)
            sent = SendMessage(
                id=message_id,
                room_id=self._rooms[step.room],
                content=step.content,
                thread_id=self._messages[step.thread_key] if step.thread_key else None,
                reply_to_id=self._messages[step.quoted_key] if step.quoted_key else None,
                attachments=[self.files[key] for key in step.file_keys if key in self.files],
            )
            return Act(step.who, "message.send", sent)
        message_id = self._messages[step.message_key]
        if isinstance(step, MessageEdited):
            version = self._versions[message_id] = self._versions.get(message_id, 0) + 1
            edited = EditMessage(message_id=message_id, content=step.content, content_version=version)
            return Act(step.who, "message.edit", edited)
        if isinstance(step, MessageDeleted):
            return Act(step.who, "message.delete", DeleteMessage(message_id=message_id))
        if isinstance(step, ReactionAdded):
            return Act(step.who, "reaction.add", AddReaction(message_id=message_id, emoji=step.emoji))
        return Act(step.who, "reaction.remove", RemoveReaction(message_id=message_id, emoji=step.emoji))
