"""System messages: what the server says in a room of the room itself: who came and went, what was changed.

A notice names what happened and with what, so that a client can say it in its reader's language; the
message's content says the same in plain English, for clients that do not know the event.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from collabd.domain.records import Record

NoticeEvent: TypeAlias = Literal[
    "member.joined",
    "member.left",
    "member.added",
    "member.removed",
    "room.renamed",
    "room.topicChanged",
    "room.archived",
    "room.unarchived",
    "room.madePublic",
    "room.madePrivate",
]
COMING: frozenset[NoticeEvent] = frozenset({"member.joined", "member.left", "member.added"})
MEMBERSHIP: frozenset[NoticeEvent] = COMING | {"member.removed"}
GREATEST_CIRCLE = 100
"""In a room of more people, nobody is told who came or left: the list of members says who is there."""

WORDS: dict[NoticeEvent, str] = {
    "member.joined": "{actor} joined.",
    "member.left": "{actor} left.",
    "member.added": "{actor} added {user}.",
    "member.removed": "{actor} removed {user}.",
    "room.renamed": "{actor} renamed the room from “{before}” to “{after}”.",
    "room.topicChanged": "{actor} changed the topic to “{after}”.",
    "room.archived": "{actor} archived the room.",
    "room.unarchived": "{actor} opened the room again.",
    "room.madePublic": "{actor} made the room public.",
    "room.madePrivate": "{actor} made the room private.",
}
NO_TOPIC = "{actor} removed the topic."


class Notice(Record, frozen=True, kw_only=True):
    """What happened; who did it is the message's author.

    `userId` is whom it was done to, for a member who was added or removed; `before` and `after` are the
    room's name or topic.
    """

    event: NoticeEvent
    user_id: str | None = None
    before: str | None = None
    after: str | None = None


def in_words(notice: Notice, actor: str, user: str = "") -> str:
    """A notice in plain English, with the names of who did it and of whom it was done to."""
    words = WORDS[notice.event]
    if notice.event == "room.topicChanged" and not notice.after:
        words = NO_TOPIC
    return words.format(actor=actor, user=user, before=notice.before, after=notice.after)
