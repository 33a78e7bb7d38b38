"""A real server process on a free port of the loopback interface, over a folder that a test has filled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from tests.support.nursery import Forked, nursery
from tests.support.stores import world

from collabd.store.sqlite.store import SqliteStore

T = TypeVar("T")
PROGRAM = ("-m", "collabd")


async def fill(folder: Path, story: Callable[[SqliteStore], Awaitable[T]]) -> T:
    """Tell a story in the folder's database while nobody serves it; what the story returns."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - a test's own loop waits for nothing else
    async with world(folder) as made:
        made.clock.now = time.time_ns() // 1_000_000
        return await story(made.store)


@dataclass
class ServerProcess:
    """A running server; `address` is like http://localhost:41231."""

    process: subprocess.Popen[str] | Forked
    address: str
    log: Path

    @property
    def socket_url(self) -> str:
        return self.address.replace("http", "ws", 1) + "/connection/websocket"

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 80

    def kill(self) -> None:
        """SIGKILL the whole process group, as a crash would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self, seconds: float = 10) -> int:
        """SIGTERM, and its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(seconds)


@contextmanager
def serve(
    folder: Path,
    *,
    port: int = 0,
    environ: dict[str, str] | None = None,
    wrapper: tuple[str, ...] = (),
    program: tuple[str, ...] = PROGRAM,
) -> Iterator[ServerProcess]:
    """Serve a data folder until the block ends.

    `environ` overrides settings; `wrapper` precedes python; `program` is what python runs.
    """
    log = folder.with_name(f"{folder.name}.log")
    words = ["serve", "--port", str(port), "--data", str(folder)]
    surroundings = {**os.environ, **(environ or {})}
    process: subprocess.Popen[str] | Forked
    with log.open("a", encoding="utf-8") as sink:
        if (wrapper, program) == ((), PROGRAM):
            process = nursery().fork(words, folder.parent, surroundings, sink.fileno())
        else:
            process = subprocess.Popen(
                [*wrapper, sys.executable, *program, *words],
                stdout=subprocess.PIPE,
                stderr=sink,
                text=True,
                start_new_session=True,
                cwd=folder.parent,
                env=surroundings,
            )
    assert process.stdout is not None
    try:
        address = first_line(process, log).removeprefix("collabd is ready: ")
        running = ServerProcess(process, address, log)
        yield running
    finally:
        if process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def first_line(process: subprocess.Popen[str] | Forked, log: Path) -> str:
    """The server's first line; raises with its log if it ends without one."""
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    if not line:
        raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")
    return line
