"""A storm: everybody is cut off at once, the server starts anew and cold, and everybody comes back."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.town import Town
from tests.support.servers import ServerProcess, serve

from collabd.domain.streams import room_stream

ROOT = Path(__file__).resolve().parents[2]


class Troupe:
    """A process of this folder that is told what to do by lines, and answers by lines of JSON."""

    def __init__(self, module: str, given: dict[str, Any]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"tests.faults.{module}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self._say(json.dumps(given))

    def ask(self, word: str, about: object = None) -> Any:
        """Say a word and wait for the answer."""
        self._say(json.dumps([word, about]))
        return self.hear()

    def hear(self) -> Any:
        """The next answer."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.process.args!r} has ended")
        return json.loads(line)

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.communicate()

    def _say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


@contextmanager
def troupe(module: str, given: dict[str, Any]) -> Iterator[Troupe]:
    """A process of this folder while the block runs."""
    made = Troupe(module, given)
    try:
        yield made
    finally:
        made.end()


@dataclass(frozen=True)
class Storm:
    """What came of it; moments count in seconds from the cut, and stand in order."""

    ready: float
    current: list[float]
    """When each client was current again."""
    books: dict[str, Any]
    """See `crowd.Books`: what was heard from the cut on."""
    acknowledged: dict[str, tuple[str, int]]
    sent_again: int
    memory: tuple[float, float]
    """The server's resident memory (MB) without sockets, and with all of them and nothing said yet."""


def storm(folder: Path, town: Town, *, rate: float, talkers: int, calm: int) -> Storm:
    """Connect everybody, kill the server while people talk, start it anew, wait until all have everything.

    `talkers` people send `rate` messages a second in all, through the storm, too; before the cut and after it
    everybody together hears `calm` events.
    """
    tokens = [one.token for one in town.people]
    # From all over the town: neighbours share their rooms.
    spread = range(0, len(tokens), len(tokens) // talkers)[:talkers]
    speakers = [{"token": tokens[n], "rooms": town.homes[n]} for n in spread]
    with ExitStack() as ends:
        first = ends.enter_context(serve(folder))
        empty = resident_mb(first)
        url = first.socket_url
        crowd = ends.enter_context(troupe("crowd", {"url": url, "tokens": tokens, "rooms": "joined"}))
        crowd.ask("connect")
        full = resident_mb(first)
        talk = ends.enter_context(troupe("talkers", {"url": url, "people": speakers, "rate": rate}))
        talk.hear()
        crowd.ask("hear", calm)
        before = crowd.ask("books")
        assert (before["missed"], before["doubled"], before["started_over"]) == (0, 0, 0)
        first.kill()
        cut = time.monotonic()
        ends.enter_context(serve(folder, port=first.port))
        ready = time.monotonic() - cut
        crowd.ask("settle")
        crowd.ask("hear", calm)
        said = talk.ask("stop")
        crowd.ask("reach", tops_of(said["acknowledged"]))
        books = crowd.ask("books")
    current = sorted(moment - cut for moment in books["current"])
    return Storm(ready, current, books, said["acknowledged"], said["again"], (empty, full))


def tops_of(acknowledged: dict[str, tuple[str, int]]) -> dict[str, int]:
    """The last offset of each room's stream that somebody was told."""
    tops: dict[str, int] = {}
    for room, offset in acknowledged.values():
        stream = room_stream(room)
        tops[stream] = max(offset, tops.get(stream, 0))
    return tops


def resident_mb(server: ServerProcess) -> float:
    """The resident memory of a server."""
    pages = int(Path(f"/proc/{server.process.pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6
