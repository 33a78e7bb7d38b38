"""Sizes as people read them."""

from __future__ import annotations

import pytest

from collabd.domain.sizes import in_words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (180_224, "180.2 kB"),
        (100 * 1024**2, "104.9 MB"),
        (5 * 10**12, "5.0 TB"),
        (5 * 10**15, "5000.0 TB"),
    ],
)
def test_sizes_are_readable(count: int, words: str) -> None:
    assert in_words(count) == words
