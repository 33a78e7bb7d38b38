"""A disk that breaks at the n-th read, write or flush: a layer of our own under SQLite.

SQLite reaches files through a table of functions (a VFS: sqlite.org/vfs.html). Here the system's own table is
copied and three of its functions are replaced, in the very library that Python's sqlite3 uses; so what fails
is a real database at a real place in its work, and not a stand-in for one.
"""

from __future__ import annotations

import _sqlite3
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal

Fault = Literal["read", "write", "torn write", "full", "flush"]
FAULTS: tuple[Fault, ...] = ("read", "write", "torn write", "full", "flush")

OK = 0
FULL = 13
READ_FAILED, WRITE_FAILED, FLUSH_FAILED = 266, 778, 1034
CODES: dict[Fault, int] = {
    "read": READ_FAILED,
    "write": WRITE_FAILED,
    "torn write": WRITE_FAILED,
    "full": FULL,
    "flush": FLUSH_FAILED,
}
WATCHED = 0x100 | 0x80000
"""The database itself and its write-ahead log."""

OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)
TRANSFER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_longlong)
FLUSH = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class System(ctypes.Structure):
    """`sqlite3_vfs`, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
        ("others", ctypes.c_void_p * 15),
    )


class Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", ctypes.c_void_p),
        ("truncate", ctypes.c_void_p),
        ("flush", ctypes.c_void_p),
        ("others", ctypes.c_void_p * 13),
    )


class Disk:
    """Sound until it is told to `break_at`. What is opened inside `used` lies on it. See `the_disk`."""

    def __init__(self) -> None:
        self.broken = False
        """Whether it has come to the fault."""
        self._fault: Fault | None = None
        self._left = 0
        self._sqlite: Any = ctypes.CDLL(_sqlite3.__file__)
        self._sqlite.sqlite3_vfs_find.restype = ctypes.c_void_p
        self._sqlite.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
        self._sqlite.sqlite3_vfs_register.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self._real: int = self._sqlite.sqlite3_vfs_find(None)
        self._system = System.from_buffer_copy(System.from_address(self._real))
        self._system.name = b"a disk that breaks"
        self._really_open = OPEN(self._system.open)
        self._methods: dict[int, Methods] = {}
        self._kept: list[Any] = [OPEN(self._open)]
        self._system.open = ctypes.cast(self._kept[0], ctypes.c_void_p)

    def break_at(self, fault: Fault, count: int) -> None:
        """Fail at the `count`-th call of that kind from now on, and at each one after it."""
        self._fault, self._left, self.broken = fault, count, False

    def heal(self) -> None:
        """Be sound again."""
        self._fault, self.broken = None, False

    @contextmanager
    def used(self) -> Iterator[None]:
        """What is opened in this block is opened here."""
        self._sqlite.sqlite3_vfs_register(ctypes.byref(self._system), 1)
        try:
            yield
        finally:
            # Files that are open keep using it; only nothing new is opened here.
            self._sqlite.sqlite3_vfs_register(self._real, 1)

    def _fails(self, *faults: Fault) -> bool:
        if self._fault not in faults:
            return False
        self._left -= 1
        self.broken = self.broken or self._left <= 0
        return self.broken

    def _open(self, _: int, name: int, file: int, flags: int, out: int) -> int:
        code: int = self._really_open(self._real, name, file, flags, out)
        if code == OK and flags & WATCHED:
            place = ctypes.c_void_p.from_address(file)
            assert place.value is not None
            place.value = ctypes.addressof(self._methods_over(place.value))
        return code

    def _methods_over(self, address: int) -> Methods:
        if address not in self._methods:
            made = Methods.from_buffer_copy(Methods.from_address(address))
            calls = (
                self._reading(TRANSFER(made.read)),
                self._writing(TRANSFER(made.write)),
                self._flushing(FLUSH(made.flush)),
            )
            self._kept += calls  # SQLite holds their addresses only
            made.read, made.write, made.flush = (ctypes.cast(call, ctypes.c_void_p) for call in calls)
            self._methods[address] = made
        return self._methods[address]

    def _reading(self, really: Any) -> Any:
        def read(file: int, into: int, size: int, offset: int) -> int:
            return READ_FAILED if self._fails("read") else int(really(file, into, size, offset))

        return TRANSFER(read)

    def _writing(self, really: Any) -> Any:
        def write(file: int, data: int, size: int, offset: int) -> int:
            if not self._fails("write", "torn write", "full"):
                return int(really(file, data, size, offset))
            assert self._fault is not None
            if self._fault == "torn write":
                really(file, data, size // 2, offset)
            return CODES[self._fault]

        return TRANSFER(write)

    def _flushing(self, really: Any) -> Any:
        def flush(file: int, flags: int) -> int:
            return FLUSH_FAILED if self._fails("flush") else int(really(file, flags))

        return FLUSH(flush)


@cache
def the_disk() -> Disk:
    """The one of this process: SQLite goes on referring to it for as long as anything is open."""
    return Disk()
