"""One socket's outbound side: a bounded queue in front of a transport that somebody else flushes.

The hub offers a `Push` to every subscriber; the `Flusher` (`live/flush.py`) later writes what has gathered.
Nothing in here awaits, and nothing in here knows who is connected.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from collabd.live.pushes import Framing, Push
from collabd.live.waiting import NOTHING, Waiting, waiting

if TYPE_CHECKING:
    from collabd.live.flush import Flusher, Frames

log = logging.getLogger("collabd.live")

# What a sink may hold while it still says that it takes more: the high-water mark of asyncio's write buffers.
SINK_HIGH_WATER = 64 * 1024

SLOW = (3008, "slow")
"""Close code and reason for a peer that reads too slowly; a Centrifuge client reconnects and resumes."""


@dataclass(frozen=True, slots=True)
class QueueLimits:
    """What one connection may have waiting: `bytes` in queue and sink together, `messages` in the queue."""

    bytes: int = 1024 * 1024
    messages: int = 1000


class Sink(Protocol):
    """What a transport must offer to carry a connection. Nothing blocks; `write` and `close` may raise."""

    @property
    def framing(self) -> Framing:
        """How this transport wraps payloads; one function for all of a kind, so that they share frames."""

    def write(self, frame: bytes) -> None:
        """Hand over one whole frame. Does nothing once a close has been seen or sent."""

    def backlog(self) -> int:
        """Bytes that the kernel has not taken yet; at most SINK_HIGH_WATER unless the sink is held."""

    def watch(self, hold: Callable[[bool], None]) -> None:
        """Have `hold(True)` called when the backlog passes its high-water mark, `hold(False)` once drained.

        The call comes at once, also from inside `write`.
        """

    def close(self, code: int, reason: str) -> None:
        """End in an orderly manner; a peer that neither reads nor answers is cut off a second later."""


class Connection:
    """A bounded queue with one writer. All calls come from the event loop's thread.

    `on_close(code, reason)` is called exactly once, never from inside `offer`, so that a hub may offer while
    it walks through its subscribers.
    """

    __slots__ = (
        "_easy_bytes",
        "_easy_messages",
        "_ending",
        "_flusher",
        "_framing",
        "_held",
        "_limits",
        "_on_close",
        "_queue",
        "_sink",
        "closed",
    )

    def __init__(
        self, sink: Sink, flusher: Flusher, limits: QueueLimits, on_close: Callable[[int, str], None]
    ) -> None:
        self.closed = False
        self._sink = sink
        self._framing = sink.framing
        self._flusher = flusher
        self._limits = limits
        self._on_close = on_close
        self._queue = NOTHING
        self._held = False
        self._ending: tuple[int, str] | None = None
        # Within these no limit is near while the sink is not held: the common case needs no look at it.
        self._easy_bytes = limits.bytes // 4 - SINK_HIGH_WATER
        self._easy_messages = limits.messages // 4
        sink.watch(self._hold)

    def offer(self, push: Push) -> None:
        """Queue `push` for the next pass. A closed connection ignores it.

        Above a quarter of the limits an ephemeral is dropped; over the limits the queue is given up and the
        connection closed as slow, in the next pass (the peer recovers by resuming). One message alone may be
        larger: it is no sign of slowness. Never raises.

        To share queues and frames, offer one message to all whom it concerns before the next message.
        """
        queue = self._queue
        longer = self._flusher.lengthen(queue, push)
        easy = longer.count <= self._easy_messages and longer.bytes <= self._easy_bytes
        if not easy and not self._admits(push, longer):
            return
        self._queue = longer
        if queue is NOTHING:
            self._flusher.mark(self)

    def drop(self, stream: str) -> None:
        """Forget what is queued for `stream` (a revocation). What the transport has taken is out of reach."""
        left = (push.without(stream) for push in self._queue.pushes())
        self._queue = waiting(push for push in left if push is not None)

    def close(self, code: int, reason: str) -> None:
        """Send what was queued earlier, then end in an orderly manner with `code`; idempotent.

        A peer that is too far behind to take more gets the close alone. Also called when the peer has gone,
        which tells `on_close` and writes nothing.
        """
        if self.closed:
            return
        self.closed = True
        if self._queue is not NOTHING and not self._held:
            self._flusher.flush_now(self)
        self._end(code, reason)

    def abandon(self, code: int, reason: str) -> None:
        """Like `close`, but what is queued is given up.

        For a transport that failed to take a write, and for whom nothing more may be told.
        """
        if not self.closed:
            self.closed = True
            self._end(code, reason)

    def flush(self, frames: Frames) -> None:
        """Write what has gathered; for the `Flusher` only. A held sink leaves it queued until it drains.

        Raises whatever the sink raises.
        """
        if self._ending is not None:
            self._end(*self._ending)
        queue = self._queue
        if queue is NOTHING or self._held:
            return
        # Emptied first: what a write brings about must not be taken for what it wrote.
        self._queue = NOTHING
        frame = frames.of(queue, self._framing)
        if frame is None:
            self._flush_in_parts(queue, frames)
        else:
            self._sink.write(frame)

    def _flush_in_parts(self, queue: Waiting, frames: Frames) -> None:
        parts = frames.parts(queue, self._framing)
        for number, (_, frame) in enumerate(parts):
            if self._held:
                left = [push for part, _ in parts[number:] for push in part.pushes()]
                self._queue = waiting([*left, *self._queue.pushes()])
                return
            self._sink.write(frame)

    def _hold(self, held: bool) -> None:
        self._held = held
        self._easy_messages = -1 if held or self.closed else self._limits.messages // 4
        if not held and self._queue is not NOTHING:
            self._flusher.mark(self)

    def _admits(self, push: Push, longer: Waiting) -> bool:
        if self.closed:
            return False
        limits = self._limits
        size = longer.bytes + self._sink.backlog()
        if push.ephemeral and (size > limits.bytes // 4 or longer.count > limits.messages // 4):
            self._flusher.dropped += 1
            return False
        alone = size == len(push.payload)
        if (size > limits.bytes and not alone) or longer.count > limits.messages:
            self._flusher.slow += 1
            self._end_in_pass(*SLOW)
            return False
        return True

    def _end_in_pass(self, code: int, reason: str) -> None:
        self._shut()
        self._ending = (code, reason)
        self._flusher.mark(self)

    def _end(self, code: int, reason: str) -> None:
        self._ending = None
        self._shut()
        try:
            self._sink.close(code, reason)
        except Exception:
            log.exception("a connection's transport failed to close")
        try:
            # One socket's end must not end what closed it: a batch's effects, a flush pass.
            self._on_close(code, reason)
        except Exception:
            log.exception("a connection's end was not taken note of")

    def _shut(self) -> None:
        self.closed = True
        self._queue = NOTHING
        self._easy_messages = -1
