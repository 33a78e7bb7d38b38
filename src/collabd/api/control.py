"""The control socket: how the command line speaks to the running server.

A Unix socket in the data folder that only the server's own user can open (mode 0600). One JSON object a line:
an errand (see `api.operator`) in, `{"result": ...}` or `{"error": {"code", "message", "field"?}}` out.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from collabd.api.errors import refusal
from collabd.api.operator import AnyErrand
from collabd.domain.errors import CollabError, invalid, overloaded, too_large

log = logging.getLogger(__name__)

LINE_BYTES = 16 * 1024
"""The longest errand: a name, an e-mail address and a password of 1024 signs are far below it."""
ANSWER_BYTES = 1024 * 1024
"""The longest answer: a page of 200 accounts."""
CONNECTIONS = 8
"""One person at a terminal needs one."""
IDLE_SECONDS = 30.0
PATH_BYTES = 100
"""A Unix socket's address holds 103 to 107 bytes, by system."""

INTERNAL = "Something went wrong in the server; its log has the rest."

decoder: msgspec.json.Decoder[AnyErrand] = msgspec.json.Decoder(AnyErrand)
encode = msgspec.json.Encoder().encode

CarryOut = Callable[[AnyErrand], Awaitable[msgspec.Struct]]


class Failure(msgspec.Struct, rename="camel", frozen=True, omit_defaults=True):
    """Why an errand was not done."""

    code: str
    message: str
    field: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """A line of the server: a result, or a failure."""

    result: msgspec.Raw = msgspec.Raw(b"null")
    error: Failure | None = None


@asynccontextmanager
async def control_socket(path: Path, carry_out: CarryOut) -> AsyncIterator[None]:
    """Listen on `path` while the block runs, in place of what a server that crashed has left there.

    Whoever holds the data folder's lock may do this; nobody else.
    """
    control = Control(carry_out)
    listener = bind(path)
    server = await asyncio.start_unix_server(control.converse, sock=listener, limit=LINE_BYTES)
    try:
        yield
    finally:
        server.close()
        await control.close()
        path.unlink(missing_ok=True)  # noqa: ASYNC240 - one call at the end of the server


def bind(path: Path) -> socket.socket:
    """A socket in place of whatever is there, open to its owner alone; it does not listen yet."""
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with reachable(path) as address:
        listener.bind(address)
    # Nobody can connect before it listens, so there is no moment in which a stranger could.
    path.chmod(0o600)
    return listener


class Control:
    """The conversations over one control socket."""

    def __init__(self, carry_out: CarryOut) -> None:
        self._carry_out = carry_out
        self._tasks: set[asyncio.Task[Any]] = set()

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the lines of one connection until it ends, is idle or says something too long."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine that runs has a task
        crowded = len(self._tasks) >= CONNECTIONS
        self._tasks.add(task)
        try:
            if crowded:
                await say(writer, refused(overloaded()))
                return
            async with asyncio.timeout(None) as idle:
                await self._answer_lines(reader, writer, idle)
        except (TimeoutError, ConnectionError):
            log.debug("a conversation over the control socket broke off")
        finally:
            self._tasks.discard(task)
            writer.close()

    async def close(self) -> None:
        """End all conversations."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _answer_lines(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, idle: asyncio.Timeout
    ) -> None:
        while True:
            idle.reschedule(asyncio.get_running_loop().time() + IDLE_SECONDS)
            try:
                line = await reader.readline()
            except ValueError:
                await say(writer, refused(too_large("This errand is too long.", LINE_BYTES)))
                return
            if not line.endswith(b"\n"):
                return
            idle.reschedule(None)  # a long errand is not idleness
            await say(writer, await self._answer(line))

    async def _answer(self, line: bytes) -> bytes:
        try:
            result = await self._carry_out(understand(line))
        except CollabError as error:
            return refused(error)
        except Exception:
            log.exception("an errand failed")
            return encode({"error": Failure("internal", INTERNAL)})
        return encode({"result": result})


def understand(line: bytes) -> AnyErrand:
    """The errand of a line; raises `invalid`."""
    try:
        return decoder.decode(line)
    except msgspec.MsgspecError as error:
        raise refusal(error) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise invalid("An errand is one JSON object.") from error


def refused(error: CollabError) -> bytes:
    """The answer to an errand that was refused."""
    return encode({"error": Failure(error.code, error.message, error.field)})


async def say(writer: asyncio.StreamWriter, answer: bytes) -> None:
    """Send one line."""
    writer.write(answer + b"\n")
    await writer.drain()


@contextmanager
def reachable(path: Path) -> Iterator[str]:
    """The socket's path as the system takes it.

    A Unix socket's address is short; a longer path is reached through a descriptor of its folder.
    """
    if len(os.fsencode(path)) <= PATH_BYTES:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
