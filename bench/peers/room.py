"""collabd's connections, flush pass and Hypercorn under a bare application, for bench/fanout.py."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

from pacing import obey

from collabd.api.hypercorn import ServerLimits, current_sink, listen, new_event_loop, serve
from collabd.live.connection import Connection, QueueLimits
from collabd.live.flush import Flusher
from collabd.live.pushes import Push


class Room:
    """An ASGI application in which every WebSocket is a subscriber of the one room."""

    def __init__(self, flusher: Flusher) -> None:
        self.flusher = flusher
        self.members: set[Connection] = set()

    def broadcast(self, payloads: list[bytes]) -> None:
        for payload in payloads:
            push = Push(payload, "room:0193")
            for member in self.members:
                member.offer(push)

    async def __call__(
        self,
        scope: dict[str, Any],
        receive: Callable[[], Awaitable[dict[str, Any]]],
        send: Callable[[dict[str, Any]], Awaitable[None]],
    ) -> None:
        await receive()
        if scope["type"] == "lifespan":
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        await send({"type": "websocket.accept"})
        sink = current_sink()
        if sink is None:
            raise RuntimeError("an accepted WebSocket has a sink")
        member = Connection(sink, self.flusher, QueueLimits(), lambda *_: None)
        self.members.add(member)
        while (await receive())["type"] != "websocket.disconnect":
            pass
        self.members.discard(member)


async def main(tls: ssl.SSLContext | None) -> None:
    room = Room(Flusher(asyncio.get_running_loop().call_soon))
    limits = ServerLimits()
    listeners = listen("127.0.0.1", 0, limits)
    ready, shutdown = asyncio.Event(), asyncio.Event()
    server = asyncio.create_task(serve(room, listeners, limits, shutdown=shutdown, ready=ready.set, tls=tls))
    await ready.wait()
    await obey(room.broadcast, listeners[0].getsockname()[1])
    shutdown.set()
    await server


def run(tls: ssl.SSLContext | None = None) -> None:
    """Serve and obey until the input ends."""
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(main(tls))
