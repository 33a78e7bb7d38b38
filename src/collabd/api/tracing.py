"""Which request is being served: so that every line of the log can say it.

A context variable, which tasks inherit: whatever a request starts is known by it, on other threads, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")


class Served:
    """One request, or one socket from its handshake on; `user_id` is "" until it is known who asks."""

    __slots__ = ("request_id", "user_id")

    def __init__(self, request_id: str) -> None:
        self.request_id = request_id
        self.user_id = ""


_served: ContextVar[Served | None] = ContextVar("served", default=None)


def current() -> Served | None:
    """What is being served here, if anything."""
    return _served.get()


@contextmanager
def serving(request_id: str) -> Iterator[Served]:
    """Whatever the block does, it does for this request."""
    served = Served(request_id)
    token = _served.set(served)
    try:
        yield served
    finally:
        _served.reset(token)


def on_behalf(served: Served | None, work: Callable[[T], None], argument: T) -> None:
    """Call `work(argument)` for what is being served already; a plain call, since it is made per frame."""
    token = _served.set(served)
    try:
        work(argument)
    finally:
        _served.reset(token)


def known(user_id: str) -> None:
    """It has turned out who asks."""
    served = _served.get()
    if served is not None:
        served.user_id = user_id
