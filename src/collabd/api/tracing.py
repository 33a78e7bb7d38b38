"""Which request is being served: so that every line of the log can say it.

A context variable, which tasks inherit: whatever a request starts is known by it, on other threads, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


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
    with within(served):
        yield served


@contextmanager
def within(served: Served | None) -> Iterator[None]:
    """Whatever the block does belongs to what has been served before."""
    token = _served.set(served)
    try:
        yield
    finally:
        _served.reset(token)


def known(user_id: str) -> None:
    """It has turned out who asks."""
    served = _served.get()
    if served is not None:
        served.user_id = user_id
