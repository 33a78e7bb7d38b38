"""Members."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.members import AddMember, RemoveMember, UpdateMember


async def add(stage: Stage) -> AddMember:
    return AddMember(room_id=await stage.room("bob", "Mine"), user_id=stage.id("carol"))


async def update(stage: Stage) -> UpdateMember:
    room_id = await stage.room("bob", "Mine", "carol")
    return UpdateMember(room_id=room_id, user_id=stage.id("carol"), role="owner")


async def remove(stage: Stage) -> RemoveMember:
    return RemoveMember(room_id=await stage.room("bob", "Mine", "carol"), user_id=stage.id("carol"))


MAKES: Makes = {AddMember: add, UpdateMember: update, RemoveMember: remove}
TWICE = (AddMember, UpdateMember)
