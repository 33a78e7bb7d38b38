"""The page that walks a phone and a laptop through trusting the server."""

from __future__ import annotations

import re

import pytest

from collabd.api.trust import Trust, page_for
from collabd.api.trust_page import DEVICES

OURS = Trust(name="Ship", https=True, ca=b"certificate")
HOST = "192.168.1.20:8000"

BROWSERS = {
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0 Mobile": "Android",
    "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0": "Android",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1": "iPhone and iPad",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0 Edg/131.0": "Windows",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.1 Safari/605.1": "Mac",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0": "Linux, with Chrome or Chromium",
    "Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0": "Firefox, on a computer",
    "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0": "Firefox, on a computer",
}


@pytest.mark.parametrize("user_agent", BROWSERS)
def test_the_asking_device_sees_its_own_steps_first(user_agent: str) -> None:
    page = page_for(OURS, HOST, user_agent)
    sections = re.findall(r"<details( open)?><summary>([^<]*)", page)
    assert sections[0] == (" open", BROWSERS[user_agent])
    assert {opened for opened, _ in sections[1:]} == {""}, "the others can be unfolded"
    assert len(sections) == len(DEVICES)


def test_an_unknown_device_may_choose() -> None:
    page = page_for(OURS, HOST, "curl/8.0")
    assert "<details open>" not in page
    assert page.count("<summary>") == len(DEVICES)


def test_every_device_takes_the_certificate_and_ends_at_the_server() -> None:
    page = page_for(OURS, HOST, "")
    assert page.count('href="ca.crt"') == len(DEVICES)
    assert page.count(f'<a href="https://{HOST}">') == len(DEVICES)
    assert "{" not in page.partition("</style>")[2]


def test_the_fingerprint_and_the_steps_come_before_the_way_in() -> None:
    page = page_for(OURS, HOST, "")
    places = [page.index(words) for words in ("compare the fingerprint", "<details", 'class="open"')]
    assert places == sorted(places)


def test_on_plain_http_there_is_a_word_for_everybody_and_a_way_back() -> None:
    page = page_for(Trust(name="Ship", https=False), HOST, "")
    assert "ask the admin" in page
    assert "collabd tls init" in page
    assert '<a class="open" href="./">Back to Ship</a>' in page


def test_without_an_authority_of_ours_nothing_is_offered() -> None:
    for trust, words in (
        (Trust(name="Ship", https=True), "Nothing to do here"),
        (Trust(name="Ship", https=False), "collabd tls init"),
    ):
        page = page_for(trust, HOST, "")
        assert words in page
        assert "/ca.crt" not in page


def test_what_others_have_written_stays_text() -> None:
    for ca, https in ((b"x", True), (b"", True), (b"", False)):
        page = page_for(Trust(name="<b>&", https=https, ca=ca), '"><script>', "<script>")
        assert "<b>&" not in page
        assert "<script>" not in page
        assert "&lt;b&gt;&amp;" in page
