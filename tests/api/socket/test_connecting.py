"""A connect that the hub cannot make whole is put off: what it has forgotten may hold a revocation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from collabd import config
from collabd.api.admission import Admission
from collabd.api.services import Services
from collabd.api.socket.connecting import ATTEMPTS, read_opening
from collabd.api.socket.protocol import Connect, ConnectData
from collabd.domain.errors import Code, CollabError


class Forgetful:
    """A hub that so many times has forgotten what was committed while a snapshot was read."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.mark = 0

    def remembers(self, mark: int) -> bool:
        assert mark == self.mark, "the mark was taken before the snapshot was read"
        self.times -= 1
        self.mark += 1
        return self.times < 0


class Counting:
    """A store that counts how often it is read."""

    def __init__(self) -> None:
        self.reads = 0

    async def read(self, *_: Any, **__: Any) -> str:
        self.reads += 1
        return f"snapshot {self.reads}"


async def opening(times: int) -> tuple[Any, int, int]:
    """What the connect begins with, its mark, and how often it was read."""
    store = Counting()
    services = SimpleNamespace(
        config=config.Config(), hub=Forgetful(times), store=store, admission=Admission()
    )
    opened, mark = await read_opening(cast(Services, services), "token", Connect(), ConnectData())
    return opened, mark, store.reads


async def test_it_is_read_again_until_the_hub_remembers() -> None:
    assert await opening(0) == ("snapshot 1", 0, 1)
    assert await opening(ATTEMPTS - 1) == (f"snapshot {ATTEMPTS}", ATTEMPTS - 1, ATTEMPTS)


async def test_it_is_put_off_if_the_hub_never_does() -> None:
    with pytest.raises(CollabError) as refused:
        await opening(ATTEMPTS)
    assert refused.value.code is Code.OVERLOADED
