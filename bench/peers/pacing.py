"""What every fan-out server of bench/fanout.py does alike: it takes orders on stdin and measures its own CPU.

An order is a line of JSON, `{"bursts": n, "burst": k, "gap": seconds}`: n times, k messages for everybody in
one turn of the event loop, then a pause. The answer is a line with the CPU seconds, user and system, it took.
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable, Iterator

PAYLOAD_BYTES = 200


def messages(count: int) -> Iterator[bytes]:
    """Publications of the Centrifuge protocol, each of PAYLOAD_BYTES and each its own."""
    for offset in range(count):
        start = b'{"push":{"channel":"room:0193","pub":{"offset":%d,"data":{"content":"' % (
            1_000_000 + offset
        )
        yield start + b"x" * (PAYLOAD_BYTES - len(start) - 5) + b'"}}}}'


def cpu_seconds() -> float:
    """What this process has used so far."""
    times = os.times()
    return times.user + times.system


async def obey(broadcast: Callable[[list[bytes]], None], port: int) -> None:
    """Say where to connect, then follow orders until stdin ends."""
    print(json.dumps({"port": port}), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        order = json.loads(line)
        payloads = messages(order["bursts"] * order["burst"])
        begun = cpu_seconds()
        for _ in range(order["bursts"]):
            broadcast([next(payloads) for _ in range(order["burst"])])
            await asyncio.sleep(order["gap"])
        print(json.dumps({"cpu": cpu_seconds() - begun}), flush=True)
