"""The control socket: private, bounded, and answering every line."""

from __future__ import annotations

import asyncio
import json
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from collabd.api import control
from collabd.api.control import CONNECTIONS, LINE_BYTES, control_socket, reachable
from collabd.api.operator import AnyErrand, ListPeople, OfferReset, People
from collabd.domain.errors import not_found

LIST = b'{"do":"listPeople"}\n'


class Operator:
    """Notes what it is asked for; `break_down` makes it fail."""

    def __init__(self) -> None:
        self.errands: list[AnyErrand] = []
        self.break_down = False

    async def carry_out(self, errand: AnyErrand) -> msgspec.Struct:
        self.errands.append(errand)
        if self.break_down:
            raise RuntimeError("out of order")
        if isinstance(errand, OfferReset):
            raise not_found("person")
        return People(items=[])


class Caller:
    """One connection to the socket."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def ask(self, line: bytes) -> dict[str, Any]:
        self.writer.write(line)
        return await self.answer()

    async def answer(self) -> dict[str, Any]:
        result: dict[str, Any] = json.loads(await self.reader.readline())
        return result


@asynccontextmanager
async def calling(path: Path) -> AsyncIterator[Caller]:
    with reachable(path) as address:
        reader, writer = await asyncio.open_unix_connection(address)
    try:
        yield Caller(reader, writer)
    finally:
        writer.close()
        await writer.wait_closed()


def is_there(path: Path) -> bool:
    return path.exists()


def mode_of(path: Path) -> int:
    return path.stat().st_mode


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "control.sock"


@pytest.fixture
def operator() -> Operator:
    return Operator()


async def test_it_answers_line_by_line_and_goes_with_the_server(path: Path, operator: Operator) -> None:
    async with control_socket(path, operator.carry_out), calling(path) as caller:
        assert await caller.ask(LIST) == {"result": {"items": [], "next": None}}
        refused = await caller.ask(b'{"do":"offerReset","username":"zoe"}\n')
        assert refused == {"error": {"code": "not_found", "message": "There is no such person."}}
        assert await caller.ask(LIST) == {"result": {"items": [], "next": None}}
    assert operator.errands == [ListPeople(), OfferReset(username="zoe"), ListPeople()]
    assert not is_there(path)


async def test_only_the_owner_may_open_it(path: Path, operator: Operator) -> None:
    async with control_socket(path, operator.carry_out):
        assert mode_of(path) == stat.S_IFSOCK | 0o600


async def test_what_a_crashed_server_left_is_replaced(path: Path, operator: Operator) -> None:
    with socket.socket(socket.AF_UNIX) as stale:
        stale.bind(str(path))
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_unix_connection(path)
    async with control_socket(path, operator.carry_out), calling(path) as caller:
        assert "result" in await caller.ask(LIST)


async def test_a_folder_far_down_is_reached(tmp_path: Path, operator: Operator) -> None:
    folder = tmp_path.joinpath(*["a folder with a long name"] * 6)
    folder.mkdir(parents=True)
    path = folder / "control.sock"
    assert len(str(path)) > 150
    async with control_socket(path, operator.carry_out), calling(path) as caller:
        assert "result" in await caller.ask(LIST)
    assert not path.exists()


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"not json\n",
        b"[]\n",
        b'{"do":"dropEverything"}\n',
        b'{"do":"offerReset"}\n',
        b'{"do":"offerReset","username":7}\n',
        b'{"do":"listPeople","more":1}\n',
        b'{"do":"offerReset","username":"\xff"}\n',
        b"[" * 5000 + b"\n",
    ],
)
async def test_what_is_no_errand_is_refused(path: Path, operator: Operator, line: bytes) -> None:
    async with control_socket(path, operator.carry_out), calling(path) as caller:
        assert "result" in await caller.ask(LIST)
        assert (await caller.ask(line))["error"]["code"] == "invalid"
        assert "result" in await caller.ask(LIST)


async def test_a_line_has_a_limit(path: Path, operator: Operator) -> None:
    async with control_socket(path, operator.carry_out), calling(path) as caller:
        padded = LIST[:-2].ljust(LINE_BYTES - 2) + b"}\n"
        assert "result" in await caller.ask(padded)
        assert (await caller.ask(b" " * (2 * LINE_BYTES)))["error"]["code"] == "too_large"
        assert await caller.reader.read() == b""


async def test_connections_have_a_limit(path: Path, operator: Operator) -> None:
    async with control_socket(path, operator.carry_out):
        async with asyncio.timeout(10):
            callers = [calling(path) for _ in range(CONNECTIONS)]
            for caller in callers:
                assert "result" in await (await caller.__aenter__()).ask(LIST)
            async with calling(path) as one_more:
                assert (await one_more.answer())["error"]["code"] == "overloaded"
            for caller in callers:
                await caller.__aexit__(None, None, None)
            async with calling(path) as later:
                assert "result" in await later.ask(LIST)


async def test_who_says_nothing_is_let_go(
    path: Path, operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "IDLE_SECONDS", 0.05)
    async with control_socket(path, operator.carry_out), calling(path) as caller:
        async with asyncio.timeout(10):
            assert await caller.reader.read() == b""


async def test_a_fault_is_answered_and_logged(
    path: Path, operator: Operator, caplog: pytest.LogCaptureFixture
) -> None:
    operator.break_down = True
    async with control_socket(path, operator.carry_out), calling(path) as caller:
        answer = await caller.ask(LIST)
        assert answer["error"]["code"] == "internal"
        assert "out of order" not in answer["error"]["message"]
        operator.break_down = False
        assert "result" in await caller.ask(LIST)
    assert "out of order" in caplog.text


async def test_the_server_does_not_wait_for_who_is_connected(path: Path, operator: Operator) -> None:
    async with asyncio.timeout(10):
        async with control_socket(path, operator.carry_out):
            caller = calling(path)
            talking = await caller.__aenter__()
            assert "result" in await talking.ask(LIST)
        assert await talking.reader.read() == b""
        await caller.__aexit__(None, None, None)
