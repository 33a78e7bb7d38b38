"""Group commit: many ops, one COMMIT. This runs on the writer connection's thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from msgspec import Struct, field

from collabd.domain.effects import Effect
from collabd.store.base import Transaction
from collabd.store.sqlite.rows import run_to_end


class CommitFailedError(Exception):
    """COMMIT failed: what is on disk is unknown, so nothing more may be acknowledged."""


class Batch(Struct):
    """What became of a batch: per op its result or the exception that refused it; the effects in order.

    `touched` are the places of the messages that are to be indexed anew.
    """

    outcomes: list[Any]
    effects: list[Effect]
    touched: set[int] = field(default_factory=set)


Op = Callable[[Transaction], Coroutine[Any, Any, Any]]


def run_batch(
    connection: sqlite3.Connection, tx: Transaction, clock: Callable[[], int], ops: Sequence[Op]
) -> Batch:
    """Run the ops in one transaction, each in a savepoint of its own.

    What the ops have said is indexed at the end, outside of their savepoints (see `search_index.py`).

    A refused op rolls back to its savepoint and fails alone. If the database itself failed (disk full, an I/O
    error, an interrupt), the batch is void: it is rolled back as a whole, every op fails and there are no
    effects. Raises `CommitFailedError` if COMMIT fails.
    """
    batch = Batch([], [])
    connection.execute("BEGIN IMMEDIATE")
    try:
        for op in ops:
            run_op(connection, tx, clock(), op, batch)
            if not connection.in_transaction or has_failed(batch.outcomes[-1]):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                return void(batch, len(ops))
        if batch.touched:
            run_to_end(tx.search_index.index(batch.touched))
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    try:
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise CommitFailedError(str(error)) from error
    return batch


def run_op(connection: sqlite3.Connection, tx: Transaction, now: int, op: Op, batch: Batch) -> None:
    """Run one op in a savepoint and note its outcome."""
    tx.begin(now)
    try:
        connection.execute("SAVEPOINT op")
        result = run_to_end(op(tx))
        connection.execute("RELEASE op")
    except BaseException as error:  # noqa: BLE001 - whatever ended the op must roll it back and reach its caller
        batch.outcomes.append(error)
        if connection.in_transaction:
            connection.execute("ROLLBACK TO op")
            connection.execute("RELEASE op")
    else:
        batch.outcomes.append(result)
        batch.effects.extend(tx.effects)
        batch.touched |= tx.messages.touched


def has_failed(outcome: Any) -> bool:
    """Whether an op ended since the database failed, and not since it refused what was asked.

    A transaction that survived a failed write must not be committed (sqlite.org/lang_transaction.html, 3.1):
    half a page may stand in the middle of its log, and a restart would read the log no further, over all that
    was acknowledged since.
    """
    return isinstance(outcome, sqlite3.DatabaseError) and not isinstance(outcome, sqlite3.IntegrityError)


def void(batch: Batch, size: int) -> Batch:
    """The outcome of a batch whose transaction the database has ended: the last error, for every op."""
    cause = batch.outcomes[-1]
    return Batch([cause] * size, [])
