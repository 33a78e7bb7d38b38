"""How payloads travel without a WebSocket. A payload is a JSON object without a newline. No I/O."""

from __future__ import annotations


def event_lines(payloads: bytes) -> bytes:
    """Payloads joined by newlines as Server-Sent Events, one each (WHATWG HTML, section 9.2)."""
    return b"data: %b\n\n" % payloads.replace(b"\n", b"\n\ndata: ")


def json_lines(payloads: bytes) -> bytes:
    """Payloads joined by newlines as lines, each with its end."""
    return payloads + b"\n"
