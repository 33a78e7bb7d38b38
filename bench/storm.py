"""Everybody is cut off at once: 5,000 sockets, each in 20 rooms, while 500 messages a second go on.

The server is killed and starts anew, cold; the clients come back with the delays and time-outs of the stock
SDKs. Counted from the cut: when the server answers again, when each client has everything it missed. Before
it: what a connected, silent client takes of the server's memory, with its rooms and without.
Bar: all current within 20 s, none missed, none doubled.

Usage: python bench/storm.py [--people 5000] [--rooms 2000] [--rooms-each 20] [--rate 500]
"""

import argparse
import asyncio
import sys
import tempfile
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from peers.probe import at
from tests.faults.storm import Storm, resident_mb, storm, troupe
from tests.faults.town import Town, build_town
from tests.support.servers import fill, serve

BAR_SECONDS = 20.0
CALM_SECONDS = 5
TALKERS = 100


def without_rooms(folder: Path, town: Town) -> float:
    """Memory (MB) of clients that are connected and subscribed to nothing but what is their own."""
    tokens = [one.token for one in town.people]
    with serve(folder) as server:
        empty = resident_mb(server)
        given = {"url": server.socket_url, "tokens": tokens, "rooms": "none"}
        with troupe("crowd", given) as crowd:
            crowd.ask("connect")
            return resident_mb(server) - empty


def show(seen: Storm, bare: float, people: int, rooms_each: int) -> None:
    empty, full = seen.memory
    socket = bare / people * 1000
    subscription = (full - empty - bare) / people / rooms_each * 1e6
    print(f"server {empty:.0f} MB, with {people} sockets in {rooms_each} rooms each {full:.0f} MB:")
    print(f"  {socket:.1f} kB a socket, {subscription:.0f} bytes a room subscription")
    print(f"  together {(full - empty) / people * 1000:.1f} kB a socket in {rooms_each} rooms")
    books = seen.books
    spread = ", ".join(f"{name} {at(seen.current, q):.1f} s" for name, q in (("half", 0.5), ("99 %", 0.99)))
    print(
        f"cut; the server answers after {seen.ready:.2f} s; current: {spread}, all {seen.current[-1]:.1f} s"
    )
    print(f"  {sum(books['bursts'])} events made up for, {books['attempts']} attempts to connect")
    print(f"  {len(seen.acknowledged)} messages acknowledged, {seen.sent_again} of them sent again")
    print(f"  missed {books['missed']}, doubled {books['doubled']}, started over {books['started_over']}")
    kept = seen.current[-1] <= BAR_SECONDS and not (
        books["missed"] or books["doubled"] or books["started_over"]
    )
    verdict = "held" if kept else "MISSED"
    print(f"bar: all current within {BAR_SECONDS:.0f} s, none missed, none doubled: {verdict}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--rooms", type=int, default=2000)
    parser.add_argument("--rooms-each", type=int, default=20)
    parser.add_argument("--rate", type=float, default=500)
    options = parser.parse_args()
    build = partial(build_town, people=options.people, rooms=options.rooms, rooms_each=options.rooms_each)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        town = asyncio.run(fill(folder, build))
        bare = without_rooms(folder, town)
        heard = options.rate * options.rooms_each * options.people / options.rooms
        seen = storm(folder, town, rate=options.rate, talkers=TALKERS, calm=int(heard * CALM_SECONDS))
        show(seen, bare, options.people, options.rooms_each)


if __name__ == "__main__":
    main()
