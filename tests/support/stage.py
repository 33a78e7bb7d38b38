"""A stage on which named people act on the store, as over either door but without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from tests.support.people import Person, person
from tests.support.stores import World

from collabd.actions import (
    bookmarks,
    members,
    message_pages,
    messages,
    pins,
    reactions,
    read_markers,
    replies,
    revisions,
    room_preferences,
    rooms,
    sync,
    threads,
    users,
)
from collabd.actions.commands import Verb, perform
from collabd.actions.context import Snapshot
from collabd.domain.bookmarks import BookmarkMessage, ListBookmarks, UnbookmarkMessage
from collabd.domain.effects import Appended, Granted, Revoked, SessionClosed
from collabd.domain.errors import CollabError
from collabd.domain.members import AddMember, ListMembers, RemoveMember
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage, ListMessages, SendMessage
from collabd.domain.pins import ListPins, PinMessage, UnpinMessage
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.read_markers import MarkAllRead, MarkRead, MarkUnread, UndoMarkAllRead
from collabd.domain.records import Command, Query
from collabd.domain.revisions import ListRevisions
from collabd.domain.room_preferences import SetRoomPreferences
from collabd.domain.rooms import CreateRoom, DeleteRoom, GetRoom, JoinRoom, LeaveRoom, ListRooms, RoomKind
from collabd.domain.sync import GetEvents, GetSnapshot
from collabd.domain.threads import FollowThread, ListReplies, ListThreads, UnfollowThread
from collabd.domain.users import AddToGroup, GetMe, GetUser, ListGroups, ListUsers, RemoveFromGroup

VERBS: dict[type[Command], Verb[Any, Any]] = {
    CreateRoom: Verb("room.create", rooms.create_room, rooms.answer_room),
    JoinRoom: Verb("room.join", rooms.join_room, rooms.answer_room),
    LeaveRoom: Verb("room.leave", rooms.leave_room, rooms.answer_room),
    DeleteRoom: Verb("room.delete", rooms.delete_room, rooms.answer_room),
    AddMember: Verb("member.add", members.add_member, members.answer_member),
    RemoveMember: Verb("member.remove", members.remove_member, members.answer_member),
    SendMessage: Verb("message.send", messages.send_message, messages.answer_message),
    EditMessage: Verb("message.edit", messages.edit_message, messages.answer_message),
    DeleteMessage: Verb("message.delete", messages.delete_message, messages.answer_message),
    AddReaction: Verb("reaction.add", reactions.add_reaction, reactions.answer_reaction),
    RemoveReaction: Verb("reaction.remove", reactions.remove_reaction, reactions.answer_reaction),
    MarkRead: Verb("room.markRead", read_markers.mark_read, read_markers.answer_marker),
    MarkUnread: Verb("room.markUnread", read_markers.mark_unread, read_markers.answer_marker),
    MarkAllRead: Verb("rooms.markAllRead", read_markers.mark_all_read, read_markers.answer_markers),
    UndoMarkAllRead: Verb(
        "rooms.undoMarkAllRead", read_markers.undo_mark_all_read, read_markers.answer_markers
    ),
    SetRoomPreferences: Verb(
        "room.setPreferences",
        room_preferences.set_room_preferences,
        room_preferences.answer_room_preferences,
    ),
    PinMessage: Verb("message.pin", pins.pin_message, pins.answer_pin),
    UnpinMessage: Verb("message.unpin", pins.unpin_message, pins.answer_pin),
    BookmarkMessage: Verb("message.bookmark", bookmarks.bookmark_message, bookmarks.answer_bookmark),
    UnbookmarkMessage: Verb("message.unbookmark", bookmarks.unbookmark_message, bookmarks.answer_bookmark),
    FollowThread: Verb("thread.follow", threads.follow_thread, threads.answer_follow),
    UnfollowThread: Verb("thread.unfollow", threads.unfollow_thread, threads.answer_follow),
    AddToGroup: Verb("group.add", users.add_to_group, users.answer_group),
    RemoveFromGroup: Verb("group.remove", users.remove_from_group, users.answer_group),
}
QUERIES: dict[type[Query], Callable[..., Any]] = {
    GetRoom: rooms.get_room,
    ListRooms: rooms.list_rooms,
    ListMembers: members.list_members,
    GetMessage: messages.get_message,
    ListMessages: message_pages.list_messages,
    ListPins: pins.list_pins,
    ListBookmarks: bookmarks.list_bookmarks,
    ListRevisions: revisions.list_revisions,
    ListReplies: replies.list_replies,
    ListThreads: threads.list_threads,
    GetMe: users.get_me,
    GetUser: users.get_user,
    ListUsers: users.list_users,
    ListGroups: users.list_groups,
    GetSnapshot: sync.read_state,
    GetEvents: sync.read_events,
}


class Stage:
    """People by name, their rooms by name, and what their deeds have published."""

    def __init__(self, w: World) -> None:
        self.w = w
        self.people: dict[str, Person] = {}
        self.rooms: dict[str, str] = {}
        self._told = 0

    async def enter(self, *names: str, groups: tuple[str, ...] = ()) -> None:
        """New people, in these groups (by id)."""
        for name in names:
            self.people[name] = await person(self.w.store, name, *groups)

    def id(self, name: str) -> str:
        """A person's id."""
        return self.people[name].id

    async def do(self, who: str, command: Command) -> Any:
        """Carry out a command; its result. Raises `CollabError`."""
        return await self.w.store.write(perform, VERBS[type(command)], self.people[who].actor, command)

    async def ask(self, who: str, query: Query) -> Any:
        """Ask a query; its result. Raises `CollabError`."""
        return await self.w.store.read(QUERIES[type(query)], self.people[who].actor, query)

    async def refused(self, who: str, request: Command | Query) -> CollabError:
        """The refusal of a command or query; fails if it is not refused."""
        try:
            await (self.do(who, request) if isinstance(request, Command) else self.ask(who, request))
        except CollabError as error:
            return error
        raise AssertionError(f"{who} was allowed to {request}")

    async def room(self, owner: str, name: str, *others: str, kind: RoomKind = "public") -> str:
        """A room of `owner` with others in it; its id."""
        made = await self.do(owner, CreateRoom(name=name, kind=kind))
        self.rooms[name] = room_id = made.room.id
        for other in others:
            if kind == "public":
                await self.do(other, JoinRoom(room_id=room_id))
            else:
                await self.do(owner, AddMember(room_id=room_id, user_id=self.id(other)))
        return str(room_id)

    async def say(self, who: str, room_id: str, content: str) -> Any:
        """Post; the message."""
        return (await self.do(who, SendMessage(room_id=room_id, content=content))).message

    async def reply(self, who: str, first: Any, content: str) -> Any:
        """Post below a message; the reply."""
        command = SendMessage(room_id=first.room_id, content=content, thread_id=first.id)
        return (await self.do(who, command)).message

    def forget(self) -> None:
        """Leave out of `told` what has happened until now."""
        self._told = len(self.w.effects)

    def told(self) -> list[str]:
        """What was handed over since the last call, in order and in short.

        `room:General message.created` for an event, `+bob room:General` and `-bob ...` for who may read it
        (`-*`: nobody), `x session` for the end of one.
        """
        new = self.w.effects[self._told :]
        self.forget()
        return [self._in_short(effect) for effect in new]

    def events(self, kind: str) -> list[dict[str, Any]]:
        """All events of a type that were ever handed over, decoded."""
        bodies = [msgspec.json.decode(one.body) for one in self.w.effects if isinstance(one, Appended)]
        return [body for body in bodies if body["type"] == kind]

    def _in_short(self, effect: object) -> str:
        if isinstance(effect, Appended):
            return f"{self._named(effect.position.stream)} {msgspec.json.decode(effect.body)['type']}"
        if isinstance(effect, Granted):
            return f"+{self._name(effect.user_id)} {self._named(effect.position.stream)}"
        if isinstance(effect, Revoked):
            return f"-{self._name(effect.user_id) if effect.user_id else '*'} {self._named(effect.stream)}"
        assert isinstance(effect, SessionClosed)
        return f"x {effect.session_id}"

    def _name(self, user_id: str) -> str:
        return next(name for name, one in self.people.items() if one.id == user_id)

    def _named(self, stream: str) -> str:
        kind, _, key = stream.partition(":")
        if kind == "user":
            return f"user:{self._name(key)}"
        names = {room_id: name for name, room_id in self.rooms.items()}
        return f"room:{names.get(key, '?')}" if kind == "room" else stream


async def everything(view: Snapshot, table: str) -> list[tuple[Any, ...]]:
    """All rows of a table, by its own order."""
    return await view.events.rows.all(f"SELECT * FROM {table}")
