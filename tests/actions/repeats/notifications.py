"""Notifications."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.notifications import DeleteNotification, ListNotifications, MarkNotificationsRead


async def newest(stage: Stage) -> str:
    """The id of bob's notification that alice has named him."""
    await stage.say("alice", stage.rooms["Attic"], "@bob, well?")
    page = await stage.ask("bob", ListNotifications())
    return str(page.items[0].notification.id)


async def read(stage: Stage) -> MarkNotificationsRead:
    return MarkNotificationsRead(notification_ids=[await newest(stage)])


async def delete(stage: Stage) -> DeleteNotification:
    return DeleteNotification(notification_id=await newest(stage))


MAKES: Makes = {MarkNotificationsRead: read, DeleteNotification: delete}
TWICE = (MarkNotificationsRead, DeleteNotification)
