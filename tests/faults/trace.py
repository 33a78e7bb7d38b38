"""What strace saw of the order between writing to the log, flushing it, and answering.

The order of lines is an order of causes: strace writes a call's beginning before the kernel carries it out,
and its end before the thread can go on. So what begins in a later line than a flush ended was begun after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

SYSCALLS = "fdatasync,fsync,pwrite64,write,writev,sendto,sendmsg"
OPTIONS = (
    "-f",
    "--seccomp-bpf",
    "-qq",
    "-yy",
    "-s",
    "131072",
    "-e",
    f"trace={SYSCALLS}",
    "-e",
    "signal=none",
)
"""Of strace: all threads, what descriptors stand for, whole payloads (a flush sends at most 64 KiB)."""

CALL = re.compile(
    r"^(?P<thread>\d+) +(?P<name>\w+)\(\d+<(?P<file>TCP[^\]]*\]|[^>]*)>(?P<rest>.*)$", re.DOTALL
)
RESUMED = re.compile(r"^(?P<thread>\d+) +<\.\.\. (?P<name>\w+) resumed>")
ENDED = re.compile(r"\) += (?P<result>-?\d+)")
UNFINISHED = "<unfinished ...>"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
ACKNOWLEDGEMENT = re.compile(r'\\"rpc\\":\{\\"data\\":\{\\"message\\":\{\\"id\\":\\"([0-9a-f-]{36})')
FLUSHES = {"fdatasync", "fsync"}

# A frame of SQLite's write-ahead log is a header of 24 bytes and then a page. Bytes 4 to 7 of the header are
# the size of the database after the commit, or 0 if the transaction goes on (sqlite.org/walformat.html).
HEADER = re.compile(r', "(?P<bytes>(?:[^"\\]|\\.)*)", 24, \d+', re.DOTALL)


@dataclass
class Order:
    """Which messages have been written, committed and flushed so far, and which were answered too early."""

    log: str
    """How the name of the write-ahead log ends."""
    watched: set[str]
    """The ids of the messages that count."""
    acknowledged: set[str] = field(default_factory=set)
    early: set[str] = field(default_factory=set)
    """Those of which a socket carried something before they were on the disk."""
    flushes: int = 0
    files: set[str] = field(default_factory=set)
    """The files in which something was written at a place, as databases do."""
    _written: set[str] = field(default_factory=set)
    _committed: set[str] = field(default_factory=set)
    _durable: set[str] = field(default_factory=set)
    _committing: bool = False
    _flushing: dict[str, set[str]] = field(default_factory=dict)

    def read(self, lines: Iterable[str]) -> Order:
        """Take in a whole trace."""
        for line in lines:
            self._take(line)
        return self

    def _take(self, line: str) -> None:
        call = CALL.match(line)
        if call is not None and call["name"] == "pwrite64":
            self.files.add(call["file"])
        if call is None:
            resumed = RESUMED.match(line)
            if resumed is not None and resumed["name"] in FLUSHES:
                self._flushed(resumed["thread"], line)
        elif call["file"].startswith("TCP"):
            self._sent(call["rest"])
        elif call["file"].endswith(self.log):
            self._logged(call, line)

    def _sent(self, payload: str) -> None:
        """A socket is about to carry this, be it an answer or an event."""
        self.acknowledged |= self.watched.intersection(ACKNOWLEDGEMENT.findall(payload))
        self.early |= self.watched.intersection(UUID.findall(payload)) - self._durable

    def _logged(self, call: re.Match[str], line: str) -> None:
        if call["name"] in FLUSHES:
            self._flushing[call["thread"]] = set(self._committed)
            if not line.rstrip().endswith(UNFINISHED):
                self._flushed(call["thread"], line)
            return
        header = HEADER.match(call["rest"])
        if header is not None:
            self._committing = unescaped(header["bytes"])[4:8] != bytes(4)
            return
        self._written |= self.watched.intersection(UUID.findall(call["rest"]))
        if self._committing:
            self._committed |= self._written
            self._committing = False

    def _flushed(self, thread: str, line: str) -> None:
        covered = self._flushing.pop(thread, set())
        ended = ENDED.search(line)
        if ended is not None and ended["result"] == "0":
            self.flushes += 1
            self._durable |= covered


def unescaped(text: str) -> bytes:
    """The bytes that strace has written as a C string."""
    return text.encode("latin-1").decode("unicode_escape").encode("latin-1")
