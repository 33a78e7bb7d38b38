"""The ids of direct rooms: made from the people's, so that two devices make the same room."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

MARK = "00000000-0000-7"
"""The time in such an id is 0. No other room may have one: nobody can take the place of a direct room."""


def direct_id(user_ids: Collection[str]) -> str:
    """The id of the direct room of these people, oneself among them: a UUIDv7 of time 0.

    The other 74 bits are the first of a SHA-256 over the sorted ids, each followed by a line feed.
    """
    text = "".join(f"{user_id}\n" for user_id in sorted(set(user_ids)))
    bits = int.from_bytes(hashlib.sha256(text.encode()).digest()[:10]) >> 6
    low = 0b10 << 62 | bits & (1 << 62) - 1
    return f"{MARK}{bits >> 62:03x}-{low >> 48:04x}-{low & (1 << 48) - 1:012x}"


def is_direct(room_id: str | None) -> bool:
    """Whether an id is that of a direct room."""
    return room_id is not None and room_id.startswith(MARK)
