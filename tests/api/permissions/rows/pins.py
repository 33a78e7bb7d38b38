"""Pins."""

from tests.api.permissions.table import BURIED, MESSAGE, POST, POST_TO_DELETED, READ, ROOM, Row

ROWS = [
    Row("message.pin", {"messageId": MESSAGE}, POST),
    Row("message.pin", {"messageId": BURIED}, POST_TO_DELETED, "a deleted one"),
    Row("message.unpin", {"messageId": MESSAGE}, POST),
    Row("message.pins", {"roomId": ROOM}, READ),
]
