"""Pins."""

from tests.actions.repeats.making import Makes, question
from tests.support.stage import Stage

from collabd.domain.pins import PinMessage, UnpinMessage


async def pin(stage: Stage) -> PinMessage:
    return PinMessage(message_id=await question(stage))


async def unpin(stage: Stage) -> UnpinMessage:
    pinned = await pin(stage)
    await stage.do("bob", pinned)
    return UnpinMessage(message_id=pinned.message_id)


MAKES: Makes = {PinMessage: pin, UnpinMessage: unpin}
TWICE = (PinMessage, UnpinMessage)
