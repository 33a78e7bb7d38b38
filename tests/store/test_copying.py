"""Long jobs over the whole database: one at a time, beside the writer, and never for ever."""

from __future__ import annotations

import asyncio
import stat
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.accounts import refused
from tests.support.log import note, words
from tests.support.stores import KNOWN, World, world

from collabd.domain.errors import Code
from collabd.store.folder import DataFolder
from collabd.store.sqlite import copying
from collabd.store.sqlite.checking import judge, open_to_look
from collabd.store.sqlite.copying import LongJobs, copy_path, remove_abandoned

TOKEN = "0123456789abcdef"
MIDDLE = 1000
"""Copying this little looks 9,000 times whether to go on; its snapshot begins in the first hundreds."""


class Held:
    """Holds the first job up in the middle, when it has its snapshot."""

    def __init__(self) -> None:
        self._looks = 0
        self._begun = threading.Event()
        self._on = threading.Event()

    async def begun(self) -> None:
        """Wait until the job is in the middle."""
        assert await asyncio.to_thread(self._begun.wait, 10)

    def go_on(self) -> None:
        """Let it go on."""
        self._on.set()

    def log_bytes(self) -> int:
        """Is asked again and again while the job works."""
        self._looks += 1
        if self._looks == MIDDLE:
            self._begun.set()
            assert self._on.wait(10)
        return 0


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    made = Held()
    monkeypatch.setattr(copying, "INSTRUCTIONS_PER_LOOK", 1)
    monkeypatch.setattr(copying.Limits, "log_bytes", made.log_bytes)
    return made


@pytest.fixture
async def w(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as made:
        for number in range(50):
            await made.store.write(note, f"number {number}")
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


@pytest.fixture
def jobs(folder: DataFolder) -> LongJobs:
    return LongJobs(folder, KNOWN)


async def test_a_copy_is_whole_and_its_owners_alone(w: World, folder: DataFolder, jobs: LongJobs) -> None:
    copied = await jobs.copy(TOKEN)
    copy = copy_path(folder, TOKEN)
    assert copied.bytes == size_of(copy) > 0
    assert mode_of(copy) == 0o600
    with closing(open_to_look(copy, untouched=True)) as connection:
        assert judge(connection, KNOWN).faults == []
        assert connection.execute("SELECT count(*) FROM events").fetchall() == [(50,)]
    assert (await jobs.check()).faults == []


async def test_people_go_on_writing_meanwhile(
    w: World, folder: DataFolder, jobs: LongJobs, held: Held
) -> None:
    copying_on = asyncio.create_task(jobs.copy(TOKEN))
    await held.begun()
    await w.store.write(note, "meanwhile")
    assert (await words(w.store))[-1] == (51, "meanwhile")
    held.go_on()
    await copying_on
    with closing(open_to_look(copy_path(folder, TOKEN), untouched=True)) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchall() == [(50,)]


async def test_one_at_a_time(w: World, jobs: LongJobs, held: Held) -> None:
    first = asyncio.create_task(jobs.copy(TOKEN))
    await held.begun()
    for second in (jobs.copy("f" * 16), jobs.check()):
        with refused(Code.OVERLOADED) as caught:
            await second
        assert "Wait until it has ended" in caught.value.message
    held.go_on()
    await first
    assert (await jobs.check()).faults == []


async def test_who_is_cancelled_leaves_nothing(
    w: World, folder: DataFolder, jobs: LongJobs, held: Held
) -> None:
    copying_on = asyncio.create_task(jobs.copy(TOKEN))
    await held.begun()
    copying_on.cancel()
    held.go_on()
    with pytest.raises(asyncio.CancelledError):
        await copying_on
    assert names(folder) == []
    await jobs.copy(TOKEN)
    assert names(folder) == [copy_path(folder, TOKEN).name]


@pytest.mark.parametrize(
    ("limit", "value", "code", "sentence"),
    [
        ("LOG_BYTES", 0, Code.OVERLOADED, "at a quieter time"),
        ("LONGEST_SECONDS", -1.0, Code.OVERLOADED, "at a quieter time"),
        ("SPARE_BYTES", 10**18, Code.CONFLICT, "There is not enough room in "),
    ],
)
async def test_a_copy_that_would_do_harm_is_given_up(
    w: World,
    folder: DataFolder,
    jobs: LongJobs,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    value: float,
    code: Code,
    sentence: str,
) -> None:
    monkeypatch.setattr(copying, "INSTRUCTIONS_PER_LOOK", 1)
    await jobs.copy(TOKEN)
    copy_path(folder, TOKEN).unlink()
    monkeypatch.setattr(copying, limit, value)
    with refused(code) as caught:
        await jobs.copy(TOKEN)
    assert sentence in caught.value.message
    assert names(folder) == []
    await w.store.write(note, "still writing")


async def test_a_copy_that_nobody_takes_goes(
    w: World, folder: DataFolder, jobs: LongJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    await jobs.copy(TOKEN)
    remove_abandoned(folder)
    assert names(folder) == []
    monkeypatch.setattr(copying, "TAKEN_SECONDS", 0.0)
    await jobs.copy(TOKEN)
    await asyncio.sleep(0.001)  # timers that are due run before this one
    assert names(folder) == []


async def test_a_database_that_cannot_be_read_is_refused(
    w: World, folder: DataFolder, jobs: LongJobs
) -> None:
    await w.store.close()
    await jobs.copy(TOKEN)
    folder.database.write_bytes(b"something else" * 1000)
    with refused(Code.CONFLICT) as caught:
        await jobs.copy("f" * 16)
    assert "not a database" in caught.value.message
    assert names(folder) == [copy_path(folder, TOKEN).name]


def names(folder: DataFolder) -> list[str]:
    """The copies in the folder."""
    return sorted(path.name for path in folder.path.glob("copy-*"))


def size_of(path: Path) -> int:
    return path.stat().st_size


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
