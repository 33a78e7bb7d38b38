"""What kind of file a content is, by its first bytes. A label for people, never a permission.

Whether a content may be shown as a picture is decided by decoding it whole (see `collabd.imaging`);
everything else is only ever saved. So this names the kinds that people send each other, by signatures that
leave no doubt, and calls the rest what it is: bytes.
"""

from __future__ import annotations

HEAD_BYTES = 8192
"""How much of a content is looked at."""
BYTES = "application/octet-stream"
TEXT = "text/plain"

OFFICE = "application/vnd.openxmlformats-officedocument."

SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\xfd7zXZ\x00", "application/x-xz"),
    (0, b"(\xb5/\xfd", "application/zstd"),
    (257, b"ustar", "application/x-tar"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
"""Where in the content a signature stands, the signature, and what it means; the first that fits counts."""

PACKED = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (
        b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
    (b"word/", f"{OFFICE}wordprocessingml.document"),
    (b"xl/", f"{OFFICE}spreadsheetml.sheet"),
    (b"ppt/", f"{OFFICE}presentationml.presentation"),
)
"""Kinds of documents that are ZIP archives, by the names of what is packed first."""

CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"


def sniff(head: bytes) -> str:
    """The media type of a content that begins with `head` (`HEAD_BYTES` of it, or all)."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for sign, kind in PACKED if sign in head), "application/zip")
    for offset, signature, kind in SIGNATURES:
        if head.startswith(signature, offset):
            return kind
    return TEXT if is_text(head) else BYTES


def is_text(head: bytes) -> bool:
    """Whether it is UTF-8 without control characters; a sign that the end cuts off is none against it."""
    if not head or head.translate(None, CONTROLS) != head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and len(head) == HEAD_BYTES
    return True
