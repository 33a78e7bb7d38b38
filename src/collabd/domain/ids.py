"""Identifiers: lower-case UUIDv7 text (RFC 9562, section 5.7), made by whoever creates the record."""

from __future__ import annotations

import secrets
from typing import Annotated, TypeAlias

from msgspec import Meta

UUID7_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"

Id: TypeAlias = Annotated[str, Meta(pattern=UUID7_PATTERN, max_length=36, description="A lower-case UUIDv7.")]


def new_id(now: int) -> str:
    """A fresh UUIDv7 whose time is `now` (milliseconds since 1970, UTC)."""
    value = (now & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62
    text = f"{value | secrets.randbits(62):032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
