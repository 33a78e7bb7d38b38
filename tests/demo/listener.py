"""Somebody who hears the conversation, and takes nothing on trust."""

from __future__ import annotations

from collections import defaultdict

from msgspec.structs import replace

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

UNTIL = 1_718_377_200_000  # Friday 14 June 2024, 15:00 UTC


class Listener:
    """Takes the steps as a server would, and fails at the first one that refers to what is not there."""

    def __init__(self) -> None:
        self.people: dict[str, PersonJoins] = {}
        self.rooms: dict[str, RoomCreated] = {}
        self.members: dict[str, list[str]] = defaultdict(list)
        self.messages: dict[str, MessageSent] = {}
        self.statuses: dict[str, str] = {}
        self.files: dict[str, FileUploaded] = {}
        self.portraits: dict[str, str] = {}
        self.deleted: set[str] = set()
        self.reactions: set[tuple[str, str, str]] = set()

    def hear(self, step: Step) -> None:
        match step:
            case PersonJoins():
                assert step.username not in self.people
                self.people[step.username] = step
            case RoomCreated():
                assert step.key not in self.rooms
                assert step.by in self.people
                self.rooms[step.key] = step
                self.members[step.key].append(step.by)
            case RoomJoined():
                self._hear_joining(step)
            case MessageSent():
                assert step.key not in self.messages
                assert step.who in self.members[step.room]
                self._hear_references(step)
                self.messages[step.key] = step
            case FileUploaded():
                assert step.who in self.people
                assert step.key not in self.files
                self.files[step.key] = step
            case AvatarChosen():
                assert self.files[step.file_key].who == step.who
                assert self.files[step.file_key].purpose == "avatar"
                self.portraits[step.who] = step.file_key
            case StatusSet():
                assert step.who in self.people
                assert step.text or step.emoji
                self.statuses[step.who] = step.text or step.emoji
            case _:
                self._hear_change(step)

    def _hear_references(self, step: MessageSent) -> None:
        for key in (step.thread_key, step.quoted_key):
            if key is not None:
                assert key not in self.deleted
                assert self.messages[key].room == step.room
        for key in step.file_keys:
            assert (self.files[key].who, self.files[key].purpose) == (step.who, "attachment")
        if step.thread_key is not None:
            assert self.messages[step.thread_key].thread_key is None

    def _hear_joining(self, step: RoomJoined) -> None:
        assert step.who in self.people
        assert step.who not in self.members[step.room]
        owner = self.rooms[step.room].by
        assert step.by == (owner if self.rooms[step.room].kind == "private" else step.who)
        self.members[step.room].append(step.who)

    def _moderates(self, who: str, room: str) -> bool:
        return self.people[who].group != "Users" and self.rooms[room].kind == "public"

    def _hear_change(self, step: MessageEdited | MessageDeleted | ReactionAdded | ReactionRemoved) -> None:
        message = self.messages[step.message_key]
        assert message.key not in self.deleted
        assert step.who in self.members[message.room]
        match step:
            case MessageEdited():
                assert step.who == message.who or self._moderates(step.who, message.room)
                assert step.content != message.content
                self.messages[message.key] = replace(message, content=step.content)
            case MessageDeleted():
                assert step.who == message.who
                self.deleted.add(message.key)
            case ReactionAdded():
                reaction = (step.who, message.key, step.emoji)
                assert reaction not in self.reactions
                self.reactions.add(reaction)
            case ReactionRemoved():
                self.reactions.remove((step.who, message.key, step.emoji))
