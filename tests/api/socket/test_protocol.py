"""Frames: what is read of a client's, and how ours are worded."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from collabd.api.hypercorn import SHUTDOWN
from collabd.api.socket import protocol
from collabd.api.socket.protocol import (
    ConnectData,
    Publication,
    Recover,
    SubscribeResult,
    decode_connect_data,
    decode_frame,
    encode,
)
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.domain.records import Position
from collabd.domain.sync import Place

METHODS = ("connect", "subscribe", "unsubscribe", "rpc", "history", "presence", "presence_stats")
BODIES: dict[str, dict[str, Any]] = {
    "connect": {
        "token": "t",
        "name": "js",
        "version": "1",
        "data": {"a": 1},
        "subs": {"x": {"recover": True}},
    },
    "subscribe": {"channel": "x", "recover": True, "offset": 5, "epoch": "e", "flag": 3},
    "unsubscribe": {"channel": "x"},
    "rpc": {"method": "m", "data": {"a": [1, "b"]}},
    "history": {"channel": "x", "limit": -1, "since": {"offset": 1, "epoch": "e"}, "reverse": True},
    "presence": {"channel": "x"},
    "presence_stats": {"channel": "x"},
}


def only(frame: str) -> protocol.ClientCommand:
    (command,) = decode_frame(frame.encode())
    return command


@pytest.mark.parametrize("method", METHODS)
def test_each_command_is_read_with_all_its_fields(method: str) -> None:
    command = only(json.dumps({"id": 7, method: BODIES[method]}))
    request = command.request
    assert command.id == 7
    assert request is getattr(command, method)
    assert type(request).__name__.lower().removesuffix("request") == method.replace("_", "")
    for name, value in BODIES[method].items():
        read = getattr(request, name)
        if isinstance(read, msgspec.Raw):
            assert json.loads(bytes(read)) == value
        else:
            assert read == msgspec.convert(value, type=type(read) if name != "subs" else dict[str, Recover])


def test_what_is_left_out_has_its_falsy_value() -> None:
    assert only('{"id":1,"connect":{}}').connect == protocol.Connect()
    assert only('{"id":1,"subscribe":{"channel":"x"}}').subscribe == protocol.Subscribe("x")
    assert only("{}").request is None
    assert only("{}").id == 0


def test_what_is_unknown_is_ignored() -> None:
    command = only('{"id":1,"rpc":{"method":"m","later":1},"meta":{"a":1},"flag":2}')
    assert command.rpc is not None
    assert command.rpc.method == "m"


def test_a_frame_is_one_or_more_lines() -> None:
    frame = b'{"id":1,"connect":{}}\n\n {"id":2,"rpc":{"method":"m"}} \n{}\r\n'
    assert [command.id for command in decode_frame(frame)] == [1, 2, 0]
    assert decode_frame(b"") == decode_frame(b" \n\n") == []


@pytest.mark.parametrize("method", ["publish", "refresh", "sub_refresh", "ping"])
@pytest.mark.parametrize("body", ["{}", '{"channel":"x","data":{}}', "null", "[]"])
def test_what_is_not_offered_is_known_as_such(method: str, body: str) -> None:
    command = only(f'{{"id":1,"{method}":{body}}}')
    assert command.declined
    assert command.request is None
    assert not only('{"id":1,"rpc":{"method":"m"}}').declined


@pytest.mark.parametrize(
    "line",
    [
        "hello",
        "[]",
        "null",
        '{"id":"1"}',
        '{"id":1,"rpc":{}}',
        '{"id":1,"subscribe":{}}',
        '{"id":1,"subscribe":{"channel":5}}',
        '{"id":1,"connect":{"subs":{"x":5}}}',
        '{"id":1,"rpc":{"method":"\\ud800"}}',
        '{"id":1,"rpc":{"method":"m","data":}}',
        '{"id":1}}',
    ],
)
def test_a_line_that_is_no_command_spoils_its_frame(line: str) -> None:
    assert decode_frame(b"{}\n{}")
    with pytest.raises(msgspec.MsgspecError):
        decode_frame(b"{}\n" + line.encode() + b"\n{}")


def test_connect_data() -> None:
    given = msgspec.Raw(b'{"positions":{"a":{"epoch":"e","offset":3,"tag":"t"},"b":{}},"rooms":"none","x":1}')
    assert decode_connect_data(given) == ConnectData(
        {"a": Place(epoch="e", offset=3, tag="t"), "b": Place()}, "none"
    )
    for nothing in (b"", b"null", b"{}"):
        assert decode_connect_data(msgspec.Raw(nothing)) == ConnectData()
    for wrong in (b"[]", b'"x"', b'{"positions":[]}', b'{"positions":{"a":{"offset":-1}}}', b'{"rooms":5}'):
        with pytest.raises(msgspec.MsgspecError):
            decode_connect_data(msgspec.Raw(wrong))


def told(payload: bytes) -> Any:
    assert b"\n" not in payload
    return json.loads(payload)


def test_replies() -> None:
    assert told(protocol.reply(5, "unsubscribe", b"{}")) == {"id": 5, "unsubscribe": {}}
    assert told(protocol.rpc_reply(6, b'{"a":1}')) == {"id": 6, "rpc": {"data": {"a": 1}}}
    assert told(protocol.error_reply(7, protocol.PERMISSION_DENIED)) == {
        "id": 7,
        "error": {"code": 103, "message": "permission denied"},
    }
    assert told(protocol.error_reply(8, protocol.TOO_MANY_REQUESTS))["error"]["temporary"] is True
    assert told(protocol.PING) == {}


def test_falsy_fields_are_left_out() -> None:
    fresh = SubscribeResult("e", recoverable=True, positioned=True)
    assert told(encode(fresh)) == {"epoch": "e", "recoverable": True, "positioned": True}
    recovered = SubscribeResult("e", True, True, 3, True, True, [Publication(msgspec.Raw(b'{"a":1}'), 4)])
    assert told(encode(recovered)) == {
        "epoch": "e",
        "recoverable": True,
        "positioned": True,
        "offset": 3,
        "was_recovering": True,
        "recovered": True,
        "publications": [{"data": {"a": 1}, "offset": 4}],
    }
    assert told(encode(protocol.HistoryResult("e"))) == {"epoch": "e"}


def test_pushes() -> None:
    words = CentrifugeEncoding()
    body = b'{"text":"two\\nlines \xc3\xa4"}'
    assert told(words.publication("room:a", body, 5)) == {
        "push": {"channel": "room:a", "pub": {"data": {"text": "two\nlines ä"}, "offset": 5}}
    }
    assert told(words.publication("room:a", body, 0)) == {
        "push": {"channel": "room:a", "pub": {"data": {"text": "two\nlines ä"}}}
    }
    place = Position(stream="room:a", epoch="e", offset=4, tag="t")
    assert told(words.subscribed(place)) == {
        "push": {
            "channel": "room:a",
            "subscribe": {"epoch": "e", "recoverable": True, "positioned": True, "offset": 4},
        }
    }
    assert told(words.unsubscribed("room:a", 2100, "permission revoked")) == {
        "push": {"channel": "room:a", "unsubscribe": {"code": 2100, "reason": "permission revoked"}}
    }


def test_an_sdks_position_has_no_tag() -> None:
    read = only('{"id":1,"connect":{"subs":{"a":{"recover":true,"offset":3,"epoch":"e"}}}}').connect
    assert read is not None
    assert read.subs == {"a": Recover(True, 3, "e")}


CODES = {
    "closes that are final": (
        (protocol.BAD_REQUEST, protocol.STALE, protocol.INVALID_TOKEN),
        range(3500, 4000),
    ),
    "closes that ask to come back": ((protocol.NO_PONG, SHUTDOWN), range(3000, 3500)),
}


@pytest.mark.parametrize(("codes", "within"), CODES.values(), ids=CODES.keys())
def test_close_codes_say_whether_to_come_back(codes: tuple[tuple[int, str], ...], within: range) -> None:
    assert all(code in within and len(reason.encode()) < 124 for code, reason in codes)
