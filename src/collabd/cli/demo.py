"""`collabd demo`: a server full of talk, to look at; or the same talk for a server that is running."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import anyio
from msgspec.structs import replace

from collabd.api.files.uploads import Uploads
from collabd.api.passwords import Passwords
from collabd.cli.load import Loader
from collabd.cli.progress import Progress
from collabd.cli.serve import announce
from collabd.config import Config
from collabd.demo.conversation import conversation
from collabd.demo.fill import Filler
from collabd.demo.steps import Step
from collabd.imaging.pictures import Pictures
from collabd.network import is_open
from collabd.opening import clock, open_folder, open_store, prepare
from collabd.server import serve_forever
from collabd.store.files import BlobFolder

SEED = 7
PEOPLE, ROOMS, MESSAGES, DAYS = 50, 20, 20_000, 90
SIGN_INS = ("alice", "bob")
EXAMPLE = """examples:
  collabd demo                                   serve the demo from a temporary folder
  collabd demo --data demo-data                  keep it, and serve it again the next time
  collabd demo --through-api http://localhost:8000 --admin anna   load a running server"""


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser(
        "demo",
        parents=[shared],
        help="serve a recorded conversation of 50 people, to look at",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--seed", type=int, default=SEED, help="another seed, another conversation")
    command.add_argument("--messages", type=int, default=MESSAGES, help="how many messages (default 20000)")
    command.add_argument("--through-api", metavar="URL", help="load a running server instead")
    command.add_argument("--admin", metavar="USERNAME", help="an admin of that server; asks for the password")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Fill and serve, or load a running server."""
    steps = list(
        conversation(
            arguments.seed, clock(), people=PEOPLE, rooms=ROOMS, messages=arguments.messages, days=DAYS
        )
    )
    if arguments.through_api is not None:
        return load(arguments, steps)
    config = configuration(arguments)
    if is_open(config):
        print("collabd: the demo's password is printed, so it is served on loopback only", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        config = with_folder(arguments, config, stack)
        password = fill(config, steps)
        fatal = serve_forever(config, lambda address, _: greet(address, password))
    return 0 if fatal is None else 1


def with_folder(arguments: argparse.Namespace, config: Config, stack: ExitStack) -> Config:
    """The configuration with the folder that was asked for, or a temporary one that goes at the end."""
    if vars(arguments)["data.path"] is not None:
        return config
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="collabd-demo-"))
    return replace(config, data=replace(config.data, path=str(Path(folder) / "data")))


def fill(config: Config, steps: list[Step]) -> str | None:
    """Play the conversation into a fresh folder; the password, or None for a folder filled before."""
    folder = open_folder(config)
    if folder.database.exists():
        return None
    password = secrets.token_urlsafe(9)
    with folder:
        prepare(folder)
        anyio.run(play, config, steps, password)
    return password


async def play(config: Config, steps: list[Step], password: str) -> None:
    """Play the steps through the actions, each at its own time."""
    progress = Progress("filling the demo", len(steps))
    passwords = Passwords(config.accounts)
    try:
        stored = await passwords.hash(password)
    finally:
        passwords.close()

    def fail(error: BaseException) -> None:
        raise error

    folder = open_folder(config)
    async with open_store(folder, config, clock, lambda _: None, fail) as store:
        with closing(Pictures(config.files)) as pictures:
            uploads = Uploads(store, BlobFolder(folder), pictures, config.files)
            await Filler(store, stored, uploads.bring).play(steps, progress.step)
    progress.finish()


def greet(address: str, password: str | None) -> None:
    """Say where the demo is, and how to come in."""
    announce(address, None)
    if password is None:
        print("The folder was filled before: the sign-ins are those printed then.", flush=True)
        return
    for name in SIGN_INS:
        print(f"  sign in as {name} with {password}", flush=True)


def load(arguments: argparse.Namespace, steps: list[Step]) -> int:
    """Load a running server through its API, as fast as it answers; times are those of the loading."""
    if arguments.admin is None:
        print("collabd: --through-api needs --admin, who invites the demo's people", file=sys.stderr)
        return 2
    admin_password = getpass.getpass(f"password of {arguments.admin}: ") if sys.stdin.isatty() else input()
    password = secrets.token_urlsafe(9)
    progress = Progress("loading the demo", len(steps))
    with Loader(arguments.through_api, password) as loader:
        loader.invite(arguments.admin, admin_password, len(SIGN_INS) + PEOPLE)
        loader.play(steps, progress.step)
    progress.finish()
    for name in SIGN_INS:
        print(f"  sign in as {name} with {password}")
    return 0
