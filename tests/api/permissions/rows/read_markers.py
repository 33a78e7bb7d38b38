"""Read markers: one's own."""

from tests.api.permissions.table import BELONG, BELONG_TO_DELETED, BURIED, EVERYBODY, MESSAGE, ROOM, Row

ROWS = [
    Row("room.markRead", {"roomId": ROOM, "offset": 1}, BELONG),
    Row("room.markUnread", {"roomId": ROOM, "offset": 1}, BELONG),
    Row("room.markUnread", {"roomId": ROOM, "messageId": MESSAGE}, BELONG, "from a message"),
    Row("room.markUnread", {"roomId": ROOM, "messageId": BURIED}, BELONG_TO_DELETED, "from a deleted one"),
    Row("rooms.markAllRead", {}, EVERYBODY),
    Row("rooms.undoMarkAllRead", {"markers": []}, EVERYBODY),
]
