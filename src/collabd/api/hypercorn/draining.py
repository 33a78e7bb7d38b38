"""The end of a server: sockets are told to go, requests in flight finish, what is left is cut off."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping

from hypercorn.asyncio.worker_context import WorkerContext

from collabd.api.admission import Admission
from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import Link

SHUTDOWN = (3001, "shutdown")
"""Close code and reason for sockets still open when the server stops; Centrifuge clients come back."""


class Context(WorkerContext):
    """What all connections of one server share; while it is `parting`, no new WebSocket is let in."""

    def __init__(self, admission: Admission) -> None:
        super().__init__(None)
        self.parting = False
        self.admission = admission


async def see_off(context: Context, tasks: Mapping[Link, asyncio.Task[None]], limits: ServerLimits) -> None:
    """Tell every socket to go, at a random moment of the time that so many need; wait until they have.

    Told all at once, they would all come back at once, to this server's successor. Requests are still taken
    and answered meanwhile, so that whoever asks learns that this server is not ready any more.
    """
    context.parting = True
    guests = [link for link in tasks if link.sink is not None]
    if not guests:
        return
    seconds = min(limits.drain_seconds, len(guests) / limits.drain_rate)
    loop = asyncio.get_running_loop()
    for link in guests:
        loop.call_later(random.uniform(0, seconds), tell, link)  # noqa: S311 - spreading load
    await asyncio.wait([tasks[link] for link in guests], timeout=seconds + limits.close_seconds)


async def cut_off(context: Context, tasks: Mapping[Link, asyncio.Task[None]], limits: ServerLimits) -> None:
    """Let requests in flight finish, at most `grace_seconds`; then end every connection."""
    await context.terminated.set()
    for link in tasks:
        tell(link)
    if tasks:
        await asyncio.wait(list(tasks.values()), timeout=limits.grace_seconds)
    for link in tasks:
        link.transport.abort()
    late = list(tasks.values())
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)


def tell(link: Link) -> None:
    """Close the link's socket, if it has one that is open."""
    if link.sink is not None:
        link.sink.close(*SHUTDOWN)
