"""Durable acknowledged messages per second, through real WebSockets: 1, 16 and 100 senders.

Each sender waits for the acknowledgement of one message before it sends the next; they sit in 20 rooms, and
each message is delivered to everybody in its room. An acknowledged message is on disk (`synchronous=FULL`).
Beside it runs the floor: a plain sqlite3 loop of the very statements that a message takes, a commit each, on
the same disk.

Usage: python bench/durable.py [--seconds 4] [--rounds 3]
"""

import argparse
import asyncio
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from peers.statements import recorded_statements, replayed
from tests.support.people import person
from tests.support.servers import fill, serve

from collabd.actions import rooms
from collabd.actions.commands import Verb, perform
from collabd.domain.ids import new_id
from collabd.domain.rooms import CreateRoom, JoinRoom
from collabd.store.sqlite.database import connect
from collabd.store.sqlite.store import SqliteStore

ROOMS = 20
SENDERS = (1, 16, 100)
PEERS = Path(__file__).parent / "peers"


async def cast(store: SqliteStore) -> list[dict[str, str]]:
    """A hundred people, five to a room."""
    create = Verb("room.create", rooms.create_room, rooms.answer_room)
    join = Verb("room.join", rooms.join_room, rooms.answer_room)
    made: list[str] = []
    people = []
    for number in range(max(SENDERS)):
        who = await person(store, f"sender{number}")
        if number < ROOMS:
            room_id = new_id(time.time_ns() // 1_000_000)
            await store.write(perform, create, who.actor, CreateRoom(name=f"Room {number}", id=room_id))
            made.append(room_id)
        else:
            await store.write(perform, join, who.actor, JoinRoom(room_id=made[number % ROOMS]))
        people.append({"token": who.token, "room": made[number % ROOMS]})
    return people


def measure(url: str, pid: int, people: list[dict[str, str]], seconds: float) -> dict[str, float]:
    """One round of some senders, in a process of their own; with the server's CPU per message."""
    before = cpu_seconds(pid)
    child = subprocess.run(
        [sys.executable, str(PEERS / "senders.py"), url, str(seconds)],
        input=json.dumps(people),
        capture_output=True,
        text=True,
        check=True,
        timeout=60 + seconds,
    )
    found: dict[str, float] = json.loads(child.stdout)
    found["cpu"] = (cpu_seconds(pid) - before) / found["count"] * 1e6
    return found


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def plain_loop(folder: Path, seconds: float) -> float:
    """Messages per second of the same statements, one commit each, without a server."""
    statements = recorded_statements(folder)
    connection: sqlite3.Connection = connect(folder / "collabd.sqlite3")
    end = time.perf_counter() + seconds
    begun, count = time.perf_counter(), 0
    while time.perf_counter() < end:
        count += 1
        connection.execute("BEGIN IMMEDIATE")
        for sql, values in replayed(statements, count):
            connection.execute(sql, values).fetchall()
        connection.execute("COMMIT")
    connection.close()
    return count / (time.perf_counter() - begun)


def median(rounds: list[dict[str, float]], key: str) -> float:
    return statistics.median(each[key] for each in rounds)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--seconds", type=float, default=4)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    results: dict[int, list[dict[str, float]]] = {count: [] for count in SENDERS}
    floors: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        people = asyncio.run(fill(folder, cast))
        with serve(folder, environ={"COLLABD_LIVE_UNAUTHENTICATED_PER_ADDRESS": "200"}) as server:
            for _ in range(given.rounds):
                floors.append(plain_loop(Path(name) / f"plain{len(floors)}", given.seconds / 2))
                for count in SENDERS:
                    pid = server.process.pid
                    results[count].append(measure(server.socket_url, pid, people[:count], given.seconds))
    show(results, statistics.median(floors))


def show(results: dict[int, list[dict[str, Any]]], floor: float) -> None:
    print(f"plain sqlite3 loop, a commit per message: {floor:8.0f} messages/s")
    print("senders  acked/s  x floor  p50 ms  p99 ms  server CPU us/message")
    for count, rounds in results.items():
        rate = median(rounds, "rate")
        print(
            f"{count:7d} {rate:8.0f} {rate / floor:8.2f} {median(rounds, 'p50'):7.1f} "
            f"{median(rounds, 'p99'):7.1f} {median(rounds, 'cpu'):22.0f}"
        )


if __name__ == "__main__":
    main()
