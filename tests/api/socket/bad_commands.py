"""Commands that are refused while the socket stays open: what is asked, and the code of the answer."""

from __future__ import annotations

import json
from typing import Any

from tests.api.socket.conftest import Town

from collabd.domain.ids import new_id

NOW = 1_795_000_000_000

HALL, ATTIC, DEN, MESSAGE, NOWHERE, ALICE = (
    f"<{name}>" for name in ("hall", "attic", "den", "message", "no", "alice")
)
LONG = "ä" * 16_385

# What is asked for, and the code of the answer; each leaves the socket open.
ASKED: dict[str, tuple[dict[str, Any], int]] = {
    "publish": ({"publish": {"channel": HALL, "data": {}}}, 108),
    "refresh": ({"refresh": {"token": "x"}}, 108),
    "sub_refresh": ({"sub_refresh": {"channel": HALL}}, 108),
    "ping": ({"ping": {}}, 108),
    "a channel that does not exist": ({"subscribe": {"channel": "room:" + NOWHERE}}, 103),
    "a channel of no kind": ({"subscribe": {"channel": "weather"}}, 103),
    "a private room of others": ({"subscribe": {"channel": "room:" + ATTIC}}, 103),
    "somebody else's stream": ({"subscribe": {"channel": "user:" + ALICE}}, 103),
    "a channel without a name": ({"subscribe": {"channel": ""}}, 107),
    "a channel with a long name": ({"subscribe": {"channel": "x" * 256}}, 107),
    "a channel with quotes": ({"subscribe": {"channel": "room:\"\\\n\x00'--"}}, 103),
    "one's own, twice": ({"subscribe": {"channel": "directory"}}, 105),
    "another kind of subscription": ({"subscribe": {"channel": "room:" + HALL, "type": 1}}, 108),
    "filtered by tags": ({"subscribe": {"channel": "room:" + HALL, "tf": {"op": "eq"}}}, 107),
    "from before the beginning": (
        {"subscribe": {"channel": "room:" + HALL, "recover": True, "offset": -1}},
        107,
    ),
    "history of a private room": ({"history": {"channel": "room:" + ATTIC, "limit": -1}}, 404),
    "history of another database": (
        {"history": {"channel": "directory", "limit": 5, "since": {"epoch": "other", "offset": 1}}},
        112,
    ),
    "history from beyond": (
        {"history": {"channel": "directory", "limit": 5, "since": {"offset": 10**30}}},
        112,
    ),
    "history without a channel": ({"history": {"channel": ""}}, 107),
    "presence in a private room": ({"presence": {"channel": "room:" + ATTIC}}, 404),
    "how many are in a private room": ({"presence_stats": {"channel": "room:" + ATTIC}}, 404),
}


RPC: dict[str, tuple[str, Any, int]] = {
    "no such method": ("message.shout", {}, 104),
    "no method at all": ("", {}, 104),
    "a method over HTTP only": ("group.add", {}, 104),
    "nothing in it": ("message.send", {}, 107),
    "null": ("message.send", None, 107),
    "a list": ("message.send", [], 107),
    "text": ("message.send", "hello", 107),
    "a number": ("message.send", 5, 107),
    "true": ("message.send", True, 107),
    "an unknown field": ("message.send", {"roomId": HALL, "content": "x", "colour": "red"}, 107),
    "an unknown field in a query": ("user.me", {"colour": "red"}, 107),
    "a field in the wrong case": ("message.send", {"room_id": HALL, "content": "x"}, 107),
    "a wrong type": ("message.send", {"roomId": HALL, "content": 5}, 107),
    "null where there must be something": ("message.send", {"roomId": HALL, "content": None}, 107),
    "an id that is none": ("message.send", {"roomId": "Hall", "content": "x"}, 107),
    "an id in capitals": ("room.get", {"roomId": "019FD5B2-7C00-7ABC-8DEF-0123456789AB"}, 107),
    "an id of another version": ("room.get", {"roomId": "019fd5b2-7c00-4abc-8def-0123456789ab"}, 107),
    "an id that is a number": ("room.get", {"roomId": 5}, 107),
    "a commandId that is none": ("message.send", {"roomId": HALL, "content": "x", "commandId": "1"}, 107),
    "an unknown room": ("message.send", {"roomId": NOWHERE, "content": "x"}, 404),
    "a room of others": ("message.send", {"roomId": ATTIC, "content": "x"}, 404),
    "a public room not joined": ("message.send", {"roomId": HALL, "content": "x"}, 103),
    "typing in a public room not joined": ("typing.start", {"roomId": HALL}, 103),
    "typing in a room of others": ("typing.stop", {"roomId": ATTIC}, 404),
    "content with NUL": ("message.send", {"roomId": DEN, "content": "a\x00b"}, 107),
    "empty content": ("message.send", {"roomId": DEN, "content": ""}, 107),
    "too much content": ("message.send", {"roomId": DEN, "content": LONG}, 413),
    "a type that only the server has": (
        "message.send",
        {"roomId": DEN, "content": "x", "messageType": "SYSTEM"},
        107,
    ),
    "a time that is none": ("message.send", {"roomId": DEN, "content": "x", "sentAt": "yesterday"}, 107),
    "an impossible time": (
        "message.send",
        {"roomId": DEN, "content": "x", "sentAt": "2026-13-41T25:61:61.000Z"},
        107,
    ),
    "someone else's message": (
        "message.edit",
        {"messageId": MESSAGE, "content": "x", "contentVersion": 1},
        103,
    ),
    "a version before the first": (
        "message.edit",
        {"messageId": MESSAGE, "content": "x", "contentVersion": 0},
        107,
    ),
    "a limit of 0": ("message.list", {"roomId": DEN, "limit": 0}, 107),
    "a limit beyond the greatest": ("message.list", {"roomId": DEN, "limit": 201}, 107),
    "a limit beyond all numbers": ("message.list", {"roomId": DEN, "limit": 10**30}, 107),
    "a limit that is text": ("message.list", {"roomId": DEN, "limit": "5"}, 107),
    "a limit that is a fraction": ("message.list", {"roomId": DEN, "limit": 1.5}, 107),
    "a cursor that is none": ("message.list", {"roomId": DEN, "before": "newest"}, 107),
    "a cursor beyond all numbers": ("message.list", {"roomId": DEN, "after": "9" * 200}, 107),
    "a cursor of another list": ("member.list", {"roomId": DEN, "after": "WyJhIl0"}, 107),
    "a cursor that no database takes": (
        "member.list",
        {"roomId": DEN, "after": "Wzk5OTk5OTk5OTk5OTk5OTk5OTk5OTksImEiXQ"},
        107,
    ),
    "a cursor with half a sign": ("room.list", {"after": "WyJcdWQ4MDAiLCJhIl0"}, 107),
    "a cursor with NUL": ("room.list", {"after": "WyJhXHUwMDAwIiwiYSJd", "limit": 1}, 0),
    "a room without a name": ("room.create", {"name": " "}, 107),
    "a room with a long name": ("room.create", {"name": "x" * 81}, 107),
    "a room with a hidden name": ("room.create", {"name": "a\x00b"}, 107),
    "a room of no kind": ("room.create", {"name": "x", "kind": "secret"}, 107),
    "no emoji": ("reaction.add", {"messageId": MESSAGE, "emoji": "<script>"}, 107),
    "a very long emoji": ("reaction.add", {"messageId": MESSAGE, "emoji": "👍" * 65}, 107),
    "more read than there is": ("room.markRead", {"roomId": DEN, "offset": 1_000}, 107),
    "an offset before all": ("room.markRead", {"roomId": DEN, "offset": -1}, 107),
    "an offset beyond all numbers": ("room.markRead", {"roomId": DEN, "offset": 10**30}, 107),
    "read in a room not joined": ("room.markRead", {"roomId": HALL, "offset": 1}, 103),
    "read in a room of others": ("room.markRead", {"roomId": ATTIC, "offset": 1}, 404),
    "unread from nowhere": ("room.markUnread", {"roomId": DEN}, 107),
    "unread from two places": ("room.markUnread", {"roomId": DEN, "offset": 1, "messageId": MESSAGE}, 107),
    "unread from offset 0": ("room.markUnread", {"roomId": DEN, "offset": 0}, 107),
    "unread from beyond the head": ("room.markUnread", {"roomId": DEN, "offset": 1_000}, 107),
    "unread from another room's message": ("room.markUnread", {"roomId": DEN, "messageId": MESSAGE}, 404),
    "all read, of rooms that are none": ("rooms.markAllRead", {"offsets": {"x": 1}}, 107),
    "an undo beyond all numbers": (
        "rooms.undoMarkAllRead",
        {"markers": [{"roomId": DEN, "lastReadOffset": 10**30, "markerVersion": 0, "previousOffset": 0}]},
        107,
    ),
    "too many streams": ("sync.events", {"positions": {f"room:{n}": {} for n in range(501)}}, 107),
    "a place that is none": ("sync.events", {"positions": {"directory": {"offset": 2**53 + 2}}}, 107),
    "positions that are a list": ("sync.events", {"positions": []}, 107),
    "streams with strange names": ("sync.events", {"positions": {"room:\x00'": {}, "": {}, "user:": {}}}, 0),
}


def filled(town: Town, value: Any) -> Any:
    """The request with the town's ids in it."""
    text = json.dumps(value)
    names = {
        **{f"<{name.lower()}>": room_id for name, room_id in town.rooms.items()},
        MESSAGE: town.message,
        NOWHERE: new_id(NOW),
        ALICE: town.id("alice"),
    }
    for name, actual in names.items():
        text = text.replace(name, actual)
    return json.loads(text)
