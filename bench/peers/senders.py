"""Senders on WebSockets: each waits for an acknowledgement before it sends the next message.

Reads people (`[{"token", "room"}]`) from standard input, sends for some seconds, prints what it saw as JSON.
"""

import asyncio
import json
import sys
import time
from typing import Any

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from collabd.domain.ids import new_id

TEXT = "What somebody would write to the people around them, neither short nor long. " * 2


class Sender(WSListener):
    """One person."""

    def __init__(self, who: dict[str, str], end: float, waits: list[float]) -> None:
        self.who = who
        self.end = end
        self.waits = waits
        self.done = asyncio.get_running_loop().create_future()
        self.number = 1
        self.sent = 0.0

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport
        self.tell({"id": 1, "connect": {"token": self.who["token"]}})

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        for line in frame.get_payload_as_bytes().split(b"\n"):
            if line == b"{}":
                transport.send(WSMsgType.TEXT, b"{}")
            elif line.startswith(b'{"id":%d,' % self.number):
                self.acknowledged(line)

    def acknowledged(self, line: bytes) -> None:
        if b'"error"' in line[:40]:
            raise RuntimeError(line.decode())
        now = time.perf_counter()
        if self.number > 1:
            self.waits.append(now - self.sent)
        if now >= self.end:
            self.transport.disconnect()
            if not self.done.done():
                self.done.set_result(None)
            return
        self.number += 1
        self.sent = now
        data = {"id": new_id(time.time_ns() // 1_000_000), "roomId": self.who["room"], "content": TEXT}
        self.tell({"id": self.number, "rpc": {"method": "message.send", "data": data}})

    def tell(self, command: dict[str, Any]) -> None:
        self.transport.send(WSMsgType.TEXT, json.dumps(command).encode())


async def main(url: str, seconds: float, people: list[dict[str, str]]) -> None:
    begun = time.perf_counter()
    waits: list[float] = []
    senders: list[Sender] = []
    for who in people:
        sender = Sender(who, begun + seconds, waits)
        await ws_connect(lambda sender=sender: sender, url)
        senders.append(sender)
    await asyncio.gather(*(sender.done for sender in senders))
    waits.sort()
    print(
        json.dumps(
            {
                "count": len(waits),
                "rate": len(waits) / (time.perf_counter() - begun),
                "p50": waits[len(waits) // 2] * 1000,
                "p99": waits[len(waits) * 99 // 100] * 1000,
            }
        )
    )


asyncio.run(main(sys.argv[1], float(sys.argv[2]), json.load(sys.stdin)))
