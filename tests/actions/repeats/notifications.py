"""Notifications."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.notification_settings import SetNotificationSettings
from collabd.domain.notifications import (
    DeleteNotification,
    ListNotifications,
    MarkNotificationsRead,
    MarkNotificationUnread,
)


async def newest(stage: Stage) -> str:
    """The id of bob's notification that alice has named him."""
    await stage.say("alice", stage.rooms["Attic"], "@bob, well?")
    page = await stage.ask("bob", ListNotifications())
    return str(page.items[0].notification.id)


async def read(stage: Stage) -> MarkNotificationsRead:
    return MarkNotificationsRead(notification_ids=[await newest(stage)])


async def unread(stage: Stage) -> MarkNotificationUnread:
    key = await newest(stage)
    await stage.do("bob", MarkNotificationsRead(notification_ids=[key]))
    return MarkNotificationUnread(notification_id=key)


async def settings(stage: Stage) -> SetNotificationSettings:
    return SetNotificationSettings(keywords=["roses"])


async def delete(stage: Stage) -> DeleteNotification:
    return DeleteNotification(notification_id=await newest(stage))


MAKES: Makes = {
    MarkNotificationsRead: read,
    MarkNotificationUnread: unread,
    SetNotificationSettings: settings,
    DeleteNotification: delete,
}
TWICE = (MarkNotificationsRead, MarkNotificationUnread, SetNotificationSettings, DeleteNotification)
