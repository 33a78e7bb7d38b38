"""Groups."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.users import AddToGroup, RemoveFromGroup


async def add(stage: Stage) -> AddToGroup:
    await stage.enter("root", groups=("admins",))
    await stage.do("root", AddToGroup(group_id="admins", user_id=stage.id("bob")))
    return AddToGroup(group_id="moderators", user_id=stage.id("carol"))


async def remove(stage: Stage) -> RemoveFromGroup:
    added = await add(stage)
    await stage.do("bob", added)
    return RemoveFromGroup(group_id=added.group_id, user_id=added.user_id)


MAKES: Makes = {AddToGroup: add, RemoveFromGroup: remove}
TWICE = (AddToGroup, RemoveFromGroup)
