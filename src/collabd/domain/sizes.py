"""Sizes in words, for people; programs get bytes."""

from __future__ import annotations

UNITS = ("kB", "MB", "GB", "TB")


def in_words(count: int) -> str:
    """Bytes in the unit that reads best, in steps of 1,000."""
    if count < 1000:
        return f"{count} byte{'' if count == 1 else 's'}"
    step = min(len(UNITS), (len(str(count)) - 1) // 3)
    return f"{count / 1000**step:.1f} {UNITS[step - 1]}"
