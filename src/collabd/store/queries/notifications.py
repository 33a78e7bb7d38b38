"""Notifications: a row for each person whom something concerns."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from collabd.domain.cursors import LAST
from collabd.domain.messages import Message
from collabd.domain.notifications import (
    GREATEST_KEPT,
    GREATEST_UNREAD,
    TITLES,
    TYPES,
    Notification,
    NotificationReason,
    path_of,
)
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Row, Rows

COLUMNS = """
    id, user_id, reason, actor_id, actor_name, room_id, message_id, thread_id, "offset", is_read, created_at,
    words
"""


def notification_from(row: Row) -> Notification:
    """A row of `COLUMNS` as a Notification."""
    key, user_id, reason, actor_id, actor_name, room_id, message_id, thread_id, offset, is_read, at, words = (
        row
    )
    return Notification(
        id=key,
        user_id=user_id,
        type=TYPES[reason],
        reason=reason,
        title=TITLES[reason].format(actor=actor_name),
        message=words or "",
        actor_id=actor_id,
        room_id=room_id,
        related_id=message_id or room_id or user_id,
        thread_id=thread_id,
        offset=offset,
        action_url=path_of(room_id, message_id, thread_id),
        is_read=bool(is_read),
        created_at=rfc3339(at),
    )


class NotificationQueries:
    """Questions and changes about notifications. Only those of rooms that the person belongs to are there."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def of_message(
        self, key: str, user_id: str, reason: NotificationReason, message: Message, now: int
    ) -> Notification | None:
        """Let a message concern a member who wants to be told; None for anybody else, and a second time."""
        return await self._add(
            key, user_id, reason, message.author, message.author_name, message.room_id, now,
            message.id, message.thread_id, None if message.thread_id else message.offset,
        )  # fmt: skip

    async def of_room(
        self, key: str, user_id: str, actor_id: str, actor_name: str, room_id: str, now: int
    ) -> Notification | None:
        """Tell a new member who has brought them in."""
        return await self._add(key, user_id, "added", actor_id, actor_name, room_id, now, None, None, None)

    async def _add(self, *values: object) -> Notification | None:
        row = await self.rows.one(
            f"""
            INSERT INTO notifications (id, user_id, reason, actor_id, actor_name, room_id, created_at,
                                       message_id, thread_id, "offset")
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
            FROM   members
            LEFT   JOIN room_preferences AS wanted
                   ON wanted.room_id = members.room_id AND wanted.user_id = members.user_id
            WHERE  members.room_id = $6 AND members.user_id = $2
              AND  coalesce(wanted.notify, 'mentions') <> 'none'
              AND  coalesce(wanted.muted_until, 0) <= $7
            ON CONFLICT DO NOTHING
            RETURNING {COLUMNS}
            """,  # noqa: S608
            *values,
        )
        return None if row is None else await self._kept(row)

    async def of_server(
        self, key: str, user_id: str, reason: NotificationReason, words: str, now: int
    ) -> Notification:
        """Note what the server has to say to a person."""
        row = await self.rows.only(
            f"""
            INSERT INTO notifications (id, user_id, reason, words, created_at) VALUES ($1, $2, $3, $4, $5)
            RETURNING {COLUMNS}
            """,  # noqa: S608
            key,
            user_id,
            reason,
            words,
            now,
        )
        return await self._kept(row)

    async def _kept(self, row: Row) -> Notification:
        """A new row as a Notification, once the person's oldest is gone if there are too many."""
        made = notification_from(row)
        await self.rows.run(
            """
            DELETE FROM notifications
            WHERE  user_id = $1 AND (created_at, id) <= (
                SELECT created_at, id FROM notifications WHERE user_id = $1
                ORDER  BY created_at DESC, id DESC LIMIT 1 OFFSET $2)
            """,
            made.user_id,
            GREATEST_KEPT,
        )
        return made

    async def withdraw(self, message_id: str) -> list[Notification]:
        """Delete what tells of a message; what it was."""
        rows = await self.rows.all(
            f"DELETE FROM notifications WHERE message_id = $1 RETURNING {COLUMNS}",  # noqa: S608
            message_id,
        )
        return [notification_from(row) for row in rows]

    async def read_to(self, user_id: str, room_id: str, offset: int) -> None:
        """The person has read a room up to an offset."""
        await self.rows.run(
            """
            UPDATE notifications SET is_read = 1
            WHERE  user_id = $1 AND room_id = $2 AND "offset" <= $3 AND is_read = 0
            """,
            user_id,
            room_id,
            offset,
        )

    async def read(self, user_id: str, keys: Sequence[str]) -> list[str]:
        """Have the person's notifications of these ids read; which of them were not."""
        rows = await self.rows.all(
            """
            UPDATE notifications SET is_read = 1
            WHERE  user_id = $1 AND id IN (SELECT value FROM json_each($2)) AND is_read = 0
            RETURNING id
            """,
            user_id,
            msgspec.json.encode(keys).decode(),
        )
        return [row[0] for row in rows]

    async def read_all(self, user_id: str) -> list[str]:
        """Have all notifications of a person read; which of them were not."""
        rows = await self.rows.all(
            "UPDATE notifications SET is_read = 1 WHERE user_id = $1 AND is_read = 0 RETURNING id", user_id
        )
        return [row[0] for row in rows]

    async def unread_again(self, user_id: str, key: str) -> Notification | None:
        """Have a notification of a person's unread; None if there is none that was read."""
        row = await self.rows.one(
            f"""
            UPDATE notifications SET is_read = 0 WHERE user_id = $1 AND id = $2 AND is_read = 1
            RETURNING {COLUMNS}
            """,  # noqa: S608
            user_id,
            key,
        )
        return None if row is None else notification_from(row)

    async def delete(self, user_id: str, key: str) -> bool:
        """Delete a notification of a person's; False if there is none."""
        deleted = await self.rows.run(
            "DELETE FROM notifications WHERE user_id = $1 AND id = $2", user_id, key
        )
        return deleted > 0

    async def unread(self, user_id: str) -> list[Notification]:
        """The newest of a person's unread notifications, the newest first."""
        return [one for _, one in await self.page(user_id, LAST, GREATEST_UNREAD, unread_only=True)]

    async def page(
        self, user_id: str, before: tuple[int, str], limit: int, *, unread_only: bool
    ) -> list[tuple[int, Notification]]:
        """Notifications below (time, id), the newest first, with their times (ms)."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM notifications
            WHERE  user_id = $1 AND (created_at, id) < ($2, $3) {"AND is_read = 0" if unread_only else ""}
            ORDER  BY created_at DESC, id DESC
            LIMIT  $4
            """,  # noqa: S608
            user_id,
            before[0],
            before[1],
            limit,
        )
        return [(row[10], notification_from(row)) for row in rows]

    async def delete_old(self, before: int, limit: int) -> int:
        """Delete at most `limit` notifications from before a time (ms); how many went."""
        return await self.rows.run(
            """
            DELETE FROM notifications
            WHERE id IN (SELECT id FROM notifications WHERE created_at < $1 LIMIT $2)
            """,
            before,
            limit,
        )
