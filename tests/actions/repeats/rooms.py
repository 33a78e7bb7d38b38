"""Rooms."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.rooms import CreateRoom, DeleteRoom, JoinRoom, LeaveRoom, OpenDirectRoom, UpdateRoom


async def create(stage: Stage) -> CreateRoom:
    return CreateRoom(name="New")


async def open_direct(stage: Stage) -> OpenDirectRoom:
    return OpenDirectRoom(user_ids=[stage.id("carol")])


async def update(stage: Stage) -> UpdateRoom:
    return UpdateRoom(room_id=await stage.room("bob", "Mine"), name="Still mine")


async def join(stage: Stage) -> JoinRoom:
    return JoinRoom(room_id=await stage.room("alice", "Hall"))


async def leave(stage: Stage) -> LeaveRoom:
    return LeaveRoom(room_id=stage.rooms["Attic"])


async def delete(stage: Stage) -> DeleteRoom:
    return DeleteRoom(room_id=await stage.room("bob", "Mine"))


MAKES: Makes = {
    CreateRoom: create,
    OpenDirectRoom: open_direct,
    UpdateRoom: update,
    JoinRoom: join,
    LeaveRoom: leave,
    DeleteRoom: delete,
}
TWICE = (OpenDirectRoom, UpdateRoom, JoinRoom)
