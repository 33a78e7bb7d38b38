"""Sockets that have not said who they are yet: so many of one address, since they cost as much as any other.

An office, a school or a ship often has one address. When it comes back after a cut, far more of its people
are on their way in at once; so whoever has already brought a cookie or a token that opens something, as the
web app does, is let in beyond that number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from collabd.api.auth import find_session
from collabd.api.services import Services
from collabd.domain.errors import CollabError


async def may_open(services: Services, address: str, credential: str | None) -> bool:
    """Whether one more socket of this address may open; `credential` is what came with the handshake."""
    if services.unauthenticated[address] < services.config.live.unauthenticated_per_address:
        return True
    try:
        return credential is not None and await services.store.read(find_session, credential) is not None
    except CollabError:  # too busy to look it up: the client will come again
        return False


@contextmanager
def counted(services: Services, address: str) -> Iterator[Callable[[], None]]:
    """Count a socket among the strangers of its address, until it has gone or has called what this gives."""
    waiting = services.unauthenticated
    waiting[address] += 1
    left = False

    def leave() -> None:
        nonlocal left
        if not left:
            left = True
            waiting[address] -= 1
            if waiting[address] <= 0:
                del waiting[address]

    try:
        yield leave
    finally:
        leave()
