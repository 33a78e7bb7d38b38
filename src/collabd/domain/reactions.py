"""Reactions: a set, one per person and emoji on a message."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.records import Command, Position, Record
from collabd.domain.times import Timestamp

Emoji: TypeAlias = Annotated[
    str, Meta(min_length=1, max_length=64, description="One Unicode emoji sequence.")
]


class Reaction(Record, frozen=True, kw_only=True):
    """One person's emoji on one message."""

    message_id: str
    author: str
    author_name: str
    emoji: str
    created_at: Timestamp


class AddReaction(Command, frozen=True, kw_only=True):
    """React to a message; adding what is there already changes nothing."""

    message_id: Id
    emoji: Emoji


class RemoveReaction(Command, frozen=True, kw_only=True):
    """Take a reaction back; removing what is not there changes nothing.

    `author` is whose it is: one's own if left out, another's for Moderators in public rooms.
    """

    message_id: Id
    emoji: Emoji
    author: Id | None = None


class ReactionResult(Record, frozen=True, kw_only=True):
    """The reaction (None once removed), and the event that carries it out (None if nothing changed)."""

    reaction: Reaction | None
    position: Position | None
