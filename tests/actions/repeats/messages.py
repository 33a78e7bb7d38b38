"""Messages."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage
from tests.support.uploads import uploaded

from collabd.domain.messages import DeleteMessage, EditMessage, SendMessage


async def send(stage: Stage) -> SendMessage:
    file = await uploaded(stage.w.store, stage.people["bob"].actor)
    return SendMessage(room_id=stage.rooms["Attic"], content="once", attachments=[file.id])


async def edit(stage: Stage) -> EditMessage:
    message = await stage.say("bob", stage.rooms["Attic"], "first")
    return EditMessage(message_id=message.id, content="second", content_version=1)


async def delete(stage: Stage) -> DeleteMessage:
    return DeleteMessage(message_id=(await stage.say("bob", stage.rooms["Attic"], "first")).id)


MAKES: Makes = {SendMessage: send, EditMessage: edit, DeleteMessage: delete}
TWICE = (DeleteMessage,)
