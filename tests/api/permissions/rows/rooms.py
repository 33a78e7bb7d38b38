"""Rooms, and what one wants of them."""

from tests.api.permissions.table import (
    ALL,
    BELONG,
    EVERYBODY,
    INSIDE,
    KEEP,
    KEEPERS,
    MEMBERS,
    NOBODY_INSIDE,
    OWNER_INSIDE,
    OWNERS,
    READ,
    REFUSED,
    ROOM,
    Person,
    Rights,
    Row,
)

#                    stranger  former  member  author  owner  moderator  admin
IN_ALREADY = "       no        no      ok      ok      ok     no         no"
ADMINS_BLINDLY = "   -         -       no      no      ok     -          ok"

ROWS = [
    Row("room.list", {}, EVERYBODY),
    Row("room.create", {"name": "Mine"}, EVERYBODY),
    Row("room.openDirect", {"userIds": [Person("another")]}, EVERYBODY),
    Row("room.get", {"roomId": ROOM}, READ),
    Row("room.update", {"roomId": ROOM, "name": "x"}, Rights(KEEPERS, OWNER_INSIDE, archived=REFUSED)),
    Row("room.update", {"roomId": ROOM, "archived": False}, KEEP, "opened again"),
    Row(
        "room.update",
        {"roomId": ROOM, "kind": "private"},
        Rights(OWNERS, OWNER_INSIDE, archived=REFUSED),
        "made private",
    ),
    Row("room.join", {"roomId": ROOM}, Rights(ALL, INSIDE, archived=IN_ALREADY)),
    Row("room.leave", {"roomId": ROOM}, Rights(MEMBERS, INSIDE, direct=NOBODY_INSIDE)),
    Row("room.setPreferences", {"roomId": ROOM, "favourite": True}, BELONG),
    Row("room.delete", {"roomId": ROOM}, Rights(KEEPERS, ADMINS_BLINDLY)),
]
