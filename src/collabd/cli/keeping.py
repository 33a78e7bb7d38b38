"""What `backup` and `verify` ask of a database: a whole copy, or a look through it.

The running server does it over its control socket. Without one it is done here, under the folder's lock, and
the database is left in the version that it has.
"""

from __future__ import annotations

import secrets
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import TypeVar

from collabd.api.operator import CheckDatabase, CopyDatabase
from collabd.cli.operating import ask_server
from collabd.cli.progress import Progress
from collabd.cli.refusal import CommandError
from collabd.config import FILE, Config
from collabd.domain.backups import Copied, Verdict
from collabd.opening import jobs_of, open_folder
from collabd.store.folder import DataFolder, FolderInUseError
from collabd.store.sqlite.copying import LONGEST_SECONDS, copy_path

T = TypeVar("T")

WAIT_SECONDS = LONGEST_SECONDS + 60
LOOK_SECONDS = 0.1


def begin(name: str) -> Callable[[int, int], None]:
    """Begin a stage of the work: a progress bar of its own, in bytes."""
    bar: Progress | None = None
    over = False

    def tell(done: int, total: int) -> None:
        nonlocal bar, over
        if not over:
            bar = bar or Progress(name, total)
            bar.reach(done)
            over = done >= total
            if over:
                bar.finish()

    return tell


def existing_folder(config: Config) -> DataFolder:
    """The data folder, which must have a database; raises `CommandError`."""
    folder = open_folder(config)
    if not folder.database.exists():
        raise CommandError(f"there is no database in {folder.path}; name the right folder with --data")
    return folder


def config_file(given: Path | None) -> Path:
    """Where the configuration is, or would be: as `serve` looks for it."""
    return (given or Path(FILE)).absolute()


def make_copy(config: Config) -> Path:
    """Have a whole copy of the database made; where it lies, to be opened and unlinked at once."""
    folder = existing_folder(config)
    token = secrets.token_hex(8)
    copy = copy_path(folder, token)
    tell, size = begin("copying"), folder.database.stat().st_size

    def look() -> None:
        tell(min(copy.stat().st_size if copy.exists() else 0, size - 1), size)

    with ExitStack() as stack:
        try:
            stack.enter_context(folder)
        except FolderInUseError:
            errand = CopyDatabase(token=token)
            ask_server(folder, errand, Copied, seconds=WAIT_SECONDS, waiting=look)
        else:
            jobs = jobs_of(folder, alone=True)
            meanwhile(lambda stop: jobs.copy_now(copy, stop), look)
    return copy


def look_through_folder(config: Config) -> Verdict:
    """Look through the database of the data folder."""
    folder = existing_folder(config)
    with ExitStack() as stack:
        try:
            stack.enter_context(folder)
        except FolderInUseError:
            return ask_server(folder, CheckDatabase(), Verdict, seconds=WAIT_SECONDS)
        return meanwhile(jobs_of(folder, alone=True).check_now)


def meanwhile(work: Callable[[Callable[[], bool]], T], look: Callable[[], None] = lambda: None) -> T:
    """Do long work in a thread, so that Ctrl+C ends it at once and the bar moves."""
    stop = threading.Event()
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work(stop.is_set))
        except BaseException as error:  # noqa: BLE001 - it is raised again where it is waited for
            future.set_exception(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(LOOK_SECONDS)
            look()
        return future.result()
    finally:
        stop.set()
        thread.join()


@contextmanager
def interruptible(left: str) -> Iterator[None]:
    """Ctrl+C and SIGTERM end the block in order; `left` says how things then stand."""

    def stop(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt as error:
        raise CommandError(f"stopped; {left}") from error
    finally:
        signal.signal(signal.SIGTERM, before)
