"""The conversation at its full size, made once."""

from __future__ import annotations

import pytest
from tests.demo.listener import UNTIL, Listener

from collabd.demo.conversation import conversation
from collabd.demo.steps import Step


@pytest.fixture(scope="session")
def steps() -> list[Step]:
    return list(conversation(1, UNTIL))


@pytest.fixture(scope="session")
def listener(steps: list[Step]) -> Listener:
    listener = Listener()
    for step in steps:
        listener.hear(step)
    return listener
