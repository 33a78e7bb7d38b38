"""What 200 simultaneous sign-ins do to everybody else: the event loop's lag and the process's memory.

The server runs in this process, as `collabd serve` would; a probe on its loop notes how late each tick comes.
The people sign in from another process, all at once; who is turned away (429, a full queue) comes back when
told. Then one by one with a wrong password and with unknown names: both must take the same time.
Bars: lag at most 20 ms (the 99th percentile; the machine's own, measured first, stands above it), memory at
most 60 MB above that before.

Usage: python bench/sign_in.py [--people 200]
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from peers.hosting import hosted
from peers.probe import Probe
from tests.support.accounts import PASSWORD, account
from tests.support.servers import fill

from collabd import config
from collabd.actions.operator import provide_account
from collabd.api.hypercorn import new_event_loop
from collabd.api.passwords import hash_password
from collabd.store.sqlite.store import SqliteStore

CROWD = Path(__file__).parent / "peers" / "sign_ins.py"
LAG_BAR_MS = 20
MEMORY_BAR_MB = 60


def memory_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


async def populate(store: SqliteStore, people: int) -> None:
    """Accounts with one and the same password; hashing it once is enough."""
    hashed = hash_password(PASSWORD)
    for number in range(people):
        await store.write(provide_account, account(f"person{number}", password_hash=hashed), admin=False)


async def crowd(address: str, people: int, kind: str) -> dict[str, float]:
    """Everybody at once, from another process."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, str(CROWD), address, str(people), kind, PASSWORD), stdout=subprocess.PIPE
    )
    out, _ = await child.communicate()
    if child.returncode:
        raise RuntimeError("the crowd has dispersed")
    answer: dict[str, float] = json.loads(out)
    return answer


async def measure(address: str, people: int) -> bool:
    """Print the table; whether the bars hold."""
    probe = Probe()
    ticking = asyncio.create_task(probe.run())
    print(f"{'ms':>18}     lag    p99     max  |   busy    p99     max")
    await asyncio.sleep(2)
    probe.take("idle")
    before = memory_mb()
    result = await crowd(address, people, "right")
    grown = memory_mb() - before
    lag = probe.take(f"{people} sign-ins")
    timing = await crowd(address, 40, "wrong")
    probe.take("wrong, one by one")
    ticking.cancel()
    print(
        f"all in after {result['seconds']:.1f} s, median {result['median']:.2f} s; told to come back "
        f"{result['turned_away']:.0f} times; memory {before:.0f} + {grown:.1f} MB\n"
        f"medians: wrong password {timing['wrong']:.1f} ms, unknown name {timing['unknown']:.1f} ms"
    )
    return lag <= LAG_BAR_MS and grown <= MEMORY_BAR_MB


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--people", type=int, default=200)
    people: int = parser.parse_args().people
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        asyncio.run(fill(folder, lambda store: populate(store, people)))
        settings = config.Config(
            server=config.Server(port=0),
            data=config.Data(path=str(folder)),
            # Everybody comes from one address and some never get it right.
            throttle=config.Throttle(sign_in_per_address=10_000, sign_in_per_account=10_000),
        )

        async def run() -> bool:
            async with hosted(settings) as address:
                return await measure(address, people)

        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            held = runner.run(run())
    print(f"bars: lag p99 <= {LAG_BAR_MS} ms, memory <= +{MEMORY_BAR_MB} MB: {'held' if held else 'MISSED'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
