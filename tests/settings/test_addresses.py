"""Public addresses and the path that they share."""

from __future__ import annotations

import msgspec
import pytest

from collabd.settings.addresses import PublicUrl, base_path


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        ([], ""),
        (["https://chat.example.org"], ""),
        (["https://example.org/chat", "http://10.0.0.5:8000/chat"], "/chat"),
        (["http://[fd00::1]:8000/a/B-c/d.e_f~1"], "/a/B-c/d.e_f~1"),
    ],
)
def test_the_path_of_the_addresses(urls: list[str], expected: str) -> None:
    assert [msgspec.convert(url, PublicUrl) for url in urls] == urls
    assert base_path(urls) == expected


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/chat/",
        "//chat",
        "/a//b",
        "/.",
        "/..",
        "/a/../b",
        "/.hidden",
        "/a b",
        "/%41",
        "/ü",
        '/a"b',
        "/?x",
        "/#x",
    ],
)
def test_a_path_that_could_be_read_in_two_ways_is_none(path: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(f"https://example.org{path}", PublicUrl)
