"""Getting an errand done: by the running server over its control socket, or here if none is running."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec

from collabd.api.control import ANSWER_BYTES, Answer, Failure, reachable
from collabd.api.operator import AnyErrand, GetStatus, Operator
from collabd.api.passwords import Passwords
from collabd.api.status import Status
from collabd.cli.refusal import CommandError
from collabd.config import Config
from collabd.domain.errors import Code, CollabError
from collabd.network import address_of, certificate_of, own_folder
from collabd.opening import clock, jobs_of, open_folder, open_store, prepare
from collabd.store.folder import DataFolder, FolderInUseError

R = TypeVar("R", bound=msgspec.Struct)

ANSWER_SECONDS = 30.0
GLANCE_SECONDS = 3.0
"""How long a command waits for what it can also do without."""
LOOK_SECONDS = 0.1
"""How often whoever waits for a long errand gets to say how far it is."""


def run_errand(config: Config, errand: AnyErrand, result: type[R], *, create: bool = False) -> R:
    """Have an errand done and return its result.

    With `create` a data folder without a database gets one; without it that is a `FileNotFoundError`. Raises
    the errand's own `CollabError`, and `OSError` if a server owns the folder and does not answer.
    """
    folder = open_folder(config)
    if not create and not folder.database.exists():
        raise FileNotFoundError(
            f"there is no database in {folder.path}; name the right folder with --data, "
            "or make the first account with: collabd user create"
        )
    with ExitStack() as stack:
        try:
            stack.enter_context(folder)
        except FolderInUseError:
            return ask_server(folder, errand, result)
        return msgspec.convert(do_here(config, folder, errand), result, from_attributes=True)


def do_here(config: Config, folder: DataFolder, errand: AnyErrand) -> Any:
    """Do it in this process, which holds the folder's lock."""
    prepare(folder)

    async def work() -> Any:
        async with open_store(folder, config, clock, lambda _: None, lambda _: None) as store:
            with closing(Passwords(config.accounts)) as passwords:
                # A port that the system will choose is not known yet: the link is then without an address.
                known = config.server.port or config.server.public_urls
                certificate = certificate_of(config, own_folder(config))
                address = address_of(config, config.server.port, certificate) if known else ""
                operator = Operator(store, passwords, config.accounts, address, jobs_of(folder))
                return await operator.carry_out(errand)

    return asyncio.run(work())


def port_of(config: Config) -> int:
    """The port by which people reach the running server; the configured one if none runs or answers."""
    try:
        status = ask_server(open_folder(config), GetStatus(), Status, seconds=GLANCE_SECONDS)
    except (OSError, CollabError, CommandError):
        return config.server.port
    return urlsplit(status.address).port or config.server.port


def ask_server(
    folder: DataFolder,
    errand: AnyErrand,
    result: type[R],
    *,
    seconds: float = ANSWER_SECONDS,
    waiting: Callable[[], None] = lambda: None,
) -> R:
    """Have the running server do it within `seconds`; `waiting` is called again and again meanwhile."""
    with connection(folder) as stream, told_of_silence(seconds):
        stream.sendall(msgspec.json.encode(errand) + b"\n")
        line = read_line(stream, seconds, waiting)
    if not line.endswith(b"\n"):
        raise ConnectionError("the running server broke off in the middle of its answer; look into its log")
    try:
        answer = msgspec.json.decode(line, type=Answer)
        if answer.error is not None:
            raise failure(answer.error)
        return msgspec.json.decode(answer.result, type=result)
    except msgspec.MsgspecError as error:
        raise ConnectionError(
            "the running server's answer was not understood: is it another version of collabd?"
        ) from error


def read_line(stream: socket.socket, seconds: float, waiting: Callable[[], None]) -> bytes:
    """The server's line, or what there is of it when it ends or grows too long; raises `TimeoutError`."""
    stream.settimeout(LOOK_SECONDS)
    deadline = time.monotonic() + seconds
    line = b""
    while not line.endswith(b"\n") and len(line) < ANSWER_BYTES:
        try:
            part = stream.recv(65536)
        except TimeoutError:
            if time.monotonic() > deadline:
                raise
            waiting()
            continue
        if not part:
            break
        line += part
    return line


@contextmanager
def told_of_silence(seconds: float) -> Iterator[None]:
    """Say what it means if the server ends the conversation, or says nothing for so long."""
    try:
        yield
    except (BrokenPipeError, ConnectionResetError) as error:
        raise ConnectionError(
            'the running server did not answer, it hung up: look into its log. If that says "Too many open '
            'files", more are connected than its limit of descriptors allows.'
        ) from error
    except TimeoutError as error:
        raise ConnectionError(
            f"the running server has not answered for {seconds:.0f} seconds: look into its log"
        ) from error


@contextmanager
def connection(folder: DataFolder) -> Iterator[socket.socket]:
    """A connection to the server that owns the folder; raises `ConnectionError` if there is none."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stream:
        stream.settimeout(ANSWER_SECONDS)
        try:
            with reachable(folder.control_socket) as address:
                stream.connect(address)
        except PermissionError as error:
            raise CommandError(
                f"{folder.control_socket} belongs to another user: run this as the one who runs the server"
            ) from error
        except (FileNotFoundError, ConnectionRefusedError) as error:
            raise ConnectionError(
                f"a collabd owns {folder.path} but does not listen on {os.fspath(folder.control_socket)}: "
                "it is starting or stopping. Try again in a moment."
            ) from error
        yield stream


def failure(error: Failure) -> Exception:
    """The refusal that the server has sent."""
    if error.code not in set(Code):
        return ConnectionError(error.message)
    return CollabError(Code(error.code), error.message, field=error.field)
