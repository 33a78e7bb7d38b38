"""What a WebSocket's frame is made of, and frames to send (RFC 6455, chapter 5)."""

from __future__ import annotations

from enum import IntEnum


class Opcode(IntEnum):
    """What a frame is (RFC 6455, 11.8)."""

    CONTINUATION = 0x0
    TEXT = 0x1
    BINARY = 0x2
    CLOSE = 0x8
    PING = 0x9
    PONG = 0xA


NORMAL = 1000
PROTOCOL_ERROR = 1002
NO_CODE = 1005
NO_UTF8 = 1007
POLICY_VIOLATION = 1008
TOO_LARGE = 1009
INTERNAL_ERROR = 1011

FINAL = 0x80
RESERVED = 0x70
MASKED = 0x80
LONGEST_CONTROL = 125


def unmask(payload: bytes | bytearray, key: bytes | bytearray) -> bytes:
    """`payload` with the mask `key` (4 bytes) taken off (RFC 6455, 5.3)."""
    size = len(payload)
    pad = (key * (size // 4 + 1))[:size]
    # As one large number: a loop over bytes takes a hundred times as long.
    return (int.from_bytes(payload, "big") ^ int.from_bytes(pad, "big")).to_bytes(size, "big")


def frame(opcode: Opcode, payload: bytes) -> bytes:
    """`payload` as one whole, unmasked frame (RFC 6455, 5.2)."""
    first, size = FINAL | opcode, len(payload)
    if size < 126:
        return bytes((first, size)) + payload
    if size < 65_536:
        return bytes((first, 126)) + size.to_bytes(2, "big") + payload
    return bytes((first, 127)) + size.to_bytes(8, "big") + payload


def close_frame(code: int, reason: str) -> bytes:
    """A close; a reason too long for a control frame is cut, between characters."""
    if code == NO_CODE:
        return frame(Opcode.CLOSE, b"")
    said = reason.encode()[: LONGEST_CONTROL - 2].decode(errors="ignore")
    return frame(Opcode.CLOSE, code.to_bytes(2, "big") + said.encode())


def text_frame(payload: bytes) -> bytes:
    """`payload` (UTF-8) as one text frame."""
    return frame(Opcode.TEXT, payload)
