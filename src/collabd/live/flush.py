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

from collabd.live.pushes import Framing, Push
from collabd.live.waiting import Waiting, parts

if TYPE_CHECKING:
    from collabd.live.connection import Connection

log = logging.getLogger("collabd.live")

FAILED = (3004, "internal server error")
"""Close code and reason for a connection whose transport failed; Centrifuge clients reconnect after it."""


# Beyond this a frame is cut: large enough to make the system call cheap per message, small enough that a peer
# on a slow line sees the first message of a burst before the last one has been sent.
FRAME_MESSAGES = 64
FRAME_BYTES = 64 * 1024


class Frames:
    """The frames made in one pass, found again by their queue and framing: the same give the same object."""

    __slots__ = ("_frame", "_framing", "_made", "_parts", "_queue")

    def __init__(self) -> None:
        self._made: dict[tuple[Waiting, Framing], bytes | None] = {}
        self._parts: dict[tuple[Waiting, Framing], list[tuple[Waiting, bytes]]] = {}
        self._queue: Waiting | None = None
        self._framing: Framing | None = None
        self._frame: bytes | None = None

    def of(self, queue: Waiting, framing: Framing) -> bytes | None:
        """The frame for a queue; None if that is too long for one."""
        # Neighbours mostly hold the same messages.
        if queue is self._queue and framing is self._framing:
            return self._frame
        key = (queue, framing)
        if key not in self._made:
            fits = queue.count <= FRAME_MESSAGES and queue.bytes <= FRAME_BYTES
            self._made[key] = _frame(queue, framing) if fits or queue.count == 1 else None
        self._queue, self._framing, self._frame = queue, framing, self._made[key]
        return self._frame

    def parts(self, queue: Waiting, framing: Framing) -> list[tuple[Waiting, bytes]]:
        """A long queue in parts, each with its frame."""
        key = (queue, framing)
        if key not in self._parts:
            cut = parts(queue, FRAME_MESSAGES, FRAME_BYTES)
            self._parts[key] = [(part, _frame(part, framing)) for part in cut]
        return self._parts[key]


def _frame(queue: Waiting, framing: Framing) -> bytes:
    return framing(b"\n".join([push.payload for push in queue.pushes()]))


class Flusher:
    """Collects connections that have something to send and flushes them together. One per event loop.

    `call_soon` runs a callable in the loop's next turn, as `loop.call_soon` does.
    """

    __slots__ = ("_call_soon", "_dirty", "_lengthened", "_push", "dropped", "flushed", "slow")

    def __init__(self, call_soon: Callable[[Callable[[], None]], object]) -> None:
        self._call_soon = call_soon
        self._dirty: list[Connection] = []
        self._push: Push | None = None
        self._lengthened: dict[Waiting, Waiting] = {}
        self.flushed = 0
        """How often a connection had its turn in a pass."""
        self.dropped = 0
        """Ephemerals that were left out for connections that had fallen behind."""
        self.slow = 0
        """Connections closed since they read too slowly."""

    def lengthen(self, queue: Waiting, push: Push) -> Waiting:
        """`queue` with one message more; the same object for all who ask with the same two in turn."""
        if push is not self._push:
            self._push = push
            self._lengthened = {}
        longer = self._lengthened.get(queue)
        if longer is None:
            longer = self._lengthened[queue] = Waiting(queue, push)
        return longer

    def mark(self, connection: Connection) -> None:
        """Have `connection` flushed in the next pass."""
        if not self._dirty:
            self._call_soon(self.flush)
        self._dirty.append(connection)

    def flush(self) -> None:
        """One pass. What is marked while it runs belongs to the next; a failure ends its connection only."""
        dirty, self._dirty = self._dirty, []
        self._push, self._lengthened = None, {}
        self.flushed += len(dirty)
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
