"""The HTTP door, one file per noun; `OPERATIONS` is the whole registry."""

from collabd.api.http import groups, members, messages, presence, reactions, rooms, sync, typing, users
from collabd.api.registry import Operation

OPERATIONS: list[Operation] = [
    *users.OPERATIONS,
    *groups.OPERATIONS,
    *rooms.OPERATIONS,
    *members.OPERATIONS,
    *messages.OPERATIONS,
    *reactions.OPERATIONS,
    *typing.OPERATIONS,
    *presence.OPERATIONS,
    *sync.OPERATIONS,
]
