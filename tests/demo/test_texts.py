"""The texts of the recorded conversation: what a person sees who opens the demo."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

import pytest
from tests.demo.listener import UNTIL, Listener

from collabd.demo.timetable import DAY

SCRIPTS = {
    "LATIN",
    "GREEK",
    "CYRILLIC",
    "ARABIC",
    "HEBREW",
    "DEVANAGARI",
    "CJK",
    "HIRAGANA",
    "HANGUL",
    "THAI",
}


def test_texts_have_many_scripts_and_all_kinds_of_markdown(listener: Listener) -> None:
    text = "\n".join(sent.content for sent in listener.messages.values())
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in set(text) if letter.isalpha()}
    assert scripts >= SCRIPTS
    languages = set(re.findall(r"^```(\w+)$", text, re.MULTILINE))
    assert languages >= {"python", "c", "sql", "ts", "css", "rust", "go", "bash", "json", "diff"}
    for kind in (r"^- \w", r"^1\. \w", r"^> \w", r"\*\*\w.*\*\*", r"(?<!\*)\*\w+\*", r"`\w+`", r"https://\w"):
        assert re.search(kind, text, re.MULTILINE), kind
    assert sum(unicodedata.category(letter) == "So" for letter in text) > 1_000


def test_texts_are_of_all_lengths_and_never_too_long(listener: Listener) -> None:
    sizes = sorted(len(sent.content.encode()) for sent in listener.messages.values())
    assert 0 < sizes[0] < 10
    assert 2_500 < sizes[-1] <= 32 * 1024
    assert 30 < sizes[len(sizes) // 2] < 120


def test_no_slot_is_left_unfilled(listener: Listener) -> None:
    left = re.compile(r"\[\[|\]\]|(?<!\$)\{[A-Za-z_]+\d?(:\d+-\d+)?\}|@[A-FN]\b")
    assert left.search("Ask {B} or @C for {tool2}, {n:1-3} times")
    assert not [sent.content for sent in listener.messages.values() if left.search(sent.content)]


def test_a_screen_does_not_repeat_itself(listener: Listener) -> None:
    rooms: dict[str, list[str]] = defaultdict(list)
    repeated = []
    for key, sent in listener.messages.items():
        if key not in listener.deleted:
            screen = rooms[sent.room][-50:]
            repeated += [sent.content] if len(sent.content) > 24 and sent.content in screen else []
            rooms[sent.room].append(sent.content)
    assert len(repeated) <= 2


@pytest.mark.parametrize("room", ["general", "engineering", "deploys", "lunch", "workshop", "vessel", "web"])
def test_the_end_of_the_busiest_rooms_is_lively(listener: Listener, room: str) -> None:
    newest = [sent for sent in listener.messages.values() if sent.room == room][-12:]
    assert newest[0].at > UNTIL - DAY // 4
    assert len({sent.who for sent in newest}) >= 4
    assert len({key for _, key, _ in listener.reactions} & {sent.key for sent in newest}) >= 4
