"""Hashing: in few threads, with a bounded queue, the same time whoever is asked for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from anyio import fail_after
from anyio.lowlevel import checkpoint
from tests.support.accounts import PASSWORD, refused

from collabd import config
from collabd.api.passwords import OWASP, Parameters, Passwords, hash_password
from collabd.domain.errors import Code
from collabd.domain.passwords import clean_password

LIGHT = Parameters(memory_kib=64, passes=1, lanes=1)
LIGHTER = Parameters(memory_kib=32, passes=1, lanes=1)
FEW = config.Accounts(hash_threads=1, hash_queue=2)
NAMES = ("alice", "alice@example.org")


@pytest.fixture
def passwords() -> Iterator[Passwords]:
    with closing(Passwords(FEW, LIGHT)) as made:
        yield made


def test_the_parameters_are_owasps() -> None:
    assert hash_password(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert Parameters(memory_kib=19456, passes=2, lanes=1) == OWASP


async def test_a_password_matches_itself_and_nothing_else(passwords: Passwords) -> None:
    stored = await passwords.hash(PASSWORD)
    match = await passwords.check(stored, PASSWORD)
    assert match is not None
    assert match.stronger is None
    for wrong in (PASSWORD[:-1], PASSWORD + " ", PASSWORD.upper(), "", PASSWORD + "\0"):
        assert await passwords.check(stored, wrong) is None
    assert await passwords.hash(PASSWORD) != stored


async def test_it_is_the_same_on_every_keyboard(passwords: Passwords) -> None:
    composed, decomposed, wide = "caf\u00e9 au lait!", "cafe\u0301 au lait!", "ｃａｆé au lait!"
    stored = await passwords.hash(clean_password(composed, 10, NAMES))
    for typed in (composed, decomposed, wide):
        assert await passwords.check(stored, typed) is not None
    assert await passwords.check(stored, "cafe au lait!") is None


async def test_nobodys_password_is_checked_like_anybodys(
    passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = await passwords.hash(PASSWORD)
    verified: list[str] = []
    hasher = passwords._hasher
    verify = type(hasher).verify

    def watched(self: Any, hashed: str, password: str) -> bool:
        try:
            return bool(verify(self, hashed, password))
        finally:
            verified.append(hashed.split(",p=", maxsplit=1)[0])

    monkeypatch.setattr(type(hasher), "verify", watched)
    assert await passwords.check(stored, PASSWORD) is not None
    assert await passwords.check(stored, "wrong") is None
    assert await passwords.check(None, PASSWORD) is None
    assert verified == ["$argon2id$v=19$m=64,t=1"] * 3
    verified.clear()
    assert await passwords.check("", PASSWORD) is None
    assert "$argon2id$v=19$m=64,t=1" in verified


async def test_a_hash_by_older_parameters_is_replaced(passwords: Passwords) -> None:
    with closing(Passwords(FEW, LIGHTER)) as older:
        stored = await older.hash(PASSWORD)
    match = await passwords.check(stored, PASSWORD)
    assert match is not None
    assert match.stronger is not None
    assert "m=64" in match.stronger
    again = await passwords.check(match.stronger, PASSWORD)
    assert again is not None
    assert again.stronger is None
    assert await passwords.check(stored, "wrong") is None


async def test_a_full_queue_turns_people_away(passwords: Passwords, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    monkeypatch.setattr(type(passwords._hasher), "hash", lambda *_: gate.wait(10) and "hashed")
    most = FEW.hash_threads + FEW.hash_queue
    running = [asyncio.ensure_future(passwords.hash(PASSWORD)) for _ in range(most)]
    await checkpoint()
    with refused(Code.RATE_LIMITED) as refusal:
        await passwords.hash(PASSWORD)
    assert refusal.value.details["retryAfter"] >= 1
    gate.set()
    assert await asyncio.gather(*running) == ["hashed"] * most
    assert await passwords.hash(PASSWORD) == "hashed"


async def test_who_gives_up_does_not_make_room_for_more_work(
    passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    monkeypatch.setattr(type(passwords._hasher), "hash", lambda *_: gate.wait(10) and "hashed")
    most = FEW.hash_threads + FEW.hash_queue
    running = [asyncio.ensure_future(passwords.hash(PASSWORD)) for _ in range(most)]
    await checkpoint()
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    with refused(Code.RATE_LIMITED):
        await passwords.hash(PASSWORD)
    gate.set()
    with fail_after(10):
        while passwords._pending:
            await checkpoint()
    assert await passwords.hash(PASSWORD) == "hashed"


def test_a_new_password_is_long_enough_and_no_name() -> None:
    assert clean_password("0123456789", 10, NAMES) == "0123456789"
    assert clean_password("alice-alice", 5, NAMES) == "alice-alice"
    for wrong in ("012345678", "", "e\u0301" * 9):
        with refused(Code.INVALID, field="password"):
            clean_password(wrong, 10, NAMES)
    for name in ("alice", "ALICE", "ａｌｉｃｅ", "Alice@Example.org"):
        with refused(Code.INVALID, field="newPassword"):
            clean_password(name, 5, NAMES, field="newPassword")
