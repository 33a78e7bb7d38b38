"""Hashing passwords: slow by intent, so in a few threads with a bounded queue, never in a transaction.

Argon2id with the parameters that OWASP's Password Storage Cheat Sheet recommends: 19 MiB of memory, 2 passes,
1 lane. A hash takes tens of milliseconds of one core, whence the bounds.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from msgspec import Struct

from collabd.config import Accounts
from collabd.domain.errors import rate_limited
from collabd.domain.passwords import normalised

T = TypeVar("T")

FULL = "Too many people are signing in at this moment. Try again in a few seconds."
NICENESS = 5
"""Below the event loop's thread: where both want a core, the loop gets three quarters of it."""
RETRY_SECONDS = 4
"""A full queue is worked off in less than a second. Those who are turned away together are told different
times up to this, so that they do not come back together."""


class Parameters(Struct, frozen=True):
    """What a hash costs: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


OWASP = Parameters(memory_kib=19 * 1024, passes=2, lanes=1)
"""OWASP's Password Storage Cheat Sheet, "Argon2id", the smallest of its equivalent choices in memory x time.

There is no setting for it: a server with weaker hashes must be written, not configured.
"""


def hasher_of(parameters: Parameters) -> PasswordHasher:
    """argon2-cffi's hasher with these parameters; its default type is Argon2id."""
    return PasswordHasher(
        time_cost=parameters.passes, memory_cost=parameters.memory_kib, parallelism=parameters.lanes
    )


def hash_password(password: str) -> str:
    """The hash of one password, here and now: for a command line, which has nothing else to do meanwhile."""
    return hasher_of(OWASP).hash(normalised(password))


def stand_back() -> None:
    """Give this thread less of the processor than the event loop's, which everybody waits for (Linux)."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


class Match(Struct, frozen=True):
    """A password that matched; `stronger` is a hash by the present parameters if the stored one is older."""

    stronger: str | None


class Passwords:
    """Hashes and checks passwords in `accounts.hash_threads` threads of its own; `close` ends them.

    Both raise `rate_limited` at once when `accounts.hash_queue` callers are waiting already. A caller that is
    cancelled leaves its work to the end: the bound counts work, not callers.
    """

    def __init__(self, accounts: Accounts, parameters: Parameters = OWASP) -> None:
        self._hasher = hasher_of(parameters)
        self._pool = ThreadPoolExecutor(
            accounts.hash_threads, thread_name_prefix="password", initializer=stand_back
        )
        self._most = accounts.hash_threads + accounts.hash_queue
        self._pending = 0
        # Checked when there is no stored hash, so that an unknown name takes as long as a wrong password.
        self._dummy = self._hasher.hash(secrets.token_urlsafe(32))

    async def hash(self, password: str) -> str:
        """The hash of a new password that has been through `clean_password`."""
        return await self._run(lambda: self._hasher.hash(password))

    async def check(self, stored: str | None, password: str) -> Match | None:
        """Whether the password is the one that was stored; None for a wrong one.

        `stored` None (there is no such person) and a stored text that is no hash (no password has been set)
        take the same time and match nothing.
        """
        return await self._run(lambda: self._match(stored, normalised(password)))

    def close(self) -> None:
        """End the threads, and drop what is waiting for them."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _match(self, stored: str | None, password: str) -> Match | None:
        if not self._verify(self._dummy if stored is None else stored, password) or stored is None:
            return None
        stale = self._hasher.check_needs_rehash(stored)
        return Match(self._hasher.hash(password) if stale else None)

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except InvalidHashError:
            self._verify(self._dummy, password)
            return False
        except VerifyMismatchError:
            return False

    async def _run(self, work: Callable[[], T]) -> T:
        if self._pending >= self._most:
            raise rate_limited(1 + secrets.randbelow(RETRY_SECONDS), FULL)
        running = asyncio.get_running_loop().run_in_executor(self._pool, work)
        self._pending += 1
        running.add_done_callback(self._finished)
        return await asyncio.shield(running)

    def _finished(self, _: asyncio.Future[T]) -> None:
        self._pending -= 1
