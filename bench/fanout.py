"""Server CPU per delivered message: everybody in one room, 200-byte messages, one at a time and gathered.

Beside collabd, plain and over TLS, run picows, the floor of a Python process, and a bare loop of write(2),
with the same bytes per frame and the same readers in another process. The rounds take turns, so that what
else the machine does hits all alike; the medians count. Bar: at most 1.4 x picows, one at a time.

Usage: python bench/fanout.py [--sockets 500] [--rounds 5] [--server SCRIPT ...]
"""

import argparse
import json
import statistics
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from peers.pacing import PAYLOAD_BYTES

PEERS = Path(__file__).parent / "peers"
BAR = 1.4

# How many messages gather in a turn, how many turns, and the pause after each, so that the readers keep up:
# a server that finds the kernel's buffers full does something else than deliver.
BURSTS = (1, 16)
BURST_COUNT = 100
GAP_SECONDS = 0.01


class Process:
    """A child that answers each line with a line of JSON; ended with its input."""

    def __init__(self, *command: str) -> None:
        self.child = subprocess.Popen(
            [sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.child.communicate(timeout=30)

    def say(self, line: str) -> None:
        assert self.child.stdin is not None
        self.child.stdin.write(line + "\n")
        self.child.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self.child.stdout is not None
        line = self.child.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.child.args!r} ended")
        answer: dict[str, Any] = json.loads(line)
        return answer


class Contestant:
    """A server with its audience."""

    def __init__(self, script: Path, sockets: int, stack: ExitStack) -> None:
        self.name = script.stem.removesuffix("_fanout")
        self.sockets = sockets
        self.server = stack.enter_context(Process(str(script)))
        port = self.server.answer()["port"]
        audience = [
            str(PEERS / "readers.py"),
            str(port),
            str(sockets),
            *(["tls"] if "tls" in self.name else []),
        ]
        self.readers = stack.enter_context(Process(*audience))
        self.readers.answer()

    def microseconds(self, burst: int) -> float:
        """CPU of the server per delivered message, once everybody has everything."""
        payload = burst * (PAYLOAD_BYTES + 1) - 1
        head = 2 if payload < 126 else 4 if payload < 65_536 else 10
        self.readers.say(str(BURST_COUNT * (head + payload)))
        self.server.say(json.dumps({"burst": burst, "bursts": BURST_COUNT, "gap": GAP_SECONDS}))
        cpu: float = self.server.answer()["cpu"]
        self.readers.answer()
        return cpu / (BURST_COUNT * burst * self.sockets) * 1e6


def measure(scripts: list[Path], sockets: int, rounds: int) -> dict[int, dict[str, list[float]]]:
    """For each load and contestant, the microseconds of each round, after one round to warm up."""
    with ExitStack() as stack:
        contestants = [Contestant(script, sockets, stack) for script in scripts]
        results: dict[int, dict[str, list[float]]] = {}
        for burst in BURSTS:
            taken = results[burst] = {contestant.name: [] for contestant in contestants}
            for turn in range(rounds + 1):
                for contestant in contestants:
                    figure = contestant.microseconds(burst)
                    if turn:
                        taken[contestant.name].append(figure)
    return results


def table(results: dict[int, dict[str, list[float]]], sockets: int) -> None:
    print(
        f"server CPU per delivered message, {sockets} sockets, {PAYLOAD_BYTES} bytes, median (lowest-highest)"
    )
    for burst, taken in results.items():
        floor = statistics.median(taken["picows"])
        print(f"\n{burst} per frame")
        for name, figures in taken.items():
            median = statistics.median(figures)
            spread = f"({min(figures):.2f}-{max(figures):.2f})"
            print(f"  {name:<12} {median:6.2f} us {spread:<15} {median / floor:5.2f} x picows")
    first = results[1]
    ratio = statistics.median(first["collabd"]) / statistics.median(first["picows"])
    print(
        f"\ncollabd / picows, one at a time: {ratio:.2f}; bar {BAR}: {'held' if ratio <= BAR else 'MISSED'}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sockets", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--server", type=Path, action="append", default=[], help="one more server to measure")
    options = parser.parse_args()
    own = [PEERS / f"{name}_fanout.py" for name in ("collabd", "collabd_tls", "picows", "write")]
    table(measure([*own, *options.server], options.sockets, options.rounds), options.sockets)


if __name__ == "__main__":
    main()
