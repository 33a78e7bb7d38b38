"""Stream names. A stream has one audience; what has another audience goes to another stream."""

from __future__ import annotations

DIRECTORY = "directory"
"""Every signed-in user: people, public rooms, groups."""


def room_stream(room_id: str) -> str:
    """The stream of those who may read the room."""
    return f"room:{room_id}"


def user_stream(user_id: str) -> str:
    """The stream of one person's own devices."""
    return f"user:{user_id}"


def room_of(stream: str) -> str | None:
    """The room's id if the stream is a room's, else None."""
    kind, _, key = stream.partition(":")
    return key if kind == "room" and key else None
