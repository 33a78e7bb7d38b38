"""What people say of themselves."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage
from tests.support.uploads import uploaded

from collabd.domain.users import UpdateUser, UserStatus


async def update(stage: Stage) -> UpdateUser:
    picture = await uploaded(stage.w.store, stage.people["bob"].actor, purpose="avatar")
    return UpdateUser(
        status=UserStatus(text="out"),
        availability="BUSY",
        avatar_file_id=picture.id,
        display_name="Robert",
        timezone="Asia/Tokyo",
    )


MAKES: Makes = {UpdateUser: update}
TWICE = (UpdateUser,)
