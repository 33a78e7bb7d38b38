"""The real send action under load: 500 sockets in 20 rooms, and more and more messages a second.

The server runs in this process, as `collabd serve` would; a probe on its loop notes how late each tick comes.
Fifty people talk from another process at an even pace, whether they are answered or not, and 500 sockets in
a third one listen, 25 to a room. For each pace: how many were acknowledged a second, the loop's lag, and how
long a message took until everybody in its room had it. The knee is the last pace that was kept up with: 97 %
of it acknowledged in time, and 99 of 100 messages with everybody within a quarter of a second.

Usage: python bench/load.py [--seconds 5] [--paces 500 1000 1500 2000 3000 5000]
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from peers.hosting import hosted
from peers.probe import Probe, at
from tests.faults.town import Town, build_town
from tests.support.servers import fill

from collabd import config
from collabd.api.hypercorn import new_event_loop

SOCKETS, ROOMS, TALKERS = 500, 20, 50
KEPT_UP = 0.97
PATIENCE_MS = 250.0
ROOT = Path(__file__).resolve().parent.parent
LISTENERS = (str(Path(__file__).parent / "peers" / "listeners.py"),)
SPEAKERS = ("-m", "tests.faults.talkers")


class Company:
    """Another process that is told things by lines and answers by lines of JSON."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def gather(cls, command: tuple[str, ...], given: dict[str, Any]) -> "Company":
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=1 << 26,
            cwd=ROOT,
        )
        company = cls(process)
        await company.ask(json.dumps(given))
        return company

    async def ask(self, line: str) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line.encode() + b"\n")
        return json.loads(await self._process.stdout.readline())

    async def leave(self) -> None:
        self._process.kill()
        await self._process.wait()


async def step(address: str, town: Town, listeners: Company, pace: int, seconds: float) -> dict[str, float]:
    """One pace for some seconds; what was seen."""
    people = [
        {"token": one.token, "rooms": rooms}
        for one, rooms in list(zip(town.people, town.homes, strict=True))[:TALKERS]
    ]
    probe = Probe()
    ticking = asyncio.create_task(probe.run())
    talkers = await Company.gather(SPEAKERS, {"url": address, "people": people, "rate": pace})
    begun = time.monotonic()
    await asyncio.sleep(seconds)
    said = await talkers.ask("stop")
    took = time.monotonic() - begun
    ticking.cancel()
    await talkers.leave()
    delays = [1000 * delay for delay in await listeners.ask("report")]
    return {
        "pace": pace,
        "acknowledged": len(said["waits"]) / took,
        "lag p99": at(sorted(probe.lags), 0.99),
        "all p50": at(delays, 0.5),
        "all p99": at(delays, 0.99),
        "reply p50": 1000 * at(said["waits"], 0.5),
        "reply p99": 1000 * at(said["waits"], 0.99),
    }


async def climb(folder: Path, town: Town, paces: list[int], seconds: float) -> list[dict[str, float]]:
    """All paces, one after the other."""
    settings = config.Config(
        server=config.Server(port=0),
        data=config.Data(path=str(folder)),
        live=config.Live(unauthenticated_per_address=2 * TALKERS),
    )
    async with hosted(settings) as http:
        address = http.replace("http", "ws", 1) + "/connection/websocket"
        given = {
            "url": address,
            "people": [one.token for one in town.people],
            "each": SOCKETS // ROOMS,
        }
        listeners = await Company.gather(LISTENERS, given)
        rows = []
        for pace in paces:
            rows.append(await step(address, town, listeners, pace, seconds))
            show(rows[-1])
        await listeners.leave()
        return rows


def show(row: dict[str, float]) -> None:
    print(" ".join(f"{value:{max(len(name), 8)}.1f}" for name, value in row.items()), flush=True)


def knee(rows: list[dict[str, float]]) -> int:
    """The last pace that was kept up with; 0 if none was."""
    kept = [
        int(row["pace"])
        for row in rows
        if row["acknowledged"] >= KEPT_UP * row["pace"] and row["all p99"] <= PATIENCE_MS
    ]
    return max(kept, default=0)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--paces", type=int, nargs="*", default=[500, 1000, 1500, 2000, 3000, 5000])
    options = parser.parse_args()
    build = partial(build_town, people=SOCKETS, rooms=ROOMS, rooms_each=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        town = asyncio.run(fill(folder, build))
        print(f"{SOCKETS} sockets, {SOCKETS // ROOMS} to a room; messages a second, times in ms")
        print("    pace acknowledged  lag p99  all p50  all p99 reply p50 reply p99")
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            rows = runner.run(climb(folder, town, options.paces, options.seconds))
    print(f"the knee: {knee(rows)} messages a second")


if __name__ == "__main__":
    main()
