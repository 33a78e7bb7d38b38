"""Pictures of strangers, decoded by `worker.py` in a process of its own."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from collabd.config import Files
from collabd.domain.files import Picture, Purpose
from collabd.domain.records import Record

log = logging.getLogger(__name__)

WORKER = Path(__file__).with_name("worker.py")
AT_ONCE = 2
"""Workers at the same time: each takes a core, and as much memory as is configured."""


class Found(Record, frozen=True, kw_only=True):
    """The first line of the worker's answer."""

    media_type: str
    width: int
    height: int
    placeholder: str


class Pictures:
    """Looks at pictures within the configured limits."""

    def __init__(self, limits: Files) -> None:
        self._limits = limits
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._closed = False

    async def look(self, path: Path, purpose: Purpose = "attachment") -> Picture | None:
        """What is in a picture; None if it is none that can be decoded whole within the limits."""
        async with self._turns:
            return await asyncio.to_thread(self._look, path, purpose)

    def close(self) -> None:
        """End what is running: the server is."""
        with self._lock:
            self._closed = True
            for process in self._running:
                process.kill()

    def _look(self, path: Path, purpose: Purpose) -> Picture | None:
        with path.open("rb") as picture, tempfile.TemporaryFile(dir=path.parent) as answer:
            if not self._carried_out(picture, answer, purpose):
                return None
            answer.seek(0)
            head, thumbnail = answer.readline(), answer.read()
        try:
            found = msgspec.json.decode(head, type=Found)
        except msgspec.MsgspecError:
            return None
        return Picture(**msgspec.structs.asdict(found), thumbnail=thumbnail)

    def _carried_out(self, picture: IO[bytes], answer: IO[bytes], purpose: Purpose) -> bool:
        limits = self._limits
        bounds = (limits.picture_pixels, limits.picture_memory_bytes, limits.picture_seconds)
        with self._lock:
            if self._closed:
                return False
            process = subprocess.Popen(  # noqa: S603 - our own interpreter on our own file
                # Isolated: no variable and no folder of whoever started the server has a say in it.
                [sys.executable, "-I", str(WORKER), *map(str, bounds), purpose],
                stdin=picture,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
            )
            self._running.add(process)
        try:
            with suppress(subprocess.TimeoutExpired):
                return process.wait(limits.picture_seconds) == 0
            log.info("a picture took longer than %d s to decode; it is only kept", limits.picture_seconds)
            return False
        finally:
            process.kill()
            process.wait()
            with self._lock:
                self._running.discard(process)
