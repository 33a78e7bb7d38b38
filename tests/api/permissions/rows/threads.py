"""Threads: followed, no longer, and listed."""

from tests.api.permissions.rows.messages import OF_A_REPLY
from tests.api.permissions.table import BELONG, BELONG_TO_DELETED, BURIED, EVERYBODY, MESSAGE, REPLY, Row

ROWS = [
    Row("thread.list", {}, EVERYBODY),
    Row("thread.follow", {"messageId": MESSAGE}, BELONG),
    Row("thread.follow", {"messageId": BURIED}, BELONG_TO_DELETED, "a deleted one"),
    Row("thread.follow", {"messageId": REPLY}, OF_A_REPLY, "a reply"),
    Row("thread.unfollow", {"messageId": MESSAGE}, BELONG),
    Row("thread.unfollow", {"messageId": BURIED}, BELONG, "a deleted one"),
    Row("thread.unfollow", {"messageId": REPLY}, OF_A_REPLY, "a reply"),
]
