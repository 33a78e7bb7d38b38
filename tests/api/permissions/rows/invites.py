"""Invites: the server's, and those into a room."""

from tests.api.permissions.table import (
    ADMINISTER,
    ALL,
    EVEN_STRANGERS,
    OWN,
    OWNER_INSIDE,
    OWNERS,
    REFUSED,
    ROOM,
    It,
    Rights,
    Row,
)

INTO_ROOM = {"inviteId": It("room_invite")}
ROOM_CODE = {"code": It("room_code")}

#               stranger  former  member  author  owner  moderator  admin
OWNER_ONLY = "  -         -       -       -       ok     -          -"
IN_ALREADY = "  no        no      ok      ok      ok     no         no"
MAKE = Rights(OWNERS, OWNER_INSIDE, archived=REFUSED)
REVOKE = Rights(OWNER_ONLY, OWNER_ONLY)
ACCEPT = Rights(ALL, ALL, archived=IN_ALREADY, direct=REFUSED, deleted=REFUSED)
"""Whoever holds the code; into a direct room there is none."""

ROWS = [
    Row("GET /invites", {}, ADMINISTER),
    Row("GET /invites", {"roomId": ROOM}, OWN, "into a room"),
    Row("POST /invites", {}, ADMINISTER),
    Row("POST /invites", {"roomId": ROOM}, MAKE, "into a room"),
    Row("DELETE /invites/{inviteId}", {"inviteId": It("invite")}, ADMINISTER),
    Row("DELETE /invites/{inviteId}", INTO_ROOM, REVOKE, "into a room"),
    Row("GET /invites/{code}", {"code": It("invite_code")}, EVEN_STRANGERS),
    Row("POST /invites/{code}/accept", ROOM_CODE, ACCEPT),
]
