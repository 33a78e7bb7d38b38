"""What people do at random, one file per noun: how often, and how such a command is made up.

Every command of the registry is here or in `APART`, with the reason.
"""

from __future__ import annotations

from tests.actions.traces.moves import (
    accounts,
    api_keys,
    bookmarks,
    drafts,
    groups,
    invites,
    members,
    messages,
    moderation,
    notifications,
    pins,
    reactions,
    read_markers,
    room_preferences,
    rooms,
    threads,
    typing,
    users,
)
from tests.actions.traces.scene import Moves

from collabd.domain.api_keys import CreateApiKey, RevokeApiKey
from collabd.domain.bookmarks import BookmarkMessage, UnbookmarkMessage
from collabd.domain.invites import AcceptInvite, CreateInvite, RevokeInvite
from collabd.domain.members import AddMember, RemoveMember
from collabd.domain.messages import DeleteMessage, EditMessage, SendMessage
from collabd.domain.pins import PinMessage, UnpinMessage
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.read_markers import MarkAllRead, UndoMarkAllRead
from collabd.domain.records import Command
from collabd.domain.rooms import CreateRoom, DeleteRoom
from collabd.domain.threads import FollowThread, UnfollowThread
from collabd.domain.users import AddToGroup, RemoveFromGroup

MOVES: Moves = {
    **messages.MOVES,
    **threads.MOVES,
    **reactions.MOVES,
    **pins.MOVES,
    **bookmarks.MOVES,
    **read_markers.MOVES,
    **notifications.MOVES,
    **room_preferences.MOVES,
    **drafts.MOVES,
    **rooms.MOVES,
    **members.MOVES,
    **invites.MOVES,
    **groups.MOVES,
    **moderation.MOVES,
    **accounts.MOVES,
    **users.MOVES,
    **api_keys.MOVES,
}
APART = {**accounts.APART, **moderation.APART, **typing.APART, **users.APART}

TAKES_BACK: dict[type[Command], type[Command]] = {
    UnbookmarkMessage: BookmarkMessage,
    UnpinMessage: PinMessage,
    UnfollowThread: FollowThread,
    RemoveReaction: AddReaction,
    UndoMarkAllRead: MarkAllRead,
    RemoveMember: AddMember,
    AcceptInvite: CreateInvite,
    RevokeInvite: CreateInvite,
    DeleteRoom: CreateRoom,
    DeleteMessage: SendMessage,
    EditMessage: SendMessage,
    RemoveFromGroup: AddToGroup,
    RevokeApiKey: CreateApiKey,
}
"""What is likely only after something else: after that it is done more often."""
