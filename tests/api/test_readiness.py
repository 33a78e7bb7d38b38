"""Whether the server takes work, and why not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from tests.support.log import note
from tests.support.stores import World

from collabd.api.readiness import SENTENCES, STALLED_SECONDS, Readiness, Reason
from collabd.store.base import Store


async def test_it_takes_work_until_it_drains(w: World) -> None:
    readiness = Readiness(w.store)
    await w.store.write(note, "work")
    assert (readiness.ready().ready, readiness.ready().reason) == (True, None)
    readiness.drain()
    assert (readiness.ready().ready, readiness.ready().reason) == (False, "draining")


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ({"broken": True}, "broken"),
        ({"broken": True, "busy_seconds": STALLED_SECONDS + 1}, "broken"),
        ({"busy_seconds": STALLED_SECONDS + 1}, "stalled"),
        ({"busy_seconds": STALLED_SECONDS - 1, "queue_depth": 9}, None),
        ({"queue_depth": 10}, "overloaded"),
    ],
)
def test_a_store_that_takes_nothing_is_the_reason(state: dict[str, object], reason: Reason | None) -> None:
    well: dict[str, object] = {"broken": False, "busy_seconds": 0.0, "queue_depth": 0, "queue_limit": 10}
    for vitals, expected in ((well, None), ({**well, **state}, reason)):
        store = SimpleNamespace(vitals=lambda vitals=vitals: SimpleNamespace(**vitals))
        said = Readiness(cast(Store, store)).ready()
        assert said.reason == expected
        assert said.message == (None if expected is None else SENTENCES[expected])
