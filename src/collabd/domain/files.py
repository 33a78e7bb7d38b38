"""Files: what people attach to messages, and show of themselves. Their contents are not in the database."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

from msgspec import Struct

from collabd.domain.errors import CollabError, too_large
from collabd.domain.ids import Id
from collabd.domain.records import Query, Record
from collabd.domain.sizes import in_words
from collabd.domain.texts import has_invisible
from collabd.domain.times import Timestamp

NAMELESS = "file"
NAME_BYTES = 200
"""The longest name, in UTF-8: file systems take 255 bytes, and a browser may add " (1)" to it."""
EXTENSION_BYTES = 16
ATTACHMENTS = 10
"""The most files of one message: what fits into a glance; whoever has more sends a second message."""


Purpose: TypeAlias = Literal["attachment", "avatar"]
"""What an upload is for. Of one for an avatar only the small square is kept that this server makes of it."""


class File(Record, frozen=True, kw_only=True):
    """A file as whoever may read it sees it.

    `mediaType` was found in its content, never believed. `width` and `height` (in pixels, as it is shown) are
    those of a picture that was decoded whole; it has a thumbnail, and `placeholder` is a tiny WebP picture of
    it in Base64. `size` is in bytes, `sha256` in hex.
    """

    id: str
    sha256: str
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    placeholder: str | None
    created_by: str
    created_at: Timestamp


def file_too_large(limit: int) -> CollabError:
    """The refusal of a file over `limit` bytes."""
    return too_large(f"This file is too large: a file may have at most {in_words(limit)}.", limit)


class GetFile(Query, frozen=True, kw_only=True):
    """One file, without its content."""

    file_id: Id


class Blob(Struct, frozen=True):
    """A content by its SHA-256 in hex, and its size in bytes."""

    sha256: str
    size: int


class Picture(Struct, frozen=True, kw_only=True):
    """What was found in a picture by decoding it whole; see `File`. `thumbnail` is a WebP file's content.

    Of one that was made an avatar, everything is said of the thumbnail itself.
    """

    media_type: str
    width: int
    height: int
    placeholder: str
    thumbnail: bytes


class StoredFile(Struct, frozen=True, kw_only=True):
    """A file, and where its contents are. Who may read it is not asked any more.

    `is_avatar` says whether it is somebody's picture now.
    """

    file: File
    thumbnail: str | None
    room_id: str | None
    message_id: str | None
    is_avatar: bool

    @property
    def is_picture(self) -> bool:
        """Whether it was decoded whole and re-encoded."""
        return self.thumbnail is not None

    @property
    def is_remade(self) -> bool:
        """Whether it was uploaded to be an avatar: nothing is kept of it but what this server has made."""
        return self.thumbnail == self.file.sha256


class Upload(Struct, frozen=True, kw_only=True):
    """An upload that has begun: whose, and how large (bytes) it will be. Its id becomes the file's."""

    id: str
    user_id: str
    name: str
    size: int
    created_at: int
    purpose: Purpose


def clean_name(given: str) -> str:
    """A name to show and to save under, whatever somebody has sent: one line, no path, nothing invisible.

    It ends as it did, so that its kind can still be told.
    """
    last = given.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if not has_invisible(sign))
    line = " ".join(seen.split()).strip(". ")
    stem, dot, extension = line.rpartition(".")
    if not dot or len(extension.encode()) > EXTENSION_BYTES:
        stem, extension = line, ""
    room = NAME_BYTES - len(extension.encode()) - len(dot)
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return (f"{stem}.{extension}" if extension else stem) or NAMELESS
