"""Who is calling: a token becomes a person, and their session is noted as in use."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from msgspec.structs import replace
from tests.support.people import person
from tests.support.stores import World

from collabd.actions.sessions import list_sessions
from collabd.api.auth import TOUCH_MILLISECONDS, identify
from collabd.api.services import Caller, Services
from collabd.config import Config
from collabd.domain.sessions import ListSessions
from collabd.domain.times import rfc3339

HERE = Caller(actor=None, address="192.0.2.9")


def services_of(w: World) -> Services:
    return cast(Services, SimpleNamespace(store=w.store, clock=w.clock, config=Config()))


async def test_a_session_in_use_is_noted_now_and_then(w: World) -> None:
    alice = await person(w.store, "alice")
    for pause, noted in ((0, False), (TOUCH_MILLISECONDS, True), (0, False)):
        w.clock.now += pause
        before = w.clock.now
        found = await identify(services_of(w), alice.token, HERE)
        assert found.actor == replace(alice.actor, address="192.0.2.9")
        (session,) = (await w.store.read(list_sessions, alice.actor, ListSessions())).items
        assert (session.last_seen_at > rfc3339(before)) is noted
    assert session.ip == HERE.address


async def test_who_is_nobody_stays_nobody(w: World) -> None:
    alice = await person(w.store, "alice")
    assert (await identify(services_of(w), alice.token, HERE)).actor is not None
    for token in (None, "", "another"):
        assert await identify(services_of(w), token, HERE) == HERE


async def test_a_store_that_takes_no_writes_keeps_nobody_from_reading(w: World) -> None:
    alice = await person(w.store, "alice")
    w.clock.now += 2 * TOUCH_MILLISECONDS
    await w.store.writer.stop()
    found = await identify(services_of(w), alice.token, HERE)
    assert found.actor == replace(alice.actor, address="192.0.2.9")
