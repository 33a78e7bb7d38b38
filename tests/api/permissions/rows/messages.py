"""Messages: said, quoting, in threads; read, edited, deleted; what they said before."""

from tests.api.permissions.table import (
    AUTHOR,
    AUTHOR_INSIDE,
    BURIED,
    KEEP,
    MESSAGE,
    MODERATORS,
    NOBODY_INSIDE,
    OLD,
    POST,
    POST_TO_DELETED,
    READ,
    REFUSED,
    REPLY,
    ROOM,
    Rights,
    Row,
)

SAID = {"roomId": ROOM, "content": "x"}
EDITED = {"content": "x", "contentVersion": 1}

#                        stranger  former  member  author  owner  moderator  admin
NO_THREAD = "            no        no      bad     bad     bad    no         no"
NO_THREAD_QUIET = "      no        no      no      no      bad    no         no"
NO_THREAD_INSIDE = "     -         -       bad     bad     bad    -          -"
NO_THREAD_AT_ALL = "     bad       bad     bad     bad     bad    bad        bad"
AUTHOR_GONE = "          no        no      no      gone    no     gone       gone"
AUTHOR_GONE_INSIDE = "   -         -       no      gone    no     -          -"
DELETERS = "             no        no      no      ok      ok     ok         ok"
DELETERS_INSIDE = "      -         -       no      ok      ok     -          -"
OLD_HISTORY = "          no        ok      no      no      no     ok         ok"

BELOW_A_REPLY = Rights(NO_THREAD, NO_THREAD_INSIDE, quiet=NO_THREAD_QUIET, archived=REFUSED)
OF_A_REPLY = Rights(NO_THREAD_AT_ALL, NO_THREAD_INSIDE)
EDIT = Rights(AUTHOR, AUTHOR_INSIDE, archived=REFUSED)
EDIT_OLD = Rights(MODERATORS, NOBODY_INSIDE, archived=REFUSED)
EDIT_BURIED = Rights(AUTHOR_GONE, AUTHOR_GONE_INSIDE, archived=REFUSED)
DELETE = Rights(DELETERS, DELETERS_INSIDE)

ROWS = [
    Row("message.send", SAID, POST),
    Row("message.send", {**SAID, "replyToId": MESSAGE}, POST, "quoting"),
    Row("message.send", {**SAID, "replyToId": BURIED}, POST_TO_DELETED, "quoting a deleted one"),
    Row("message.send", {**SAID, "threadId": MESSAGE}, POST, "in a thread"),
    Row("message.send", {**SAID, "threadId": BURIED}, POST_TO_DELETED, "in a deleted one's thread"),
    Row("message.send", {**SAID, "threadId": REPLY}, BELOW_A_REPLY, "below a reply"),
    Row("message.list", {"roomId": ROOM}, READ),
    Row("message.list", {"roomId": ROOM, "around": MESSAGE}, READ, "around one"),
    Row("message.get", {"messageId": MESSAGE}, READ),
    Row("message.get", {"messageId": BURIED}, READ, "a deleted one"),
    Row("message.replies", {"messageId": MESSAGE}, READ),
    Row("message.replies", {"messageId": BURIED}, READ, "of a deleted one"),
    Row("message.replies", {"messageId": REPLY}, OF_A_REPLY, "of a reply"),
    Row("message.edit", {"messageId": MESSAGE, **EDITED}, EDIT),
    Row("message.edit", {"messageId": OLD, **EDITED}, EDIT_OLD, "the former member's"),
    Row("message.edit", {"messageId": BURIED, **EDITED}, EDIT_BURIED, "a deleted one"),
    Row("message.history", {"messageId": MESSAGE}, Rights(AUTHOR, AUTHOR_INSIDE)),
    Row("message.history", {"messageId": OLD}, Rights(OLD_HISTORY, NOBODY_INSIDE), "the former member's"),
    Row("message.history", {"messageId": BURIED}, Rights(AUTHOR_GONE, AUTHOR_GONE_INSIDE), "a deleted one's"),
    Row("message.delete", {"messageId": MESSAGE}, DELETE),
    Row("message.delete", {"messageId": OLD}, KEEP, "the former member's"),
    Row("message.delete", {"messageId": BURIED}, DELETE, "again"),
]
