"""Notifications, over both doors."""

from collabd.actions import notification_settings, notifications
from collabd.api.registry import command, query
from collabd.domain.notification_settings import NotificationSettingsResult, SetNotificationSettings
from collabd.domain.notifications import (
    DeleteNotification,
    ListNotifications,
    MarkNotificationsRead,
    MarkNotificationUnread,
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
        "notification.markUnread",
        "POST /notifications/{notificationId}/unread",
        MarkNotificationUnread,
        Done,
        notifications.mark_notification_unread,
        notifications.answer_notifications,
    ),
    command(
        "notification.setSettings",
        "PATCH /notifications/settings",
        SetNotificationSettings,
        NotificationSettingsResult,
        notification_settings.set_notification_settings,
        notification_settings.answer_notification_settings,
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
