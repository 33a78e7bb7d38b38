"""The census: how much there is."""

from __future__ import annotations

from collabd.domain.records import Record


class Census(Record, frozen=True, kw_only=True):
    """How much a database holds.

    `people` are the accounts that can be used, `sessions` those that run; `messages` are those in rooms that
    are there; `events` is how many were ever appended, however few of them are still kept. `file_bytes` is
    what files and their thumbnails take on the disk: the same content counts once.
    """

    people: int
    sessions: int
    rooms: int
    messages: int
    events: int
    files: int = 0
    file_bytes: int = 0
