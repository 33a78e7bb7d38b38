"""What people say of themselves."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.users import UpdateUser, UserStatus


async def update(stage: Stage) -> UpdateUser:
    return UpdateUser(status=UserStatus(text="out"), availability="BUSY")


MAKES: Makes = {UpdateUser: update}
TWICE = (UpdateUser,)
