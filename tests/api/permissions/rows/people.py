"""People, groups, presence, typing."""

from tests.api.permissions.table import (
    ADMINISTER,
    BELONG,
    EVERYBODY,
    READ,
    ROOM,
    Anywhere,
    It,
    Person,
    Row,
)

MEMBERSHIP = "/groups/{groupId}/members/{userId}"
AS_MODERATOR = {"groupId": "moderators"}

#                      stranger  former  member  author  owner  moderator  admin
UPLOADER = Anywhere("  bad       bad     bad     ok      bad    bad        bad")
"""The portrait is the author's."""

ROWS = [
    Row("user.me", {}, EVERYBODY),
    Row("user.list", {}, EVERYBODY),
    Row("user.get", {"userId": Person("another")}, EVERYBODY),
    Row("group.list", {}, EVERYBODY),
    Row(f"PUT {MEMBERSHIP}", {**AS_MODERATOR, "userId": Person("another")}, ADMINISTER),
    Row(f"DELETE {MEMBERSHIP}", {**AS_MODERATOR, "userId": Person("moderator")}, ADMINISTER),
    Row("user.update", {"status": {"text": "out"}, "availability": "BUSY"}, EVERYBODY),
    Row("user.update", {"displayName": "Me", "timezone": "Asia/Tokyo"}, EVERYBODY, "name and time zone"),
    Row("user.update", {"avatarFileId": It("portrait")}, UPLOADER, "an avatar"),
    Row("presence.list", {}, EVERYBODY),
    Row("presence.me", {}, EVERYBODY),
    Row("presence.get", {"userId": Person("another")}, EVERYBODY),
    Row("presence.update", {"isIdle": False}, EVERYBODY),
    Row("presence.update", {"roomId": ROOM}, READ, "in a room"),
    Row("presence.inRoom", {"roomId": ROOM}, READ),
    Row("typing.start", {"roomId": ROOM}, BELONG),
    Row("typing.stop", {"roomId": ROOM}, BELONG),
]
