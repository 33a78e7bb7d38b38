"""The reader of traces sees an early answer where there is one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.faults.trace import Order

ID = "01a202f5-720c-7477-a534-dc1a6c231f77"
OTHER = "01a202f5-720c-7477-a534-dc1a6c231f78"
LOG = "9</data/c.sqlite3-wal>"

GOING_ON = rf'7 pwrite64({LOG}, "\0\0\0\5\0\0\0\0abcdefghijklmnop", 24, 32) = 24'
COMMIT = rf'7 pwrite64({LOG}, "\0\0\0\5\0\0\0\7abcdefghijklmnop", 24, 32) = 24'
PAGE = rf'7 pwrite64({LOG}, "\r\0\1{ID}\0\"", 4096, 56) = 4096'
OTHER_PAGE = rf'7 pwrite64({LOG}, "\r\0\1{OTHER}\0", 4096, 56) = 4096'
FLUSH = f"7 fdatasync({LOG}) = 0"
FAILED = f"7 fdatasync({LOG}) = -1 EIO (Input/output error)"
BEGUN = f"7 fdatasync({LOG} <unfinished ...>"
ENDED = "7 <... fdatasync resumed>)         = 0"
DATABASE_FLUSH = "7 fdatasync(8</data/c.sqlite3>) = 0"
SOCKET = "3 write(12<TCP:[127.0.0.1:80->127.0.0.1:9]>"
ANSWER = (
    rf'{SOCKET}, "\201~\1\2{{\"id\":4,\"rpc\":{{\"data\":{{\"message\":{{\"id\":\"{ID}\",\"x\":1", 99) = 99'
)
EVENT = rf'{SOCKET}, "\201~\1\2{{\"push\":{{\"pub\":{{\"data\":{{\"id\":\"{ID}\"", 99) = 99'

GOOD = {
    "one after the other": [COMMIT, PAGE, FLUSH, ANSWER],
    "two pages": [GOING_ON, PAGE, COMMIT, OTHER_PAGE, FLUSH, ANSWER],
    "waiting in between": [COMMIT, PAGE, BEGUN, DATABASE_FLUSH, ENDED, ANSWER],
    "event before the answer": [COMMIT, PAGE, FLUSH, EVENT, ANSWER],
    "written again later": [COMMIT, PAGE, FLUSH, COMMIT, PAGE, ANSWER],
}
EARLY = {
    "no flush": [COMMIT, PAGE, ANSWER],
    "flush of another file": [COMMIT, PAGE, DATABASE_FLUSH, ANSWER],
    "flush has not ended": [COMMIT, PAGE, BEGUN, ANSWER, ENDED],
    "flush has failed": [COMMIT, PAGE, FAILED, ANSWER],
    "flush before the write": [FLUSH, COMMIT, PAGE, ANSWER, FLUSH],
    "flush began before the commit": [BEGUN, COMMIT, PAGE, ENDED, ANSWER],
    "flush before the commit": [GOING_ON, PAGE, FLUSH, COMMIT, OTHER_PAGE, ANSWER],
    "only the event is early": [COMMIT, PAGE, EVENT, FLUSH, ANSWER],
    "never written": [FLUSH, ANSWER],
}


def read(lines: Sequence[str]) -> Order:
    return Order("c.sqlite3-wal", {ID}).read(lines)


@pytest.mark.parametrize("lines", GOOD.values(), ids=GOOD)
def test_an_answer_after_the_flush(lines: Sequence[str]) -> None:
    order = read(lines)
    assert order.acknowledged == {ID}
    assert order.early == set()


@pytest.mark.parametrize("lines", EARLY.values(), ids=EARLY)
def test_an_early_answer(lines: Sequence[str]) -> None:
    order = read(lines)
    assert order.acknowledged == {ID}
    assert order.early == {ID}


def test_what_is_not_watched_does_not_count() -> None:
    order = Order("c.sqlite3-wal", {OTHER}).read([COMMIT, PAGE, ANSWER])
    assert order.acknowledged == set()
    assert order.early == set()
