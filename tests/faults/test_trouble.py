"""Peers close, reset, half-close, stop reading and ping while rooms talk; nobody else notices.

A real server, plain and over TLS. Well-behaved observers hear every event once and in order, no frame follows
a close, the sockets of those who read nothing come free, memory stays within bounds, and the server's log
tells of no fault.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import secrets
import shutil
import ssl
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.faults.rooms import people_in_rooms
from tests.faults.troublemakers import Raw, Trouble
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import RawClient, connected

from collabd.domain.streams import room_stream

pytestmark = pytest.mark.faults

SIGNS = ("Traceback", "ERROR", "CRITICAL", "failed in the flush pass", "failed to take")
NON_READERS = 20
TROUBLEMAKERS = 12
PAUSE_SECONDS = 0.02
"""Between two messages: about forty of them a second."""
CONTENT = "x" * 2000


@dataclass(frozen=True)
class Pace:
    """How long the trouble lasts (s), in what time a socket must come free, with what limits and settings."""

    seconds: float
    freed_within: float
    memory_mib: int
    limits: dict[str, float] = field(default_factory=dict)
    environ: dict[str, str] = field(default_factory=dict)


REAL = Pace(seconds=300, freed_within=45, memory_mib=160)
"""Both ways together ten minutes, with the limits as they are."""
QUICK = Pace(
    seconds=8,
    freed_within=20,
    memory_mib=80,
    limits={"unread_seconds": 5},
    environ={"COLLABD_LIVE_PING_SECONDS": "4", "COLLABD_LIVE_PONG_TIMEOUT_SECONDS": "3"},
)


def certificate(folder: Path) -> tuple[str, str]:
    """A certificate for localhost that vouches for itself, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is missing: apt-get install openssl")
    names = (str(folder / "certificate.pem"), str(folder / "key.pem"))
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-out", names[0], "-keyout", names[1]),
        ],
        check=True,
        capture_output=True,
    )
    return names


class Observer:
    """Someone who behaves well, answers pings, and hears everything once and in order."""

    def __init__(self, client: RawClient, began: dict[str, Any]) -> None:
        self.reached = {stream: sub.get("offset", 0) for stream, sub in began["subs"].items()}
        self._client = client

    async def listen(self) -> None:
        """Take what comes until this is cancelled."""
        while True:
            self.take(await self._client.push())

    async def catch_up(self, heads: dict[str, int]) -> None:
        """Take what comes until it is all there."""
        while any(self.reached[stream] < head for stream, head in heads.items()):
            self.take(await self._client.push())

    def take(self, push: dict[str, Any]) -> None:
        """One push: the very next event of its stream, or no event at all."""
        offset = push.get("pub", {}).get("offset")
        if offset is not None:
            stream = push["channel"]
            assert offset == self.reached[stream] + 1, f"{stream}: {offset} after {self.reached[stream]}"
            self.reached[stream] = offset


async def talk(client: RawClient, rooms: list[str], stop: asyncio.Event) -> dict[str, int]:
    """Post without end, one message after the other; the last offset of each room."""
    heads: dict[str, int] = {}
    number = 0
    while not stop.is_set():
        room = rooms[number % len(rooms)]
        number += 1
        reply = await client.rpc("message.send", roomId=room, content=f"{number} {CONTENT}")
        heads[room_stream(room)] = reply["rpc"]["data"]["message"]["offset"]
        await asyncio.sleep(PAUSE_SECONDS)
    return heads


def memory_mib(process: int, line: str) -> float:
    """What Linux says of a process: VmRSS now, VmHWM at most so far."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split(f"{line}:")[1].split()[0]) / 1024


def still_kept(server: ServerProcess, ports: set[int]) -> set[int]:
    """The peers' ports of which the server still holds a socket.

    One without an inode is nobody's any more: the kernel alone goes on offering what was not taken.
    """
    kept = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            parts = line.split()
            local, remote = (int(address.rpartition(":")[2], 16) for address in parts[1:3])
            if local == server.port and remote in ports and parts[9] != "0":
                kept.add(remote)
    return kept


async def freed(server: ServerProcess, peers: list[Raw]) -> float:
    """How long (s) it takes until nothing is kept of peers that do not read."""
    ports = {peer.port for peer in peers}
    assert still_kept(server, ports) == ports
    for peer in peers:
        peer.hold()
    began = time.monotonic()
    while still_kept(server, ports):  # noqa: ASYNC110 - only the kernel knows
        await asyncio.sleep(0.2)
    return time.monotonic() - began


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "TLS"])
@pytest.mark.parametrize("pace", [QUICK, pytest.param(REAL, marks=pytest.mark.long)], ids=["quick", "real"])
async def test_nobody_notices_trouble(
    pace: Pace, encrypted: bool, tmp_path: Path, figures: Callable[[str], None]
) -> None:
    seed = int(os.environ.get("FAULTS_SEED") or secrets.randbits(32))
    figures(f"{pace.seconds} s of trouble, {'TLS' if encrypted else 'plain'}, FAULTS_SEED={seed}")
    names = ("alice", "bob", "mallory")
    _, rooms = await fill(tmp_path / "data", partial(people_in_rooms, names=names, rooms=2))
    files = certificate(tmp_path) if encrypted else None
    tls = ssl.create_default_context(cafile=files[0]) if files else None
    environ = {"SERVED": json.dumps({"limits": pace.limits, "tls": files}), **pace.environ}
    program = (str(Path(__file__).with_name("served.py")),)
    with serve(tmp_path / "data", environ=environ, program=program) as server:
        done = await make_trouble(server, rooms, tls, pace, random.Random(seed), figures)
        assert await asyncio.to_thread(server.stop) == 0
        log = server.log.read_text(encoding="utf-8")
    assert [line for line in log.splitlines() if any(sign in line for sign in SIGNS)] == []
    kinds = ("closes", "is_closed", "resets", "half_closes", "is_slow", "pings")
    assert all(done[kind] >= 2 for kind in kinds), done


async def make_trouble(
    server: ServerProcess,
    rooms: list[str],
    tls: ssl.SSLContext | None,
    pace: Pace,
    dice: random.Random,
    figures: Callable[[str], None],
) -> Counter[str]:
    """Let there be trouble and watch everybody else; how often each kind of it was made."""
    url = f"{'wss' if tls else 'ws'}://localhost:{server.port}/connection/websocket"
    calm, stop = asyncio.Event(), asyncio.Event()
    async with AsyncExitStack() as stack:
        people = [
            await stack.enter_async_context(connected(url, f"{name}-token", tls=tls))
            for name in ("alice", "alice", "bob", "bob", "bob")
        ]
        talkers, observers = [client for client, _ in people[:2]], [Observer(*one) for one in people[2:]]
        before = memory_mib(server.process.pid, "VmRSS")
        trouble = Trouble(server.port, "mallory-token", tls, dice)
        stack.callback(trouble.leave)
        idle = [await trouble.connect() for _ in range(NON_READERS)]
        listening = [asyncio.create_task(one.listen()) for one in observers]
        async with asyncio.TaskGroup() as tasks:
            talking = [tasks.create_task(talk(client, rooms, stop)) for client in talkers]
            freeing = tasks.create_task(freed(server, idle))
            making = [tasks.create_task(trouble.make(calm)) for _ in range(TROUBLEMAKERS)]
            await asyncio.sleep(pace.seconds)
            took = await freeing
            calm.set()
            await asyncio.wait(making)
            stop.set()  # only now: they are waiting for what is said
        heads = {stream: max(task.result()[stream] for task in talking) for stream in talking[0].result()}
        for task, one in zip(listening, observers, strict=True):
            assert not task.done(), task
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            async with asyncio.timeout(30):
                await one.catch_up(heads)
        grown = memory_mib(server.process.pid, "VmHWM") - before
    figures(
        f"{sum(heads.values())} events to {len(observers)} observers; {dict(trouble.done)}; "
        f"{NON_READERS} non-readers freed after {took:.1f} s; memory at most {grown:.0f} MiB more"
    )
    assert trouble.done["refused"] <= sum(trouble.done.values()) // 10
    assert took <= pace.freed_within
    assert grown <= pace.memory_mib
    return trouble.done
