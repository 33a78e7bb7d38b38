"""How a command is made up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from tests.support.stage import Stage

from collabd.domain.records import Command

Make: TypeAlias = Callable[[Stage], Awaitable[Command]]
Makes: TypeAlias = dict[type[Command], Make]


async def question(stage: Stage) -> str:
    """The id of a message that alice has just posted in the attic."""
    return str((await stage.say("alice", stage.rooms["Attic"], "well?")).id)


def again(make: Make) -> Make:
    """The same, when bob has done it already."""

    async def made(stage: Stage) -> Command:
        command = await make(stage)
        await stage.do("bob", command)
        return command

    return made
