"""Frames that end a socket: what is sent, and the close code."""

from __future__ import annotations

FRAME = 262_144
"""The largest frame that is taken, in bytes."""

DEEP = "[" * 100_000 + "]" * 100_000
SUBSCRIBE = '{"id":2,"subscribe":{"channel":"directory"}}'

FIRST_FRAMES: dict[str, tuple[str | bytes, int]] = {
    "nothing": ("", 3501),
    "blank lines": (" \n \n", 3501),
    "no JSON": ("hello", 3501),
    "half a command": ('{"id":1,"connect":', 3501),
    "a list": ('[{"id":1,"connect":{}}]', 3501),
    "a number": ("1", 3501),
    "null": ("null", 3501),
    "a byte order mark": ('\ufeff{"id":1,"connect":{}}', 3501),
    "binary": (b'{"id":1,"connect":{"token":"mallory-token"}}', 3501),
    "binary noise": (bytes(range(256)), 3501),
    "something before connect": (SUBSCRIBE, 3501),
    "publishing before connect": ('{"id":1,"publish":{}}', 3501),
    "a pong before connect": ("{}", 3501),
    "no id": ('{"connect":{"token":"mallory-token"}}', 3501),
    "id 0": ('{"id":0,"connect":{"token":"mallory-token"}}', 3501),
    "a negative id": ('{"id":-1,"connect":{"token":"mallory-token"}}', 3501),
    "an id that is text": ('{"id":"1","connect":{"token":"mallory-token"}}', 3501),
    "an id that is a fraction": ('{"id":1.5,"connect":{"token":"mallory-token"}}', 3501),
    "an id of 5,000 digits": ('{"id":' + "9" * 5000 + ',"connect":{"token":"mallory-token"}}', 3501),
    "a number that is none": ('{"id":NaN,"connect":{}}', 3501),
    "a command that is none": ('{"id":1,"fly":{}}', 3501),
    "connect is text": ('{"id":1,"connect":"please"}', 3501),
    "a token that is a number": ('{"id":1,"connect":{"token":4711}}', 3501),
    "a lone surrogate": ('{"id":1,"connect":{"token":"\\ud800"}}', 3501),
    "subs that are none": ('{"id":1,"connect":{"token":"mallory-token","subs":[]}}', 3501),
    "data that is none": ('{"id":1,"connect":{"token":"mallory-token","data":"x"}}', 3501),
    "a place before the beginning": (
        '{"id":1,"connect":{"token":"mallory-token","data":{"positions":{"directory":{"offset":-1}}}}}',
        3501,
    ),
    "a place beyond all numbers": (
        '{"id":1,"connect":{"token":"mallory-token","data":{"positions":{"directory":{"offset":1e30}}}}}',
        3501,
    ),
    "nested without end": (f'{{"id":1,"connect":{{"token":"mallory-token","data":{DEEP}}}}}', 3501),
    "too large": ("x" * (FRAME + 1), 1009),
    "too large in bytes, not in characters": ("€" * (FRAME // 3 + 1), 1009),
    "no token": ('{"id":1,"connect":{}}', 3500),
    "an unknown token": ('{"id":1,"connect":{"token":"nobody-token"}}', 3500),
    "a token with NUL": ('{"id":1,"connect":{"token":"mallory-token\\u0000"}}', 3500),
    "an expired token": ('{"id":1,"connect":{"token":"expired-token"}}', 3500),
}


LATER_FRAMES: dict[str, tuple[str | bytes, int]] = {
    "a second connect": ('{"id":2,"connect":{"token":"mallory-token"}}', 3501),
    "a message that asks for no answer": ('{"send":{"data":{}}}', 3508),
    "no JSON": ("{]", 3501),
    "no JSON among good lines": (SUBSCRIBE + '\n{"id":3,"rpc"', 3501),
    "nothing": ("", 3501),
    "binary": (b"{}", 3501),
    "too large": ("x" * (FRAME + 1), 1009),
    "nested without end": (f'{{"id":2,"rpc":{{"method":"user.me","data":{DEEP}}}}}', 3501),
    "rpc without a method": ('{"id":2,"rpc":{}}', 3501),
    "a channel that is a number": ('{"id":2,"subscribe":{"channel":5}}', 3501),
    "an offset that is text": ('{"id":2,"subscribe":{"channel":"directory","offset":"1"}}', 3501),
    "an id without a command": ('{"id":2}', 3501),
}
