"""Notifications: read, unread and deleted; how people want to be told of things."""

from tests.actions.traces.scene import Moves

from collabd.domain.notification_settings import SetNotificationSettings
from collabd.domain.notifications import DeleteNotification, MarkNotificationsRead, MarkNotificationUnread

MOVES: Moves = {
    MarkNotificationsRead: (3, lambda at: MarkNotificationsRead(notification_ids=at.some_notifications())),
    MarkNotificationUnread: (3, lambda at: MarkNotificationUnread(notification_id=at.notification())),
    SetNotificationSettings: (
        3,
        lambda at: SetNotificationSettings(
            keywords=[at.one_of(("hello", "yes"))], desktop=at.one_of(("all", "none"))
        ),
    ),
    DeleteNotification: (3, lambda at: DeleteNotification(notification_id=at.notification())),
}
