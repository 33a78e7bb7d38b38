"""Bookmarks: one's own."""

from tests.api.permissions.table import BELONG, BELONG_TO_DELETED, BURIED, EVERYBODY, MESSAGE, Row

ROWS = [
    Row("message.bookmark", {"messageId": MESSAGE}, BELONG),
    Row("message.bookmark", {"messageId": BURIED}, BELONG_TO_DELETED, "a deleted one"),
    Row("message.unbookmark", {"messageId": MESSAGE}, BELONG),
    Row("bookmark.list", {}, EVERYBODY),
]
