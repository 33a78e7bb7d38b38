"""Drafts: one's own, where one belongs."""

from tests.api.permissions.table import BELONG, MESSAGE, ROOM, Row

BEGUN = {"roomId": ROOM, "content": "x", "version": 0}

ROWS = [
    Row("draft.save", BEGUN, BELONG),
    Row("draft.save", {**BEGUN, "threadId": MESSAGE}, BELONG, "in a thread"),
]
