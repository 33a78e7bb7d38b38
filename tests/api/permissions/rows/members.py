"""Members."""

from tests.api.permissions.table import (
    KEEP,
    OWN,
    OWNER_INSIDE,
    OWNERS,
    READ,
    REFUSED,
    ROOM,
    Person,
    Rights,
    Row,
)

ANOTHER = {"roomId": ROOM, "userId": Person("another")}

ROWS = [
    Row("member.list", {"roomId": ROOM}, READ),
    Row(
        "member.add",
        {"roomId": ROOM, "userId": Person("newcomer")},
        Rights(OWNERS, OWNER_INSIDE, archived=REFUSED),
    ),
    Row("member.update", {**ANOTHER, "role": "owner"}, OWN),
    Row("member.remove", ANOTHER, KEEP),
    Row("member.remove", {"roomId": ROOM, "userId": Person("owner")}, KEEP, "the owner"),
]
