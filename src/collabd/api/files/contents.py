"""What uploads and downloads stand on, as `server.py` wires it: contents on the disk, eyes for pictures."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

from collabd.domain.files import Blob, Picture, Purpose


class Contents(Protocol):
    """Contents of files by their SHA-256, and what is still being uploaded by its id.

    All but `held` waits for the disk and belongs into a thread; all may raise `OSError`.
    """

    def begin(self, upload_id: str) -> None:
        """Make room for an upload: nothing of it is there yet."""

    def length(self, upload_id: str) -> int | None:
        """How much of an upload is there, in bytes; None if it is not known."""

    def append(self, upload_id: str, content: bytes) -> None:
        """Add to an upload."""

    def flush(self, upload_id: str) -> None:
        """Let what is there of an upload reach the disk."""

    def drop(self, upload_id: str) -> None:
        """Remove an upload, if it is there."""

    def digest(self, upload_id: str) -> tuple[Blob, bytes]:
        """What an upload is now, and how it begins."""

    def place(self, upload_id: str, sha256: str) -> None:
        """Make a whole upload a content, on the disk; within `held`."""

    def put(self, content: bytes, upload_id: str) -> Blob:
        """Store a small content that belongs to an upload; within `held`."""

    def held(self, *hashes: str) -> AbstractContextManager[None]:
        """Within the block, these contents are not collected."""

    def partial(self, upload_id: str) -> Path:
        """Where an upload lies."""

    def open(self, sha256: str) -> BinaryIO:
        """A content, to read."""

    def room(self) -> int:
        """How many bytes may still come before the disk is too full."""


class Eyes(Protocol):
    """Who looks at pictures."""

    async def look(self, path: Path, purpose: Purpose = "attachment") -> Picture | None:
        """What is in a picture, made into what it is for; None if it is none."""
