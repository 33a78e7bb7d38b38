"""Typing, over both doors. Nothing is stored: the server relays it to those in the room."""

from collabd.actions.typing import require_writer
from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.records import Done
from collabd.domain.typing import StartTyping, StopTyping


async def start_typing(services: Services, caller: Caller, command: StartTyping) -> Done:
    """Tell the room that the caller is writing, in its timeline or in a thread."""
    actor = caller.require()
    await services.store.read(require_writer, actor, command)
    services.typing.start(actor.user_id, actor.name, command.room_id, command.thread_id)
    return Done()


async def stop_typing(services: Services, caller: Caller, command: StopTyping) -> Done:
    """Tell the room that the caller has stopped writing."""
    actor = caller.require()
    await services.store.read(require_writer, actor, command)
    services.typing.stop(actor.user_id, command.room_id, command.thread_id)
    return Done()


OPERATIONS = [
    call("PUT /rooms/{roomId}/typing", StartTyping, Done, start_typing, rpc="typing.start"),
    call("DELETE /rooms/{roomId}/typing", StopTyping, Done, stop_typing, rpc="typing.stop"),
]
