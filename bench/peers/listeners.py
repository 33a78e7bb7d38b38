"""People who listen to their rooms: how long each message took until the last of its room had it.

Reads {"url", "people": [token, ...], "each": how many hear a message} from standard input; answers each
further line with the seconds of all messages that everybody has had since the last one, in order.
"""

import asyncio
import json
import sys
import time

import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

MARK = b'"message":{"id":"'
DIGITS = 36
FINENESS = 4096
"""A message's id tells the moment of its sending, in so many parts of a millisecond."""
AT_ONCE = 15


class Listener(WSListener):
    """One person; `heard` counts for all of them how often each message has arrived."""

    def __init__(self, token: str, heard: dict[bytes, int], each: int, delays: list[float]) -> None:
        self.token = token
        self.heard = heard
        self.each = each
        self.delays = delays
        self.open = asyncio.get_running_loop().create_future()

    def on_ws_connected(self, transport: WSTransport) -> None:
        transport.send(WSMsgType.TEXT, json.dumps({"id": 1, "connect": {"token": self.token}}).encode())

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        now = time.time_ns()
        for line in frame.get_payload_as_bytes().split(b"\n"):
            place = line.find(MARK)
            if place >= 0:
                self.take(line[place + len(MARK) : place + len(MARK) + DIGITS], now)
            elif line == b"{}":
                transport.send(WSMsgType.TEXT, b"{}")
            elif line.startswith(b'{"id":1,') and not self.open.done():
                self.open.set_result(None)

    def take(self, sent: bytes, now: int) -> None:
        times = self.heard.get(sent, 0) + 1
        if times == self.each:
            self.heard.pop(sent, None)
            self.delays.append(now / 1e9 - seconds(sent))
        else:
            self.heard[sent] = times


def seconds(sent: bytes) -> float:
    """When an id was made, in seconds since 1970."""
    milliseconds, parts = int(sent[:8] + sent[9:13], 16), int(sent[15:18], 16)
    return (milliseconds + parts / FINENESS) / 1e3


async def main() -> None:
    loop = asyncio.get_running_loop()
    given = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    heard: dict[bytes, int] = {}
    delays: list[float] = []
    everybody = [Listener(token, heard, given["each"], delays) for token in given["people"]]
    for start in range(0, len(everybody), AT_ONCE):
        few = everybody[start : start + AT_ONCE]
        await asyncio.gather(*(ws_connect(lambda one=one: one, given["url"]) for one in few))
        await asyncio.gather(*(one.open for one in few))
    print("null", flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(sorted(delays)), flush=True)
        delays.clear()
        heard.clear()


uvloop.run(main())
