"""Reactions: one's own, and another's."""

from tests.api.permissions.table import (
    BURIED,
    INSIDE,
    MESSAGE,
    MODERATORS,
    NOBODY_INSIDE,
    POST,
    POST_TO_DELETED,
    REFUSED,
    Person,
    Rights,
    Row,
)

THUMB = {"messageId": MESSAGE, "emoji": "👍"}

#               stranger  former  member  author  owner  moderator  admin
TAKERS = "      no        no      ok      ok      ok     ok         ok"

ROWS = [
    Row("reaction.add", THUMB, POST),
    Row("reaction.add", {**THUMB, "messageId": BURIED}, POST_TO_DELETED, "to a deleted one"),
    Row("reaction.remove", THUMB, Rights(TAKERS, INSIDE, archived=REFUSED)),
    Row(
        "reaction.remove",
        {**THUMB, "author": Person("another")},
        Rights(MODERATORS, NOBODY_INSIDE, archived=REFUSED),
        "another's",
    ),
]
