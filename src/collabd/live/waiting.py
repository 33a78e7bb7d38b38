"""What waits to be sent, in a form that connections can share.

Most subscribers of a room have the same messages waiting. So a queue is a value that never changes, and
adding a message to the same queue gives the same, longer one: five hundred subscribers refer to one queue,
whose frame is made once. A list for each of them takes twice the time to fill.
"""

from __future__ import annotations

from collections.abc import Iterable

from collabd.live.pushes import Push


class Waiting:
    """Messages in their order: those `before` and one `push` more; `count` of them, `bytes` of payload."""

    __slots__ = ("before", "bytes", "count", "push")

    def __init__(self, before: Waiting | None, push: Push | None) -> None:
        self.before = before
        self.push = push
        self.count = 0
        self.bytes = 0
        if before is not None and push is not None:
            self.count = before.count + 1
            self.bytes = before.bytes + len(push.payload)

    def pushes(self) -> list[Push]:
        """The messages, oldest first."""
        found: list[Push] = []
        queue: Waiting | None = self
        while queue is not None and queue.push is not None:
            found.append(queue.push)
            queue = queue.before
        found.reverse()
        return found


NOTHING = Waiting(None, None)
"""The queue of a connection for which nothing waits."""


def waiting(pushes: Iterable[Push]) -> Waiting:
    """A queue of these messages, shared with nobody."""
    queue = NOTHING
    for push in pushes:
        queue = Waiting(queue, push)
    return queue


def parts(queue: Waiting, most_messages: int, most_bytes: int) -> list[Waiting]:
    """Cut a queue into queues within both bounds; a message that is larger than that stands alone."""
    found: list[Waiting] = []
    part = NOTHING
    for push in queue.pushes():
        longer = Waiting(part, push)
        if part is not NOTHING and (longer.count > most_messages or longer.bytes > most_bytes):
            found.append(part)
            longer = Waiting(NOTHING, push)
        part = longer
    return [*found, part]
