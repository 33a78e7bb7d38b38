"""Contents of files in the data folder, each under its SHA-256: `files/ab/ab12...`.

A content is written under the name of its upload, flushed, given its own name, and that name flushed; only
then a row says that it is there. So a row never names what is not on the disk, and what has no row is
rubbish of a crash. Everything here waits for the disk: call it in a thread, except where it says otherwise.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

from collabd.domain.errors import overloaded
from collabd.domain.files import Blob
from collabd.domain.media import HEAD_BYTES
from collabd.store.folder import DataFolder
from collabd.store.syncing import sync_file, sync_folder

PARTIAL = "partial"
"""The folder of what is still being uploaded, within that of the contents."""
SHARD = re.compile(r"[0-9a-f]{2}")
NAME = re.compile(r"[0-9a-f]{64}")

CHUNK = 1024 * 1024
OWNER_ONLY = 0o700
SPARE_BYTES = 256 * 1024**2
"""Room on the disk that uploads leave to the database: without any, nobody could write a word."""


class BlobFolder:
    """The contents below a data folder. Made when the first one comes."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._held: Counter[str] = Counter()
        self._touched: set[str] | None = None

    def path(self, sha256: str) -> Path:
        """Where a content lies."""
        return blob_path(self._folder.files, sha256)

    def partial(self, upload_id: str) -> Path:
        """Where an upload lies until it is whole."""
        return self._folder.files / PARTIAL / upload_id

    def begin(self, upload_id: str) -> None:
        """Make room for an upload: an empty file."""
        made = not self._folder.files.exists()
        self.partial(upload_id).parent.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        self._folder.files.chmod(OWNER_ONLY)
        if made:
            sync_folder(self._folder.path)
        os.close(os.open(self.partial(upload_id), os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o600))

    def length(self, upload_id: str) -> int | None:
        """How much of an upload is there, in bytes; None if it is not known."""
        try:
            return self.partial(upload_id).stat().st_size
        except FileNotFoundError:
            return None

    def append(self, upload_id: str, content: bytes) -> None:
        """Add to an upload. Raises `OSError`, also when too little of the disk would be left."""
        with self.partial(upload_id).open("ab") as stream:
            stream.write(content)

    def flush(self, upload_id: str) -> None:
        """Let what is there of an upload reach the disk."""
        sync_file(self.partial(upload_id))

    def drop(self, upload_id: str) -> None:
        """Remove an upload, if it is there."""
        self.partial(upload_id).unlink(missing_ok=True)

    def uploads(self) -> list[str]:
        """The uploads that are there."""
        with suppress(FileNotFoundError):
            return [path.name for path in (self._folder.files / PARTIAL).iterdir()]
        return []

    def digest(self, upload_id: str) -> tuple[Blob, bytes]:
        """What an upload is now, and how it begins."""
        with self.partial(upload_id).open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            stream.seek(0)
            return hashed(stream), head

    def place(self, upload_id: str, sha256: str) -> None:
        """Give a whole upload its own name, and let both reach the disk; it must be held (see `held`)."""
        self.flush(upload_id)
        self._rename(self.partial(upload_id), sha256)

    def put(self, content: bytes, upload_id: str) -> Blob:
        """Store a small content beside an upload; it must be held."""
        blob = Blob(hashlib.sha256(content).hexdigest(), len(content))
        partial = self.partial(f"{upload_id}.thumbnail")
        with partial.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        self._rename(partial, blob.sha256)
        return blob

    def open(self, sha256: str) -> BinaryIO:
        """A content, to read. Raises `FileNotFoundError`."""
        return self.path(sha256).open("rb")

    def room(self) -> int:
        """How many bytes may still come before the disk is too full."""
        return max(0, shutil.disk_usage(self._folder.path).free - SPARE_BYTES)

    @contextmanager
    def held(self, *hashes: str) -> Iterator[None]:
        """Within the block, these contents are not collected. Quick: for the event loop, too."""
        with self._lock:
            self._held.update(hashes)
            if self._touched is not None:
                self._touched.update(hashes)
        try:
            yield
        finally:
            with self._lock:
                self._held.subtract(hashes)

    @contextmanager
    def collecting(self) -> Iterator[Callable[[str], bool] | None]:
        """Collect within the block, with the function that removes a content if it was not held meanwhile.

        A content may come again between the moment when its last row went and the one when it is removed;
        whoever brings it holds it, so it stays. None while a backup reads (see `kept`).
        """
        with exclusive(self._folder.path) as alone:
            if not alone:
                yield None
                return
            with self._lock:
                self._touched = {sha256 for sha256, count in self._held.items() if count > 0}
            try:
                yield self._remove
            finally:
                with self._lock:
                    self._touched = None

    def shards(self) -> list[list[str]]:
        """The hashes of all contents, in parts."""
        return [sorted(names) for _, names in listed(self._folder.files)]

    def _remove(self, sha256: str) -> bool:
        with self._lock:
            if self._touched is None or sha256 in self._touched:
                return False
            self.path(sha256).unlink(missing_ok=True)
            return True

    def _rename(self, partial: Path, sha256: str) -> None:
        target = self.path(sha256)
        if not target.parent.exists():
            target.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
            sync_folder(target.parent.parent)
        partial.rename(target)
        sync_folder(target.parent)


def blob_path(files: Path, sha256: str) -> Path:
    """Where a content lies below the folder of all."""
    return files / sha256[:2] / sha256


def listed(files: Path) -> Iterator[tuple[Path, list[str]]]:
    """The folders in which contents lie, each with their hashes; nothing that is not ours."""
    if files.is_dir():
        for shard in sorted(files.iterdir()):
            if SHARD.fullmatch(shard.name) and shard.is_dir() and not shard.is_symlink():
                yield shard, [path.name for path in shard.iterdir() if NAME.fullmatch(path.name)]


def hashed(stream: IO[bytes]) -> Blob:
    """What a stream holds from here on."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return Blob(digest.hexdigest(), size)


def missing_of(files: Path, blobs: list[Blob], stop: Callable[[], bool]) -> list[str]:
    """What is wrong with the contents that must be there, in sentences; looked through until `stop`.

    Raises `overloaded` then.
    """
    faults = []
    for blob in blobs:
        if stop():
            raise overloaded(10, "The files could not be looked through: the server is stopping.")
        try:
            with blob_path(files, blob.sha256).open("rb") as stream:
                if hashed(stream) != blob:
                    faults.append(f"a file's content is damaged: {blob.sha256}")
        except FileNotFoundError:
            faults.append(f"a file's content is missing: {blob.sha256}")
    return faults


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Within the block no content is removed, whichever process collects them."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def exclusive(folder: Path) -> Iterator[bool]:
    """Whether nobody keeps the contents; if so, whoever wants to waits until the block ends."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    alone = True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        alone = False
    try:
        yield alone
    finally:
        os.close(descriptor)
