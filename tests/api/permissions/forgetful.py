"""A store that forgets: what is allowed happens, is answered, and has not happened."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from collabd.store.base import Store, Transaction

Op = Callable[..., Awaitable[Any]]


class Undone(Exception):  # noqa: N818 - it is no error: it undoes what went well
    """Carries a result out of a transaction that is rolled back."""

    def __init__(self, result: Any) -> None:
        super().__init__()
        self.result = result


async def undone(tx: Transaction, op: Op, *args: Any, **kwargs: Any) -> None:
    """Carry an op out, and roll it back."""
    raise Undone(await op(tx, *args, **kwargs))


class ForgetfulStore:
    """Everything of a store but that something remains of a write: each attempt finds the same state."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def submit(self, op: Op, *args: Any, **kwargs: Any) -> asyncio.Future[Any]:
        """Queue a write; its result as if it had been kept."""
        queued = self._store.submit(undone, op, *args, **kwargs)
        return asyncio.ensure_future(self._result(queued))

    async def write(self, op: Op, *args: Any, **kwargs: Any) -> Any:
        """Submit a write and wait for it."""
        return await self.submit(op, *args, **kwargs)

    async def _result(self, queued: asyncio.Future[Any]) -> Any:
        try:
            return await queued
        except Undone as done:
            return done.result
