"""What the server says of a room, in words."""

from __future__ import annotations

from typing import get_args

import pytest

from collabd.domain.system_messages import WORDS, Notice, NoticeEvent, in_words


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (Notice(event="member.joined"), "Ann joined."),
        (Notice(event="member.removed", user_id="b"), "Ann removed Ben."),
        (Notice(event="room.renamed", before="a", after="b"), "Ann renamed the room from “a” to “b”."),
        (Notice(event="room.topicChanged", before="", after="{user}"), "Ann changed the topic to “{user}”."),
        (Notice(event="room.topicChanged", before="x", after=""), "Ann removed the topic."),
    ],
)
def test_it_is_said_in_plain_words(notice: Notice, words: str) -> None:
    assert in_words(notice, "Ann", "Ben") == words


def test_there_are_words_for_every_event() -> None:
    assert set(WORDS) == set(get_args(NoticeEvent))
