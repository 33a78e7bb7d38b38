"""Reactions."""

from tests.actions.repeats.making import Makes, question
from tests.support.stage import Stage

from collabd.domain.reactions import AddReaction, RemoveReaction


async def react(stage: Stage) -> AddReaction:
    return AddReaction(message_id=await question(stage), emoji="👍")


async def take_back(stage: Stage) -> RemoveReaction:
    added = await react(stage)
    await stage.do("bob", added)
    return RemoveReaction(message_id=added.message_id, emoji=added.emoji)


MAKES: Makes = {AddReaction: react, RemoveReaction: take_back}
TWICE = (AddReaction, RemoveReaction)
