"""A request's body, bounded."""

from __future__ import annotations

from collabd.api.guard import Receive
from collabd.domain.errors import too_large
from collabd.domain.sizes import in_words


async def read_body(receive: Receive, most: int) -> bytes | None:
    """The body; None if the client went before its end. Raises `too_large` beyond `most` bytes."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if len(body) > most:
            raise too_large(f"This may have at most {in_words(most)}: send less at a time.", most)
        if not message.get("more_body", False):
            return bytes(body)
