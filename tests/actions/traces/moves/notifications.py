"""Notifications: read and deleted."""

from tests.actions.traces.scene import Moves

from collabd.domain.notifications import DeleteNotification, MarkNotificationsRead

MOVES: Moves = {
    MarkNotificationsRead: (3, lambda at: MarkNotificationsRead(notification_ids=at.some_notifications())),
    DeleteNotification: (3, lambda at: DeleteNotification(notification_id=at.notification())),
}
