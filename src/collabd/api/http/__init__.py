"""The HTTP door, one file per noun; `OPERATIONS` is the whole registry."""

from collabd.api.http import (
    bookmarks,
    groups,
    invites,
    members,
    messages,
    passwords,
    pins,
    presence,
    reactions,
    read_markers,
    revisions,
    rooms,
    sessions,
    setup,
    sync,
    threads,
    typing,
    users,
)
from collabd.api.registry import Operation

OPERATIONS: list[Operation] = [
    *setup.OPERATIONS,
    *sessions.OPERATIONS,
    *passwords.OPERATIONS,
    *invites.OPERATIONS,
    *users.OPERATIONS,
    *groups.OPERATIONS,
    *rooms.OPERATIONS,
    *members.OPERATIONS,
    *messages.OPERATIONS,
    *revisions.OPERATIONS,
    *reactions.OPERATIONS,
    *read_markers.OPERATIONS,
    *pins.OPERATIONS,
    *bookmarks.OPERATIONS,
    *threads.OPERATIONS,
    *typing.OPERATIONS,
    *presence.OPERATIONS,
    *sync.OPERATIONS,
]
