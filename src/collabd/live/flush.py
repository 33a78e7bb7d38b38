"""The flush pass: once per turn of the event loop, what has gathered goes out, one frame per connection.

No task, future or lock per delivery. Connections with the same messages queued share the very same frame.

Flow control is by notice, not by polling: a sink says when its transport's buffer has passed the high-water
mark and when it has drained (asyncio's `pause_writing` and `resume_writing`), so a congested connection costs
nothing until it can be written again; its queue grows to the bound meanwhile.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabd.live.connection import Connection, Framing, Push

log = logging.getLogger("collabd.live")

FAILED = (3004, "internal server error")
"""Close code and reason for a connection whose transport failed; Centrifuge clients reconnect after it."""


class Frames:
    """The frames made in one pass, found again by the identity of their messages and their framing."""

    __slots__ = ("_frame", "_framing", "_made", "_queue")

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], bytes] = {}
        self._queue: list[Push] = []
        self._framing: Framing | None = None
        self._frame = b""

    def join(self, queue: list[Push], framing: Framing) -> bytes:
        """The frame for the messages in `queue`, in order. The same messages give the same object."""
        # Neighbours mostly hold the same messages: comparing with the last ones is cheaper than hashing them.
        if framing is self._framing and queue == self._queue:
            return self._frame
        key = (framing, *queue)
        frame = self._made.get(key)
        if frame is None:
            frame = self._made[key] = framing(b"\n".join([push.payload for push in queue]))
        self._queue, self._framing, self._frame = queue.copy(), framing, frame
        return frame


class Flusher:
    """Collects connections that have something to send and flushes them together. One per event loop.

    `call_soon` runs a callable in the loop's next turn, as `loop.call_soon` does.
    """

    __slots__ = ("_call_soon", "_dirty")

    def __init__(self, call_soon: Callable[[Callable[[], None]], object]) -> None:
        self._call_soon = call_soon
        self._dirty: list[Connection] = []

    def mark(self, connection: Connection) -> None:
        """Have `connection` flushed in the next pass."""
        if not self._dirty:
            self._call_soon(self.flush)
        self._dirty.append(connection)

    def flush(self) -> None:
        """One pass. What is marked while it runs belongs to the next; a failure ends its connection only."""
        dirty, self._dirty = self._dirty, []
        frames = Frames()
        for connection in dirty:
            try:
                connection.flush(frames)
            except Exception:
                log.exception("a connection failed in the flush pass and is closed")
                _give_up(connection)

    def flush_now(self, connection: Connection) -> None:
        """Flush one connection at once, before it is closed. A failure is logged: its end is under way."""
        try:
            connection.flush(Frames())
        except Exception:
            log.exception("a connection failed to take its last messages")


def _give_up(connection: Connection) -> None:
    try:
        connection.abandon(*FAILED)
    except Exception:
        log.exception("a connection that failed could not be closed, either")
