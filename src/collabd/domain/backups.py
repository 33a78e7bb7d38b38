"""What a backup says about itself, and what came out when a database was looked through."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from collabd.domain.records import Record
from collabd.domain.times import Timestamp

FORMAT = 2
"""The arrangement of a backup file; 2 has contents of files. A program refuses a higher one than it knows."""

Line = Annotated[str, Meta(pattern=r"\A[ -~]{0,64}\Z")]
"""A short text of plain signs: it is printed as it is, and a file of somebody else's may hold anything."""
FormatNumber = Annotated[int, Meta(ge=1)]


class BackupError(Exception):
    """A backup could not be made, read or restored; the sentence says why and what to do."""


class Counts(Record, frozen=True, kw_only=True):
    """How much a database holds."""

    people: int
    rooms: int
    messages: int
    sessions: int
    streams: int
    events: int
    files: int = 0


class Verdict(Record, frozen=True, kw_only=True):
    """What came out when a database was looked through; without `faults` it is good.

    `schema` is the number of its newest migration; `epoch` is None if no server has run over it yet; `counts`
    is None where it could not be counted. A fault is a sentence.
    """

    schema: int
    epoch: str | None = None
    counts: Counts | None = None
    faults: list[str] = field(default_factory=list)


class Member(Record, frozen=True, kw_only=True):
    """One file in a backup: its size in bytes and its SHA-256 in hex."""

    bytes: int
    sha256: str


class Origin(Record, frozen=True, kw_only=True):
    """As much of a manifest as every version of collabd understands."""

    format: FormatNumber
    collabd: Line


class Manifest(Record, frozen=True, kw_only=True):
    """The last file of a backup: when and by what it was made, and what must be in it.

    `collabd` is the program's version, `made_at` the moment up to which it holds everything, `members` the
    other files by their names.
    """

    format: FormatNumber
    collabd: Line
    schema: int
    epoch: Line | None
    made_at: Line
    counts: Counts
    members: dict[str, Member]


class LastBackup(Record, frozen=True, kw_only=True):
    """The newest good backup of a data folder: up to when it holds everything, where it went, its size."""

    made_at: Timestamp
    file: str
    bytes: int


class Copied(Record, frozen=True, kw_only=True):
    """A copy of the database lies in the data folder: its size, and how far (bytes) the log has grown."""

    bytes: int
    log_bytes: int
