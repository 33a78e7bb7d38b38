"""Notifications: one's own."""

from tests.api.permissions.table import EVERYBODY, Row

from collabd.domain.ids import new_id

NOBODYS = new_id(1)

ROWS = [
    Row("notification.list", {}, EVERYBODY),
    Row("notification.markRead", {}, EVERYBODY),
    Row("notification.markUnread", {"notificationId": NOBODYS}, EVERYBODY, "none of one's own"),
    Row("notification.setSettings", {"desktop": "mentions"}, EVERYBODY),
    Row("notification.delete", {"notificationId": NOBODYS}, EVERYBODY, "none of one's own"),
]
