"""The one writer: a bounded queue, a drain task of its own, a batch per fsync.

No timer: a batch forms while the last one is being written.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import aiosqlite

from collabd.domain.distribution import Distribution
from collabd.domain.effects import Effect
from collabd.domain.errors import CollabError, overloaded
from collabd.store.base import Transaction
from collabd.store.sqlite.batch import Batch, CommitFailedError, Op, run_batch
from collabd.store.sqlite.database import on_thread

log = logging.getLogger(__name__)

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Bounds for how long a batch takes: an SSD's fsync is near the first, a stalled disk beyond the last."""
SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096)


class Writer:
    """Carries ops out in the order of submission, many under one COMMIT."""

    def __init__(
        self,
        connection: aiosqlite.Connection,
        make: Callable[[sqlite3.Connection], Transaction],
        clock: Callable[[], int],
        *,
        queue: int,
        batch: int,
        on_commit: Callable[[Sequence[Effect]], None],
        on_fatal: Callable[[BaseException], None],
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._waiting: deque[tuple[Op, asyncio.Future[Any]]] = deque()
        self._queue = queue
        self._batch = batch
        self._wake = asyncio.Event()
        self._on_commit = on_commit
        self._on_fatal = on_fatal
        self._broken: BaseException | None = None
        self._stopping = False
        self.seconds = Distribution(SECONDS)
        """How long batches took, from the way to the database's thread until they were back, on disk."""
        self.sizes = Distribution(SIZES)
        """How many ops shared a batch."""
        self._began: float | None = None
        self._tx: Transaction
        self._make = make
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to drain the queue; the task belongs to no caller."""
        self._tx = await on_thread(self._connection, self._make)
        self._task = asyncio.create_task(self._drain(), name="store-writer")

    @property
    def depth(self) -> int:
        """How many ops wait."""
        return len(self._waiting)

    @property
    def busy_seconds(self) -> float:
        """For how long the batch that is being written has been on its way; 0 while none is."""
        return 0.0 if self._began is None else time.perf_counter() - self._began

    @property
    def broken(self) -> bool:
        """Whether nothing is written any more."""
        return self._broken is not None

    def submit(self, op: Op) -> asyncio.Future[Any]:
        """Queue an op; raises `overloaded` when the queue is full or the store is broken."""
        if self._broken is not None or self._stopping or len(self._waiting) >= self._queue:
            raise overloaded()
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((op, future))
        self._wake.set()
        return future

    async def stop(self) -> None:
        """Write out what is queued, then stop."""
        self._stopping = True
        self._wake.set()
        if self._task is not None:
            await self._task

    async def _drain(self) -> None:
        while not self._stopping:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                count = min(len(self._waiting), self._batch)
                await self._write([self._waiting.popleft() for _ in range(count)])

    async def _write(self, entries: list[tuple[Op, asyncio.Future[Any]]]) -> None:
        self._began = began = time.perf_counter()
        batch = await self._run([op for op, _ in entries])
        self._began = None
        self.seconds.add(time.perf_counter() - began)
        self.sizes.add(len(entries))
        batch = self._hand_over(batch)
        for (_, future), outcome in zip(entries, batch.outcomes, strict=True):
            resolve(future, outcome)

    async def _run(self, ops: list[Op]) -> Batch:
        if self._broken is not None:
            return broken(len(ops))
        try:
            return await on_thread(
                self._connection, lambda connection: run_batch(connection, self._tx, self._clock, ops)
            )
        except CommitFailedError as error:
            log.critical("COMMIT failed; nothing more is acknowledged: %s", error)
            return self._give_up(error, len(ops))
        except Exception as error:
            log.exception("a batch of %d failed and was rolled back", len(ops))
            return Batch([error] * len(ops), [])

    def _hand_over(self, batch: Batch) -> Batch:
        try:
            if batch.effects:
                self._on_commit(batch.effects)
        except Exception as error:
            # Committed, but nobody knows which sockets were told: they must all come back and resume.
            log.exception("what was committed could not be handed over; nothing more is acknowledged")
            return self._give_up(error, len(batch.outcomes))
        return batch

    def _give_up(self, error: Exception, size: int) -> Batch:
        self._broken = error
        self._on_fatal(error)
        return broken(size)


def broken(size: int) -> Batch:
    """The outcome of a batch that nobody can vouch for any more; a repeat will find out what became of it."""
    return Batch([overloaded(5, "The server has to restart. Try again in a moment.")] * size, [])


def resolve(future: asyncio.Future[Any], outcome: Any) -> None:
    """Hand an op's outcome to its caller, if that one still waits."""
    if future.done():
        return
    if not isinstance(outcome, BaseException):
        future.set_result(outcome)
    elif isinstance(outcome, CollabError):
        future.set_exception(outcome)
    elif isinstance(outcome, sqlite3.OperationalError):
        log.error("the database refused to write: %s", outcome)
        future.set_exception(overloaded(5, "The server cannot write just now. Nothing was saved; try again."))
    else:
        future.set_exception(outcome)
