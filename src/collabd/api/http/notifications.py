"""Notifications, over both doors."""

from collabd.actions import notifications
from collabd.api.registry import command, query
from collabd.domain.notifications import (
    DeleteNotification,
    ListNotifications,
    MarkNotificationsRead,
    NotificationPage,
)
from collabd.domain.records import Done

OPERATIONS = [
    query(
        "notification.list",
        "GET /notifications",
        ListNotifications,
        NotificationPage,
        notifications.list_notifications,
    ),
    command(
        "notification.markRead",
        "POST /notifications/read",
        MarkNotificationsRead,
        Done,
        notifications.mark_notifications_read,
        notifications.answer_notifications,
    ),
    command(
        "notification.delete",
        "DELETE /notifications/{notificationId}",
        DeleteNotification,
        Done,
        notifications.delete_notification,
        notifications.answer_notifications,
    ),
]
