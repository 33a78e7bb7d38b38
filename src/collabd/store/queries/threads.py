"""Threads: the replies below a message, and who follows them."""

from __future__ import annotations

from collabd.domain.messages import Message
from collabd.domain.threads import FollowedThread, ThreadActivity, ThreadFollow
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.store.queries.messages import COLUMNS, MessageQueries
from collabd.store.queries.rows import Rows

ACTIVITY = "coalesce(messages.last_reply_at, messages.created_at)"


class ThreadQueries:
    """Questions and changes about threads."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.messages = MessageQueries(rows)

    async def count(self, thread_id: str, change: int) -> ThreadActivity:
        """One live reply more or fewer, already stored; how the thread stands now."""
        row = await self.rows.only(
            """
            UPDATE messages
            SET    reply_count   = reply_count + $2,
                   last_reply_at = (SELECT   replies.created_at FROM messages AS replies
                                    WHERE    replies.thread_id = $1 AND replies.deleted_at IS NULL
                                    ORDER BY replies."offset" DESC
                                    LIMIT    1)
            WHERE  id = $1
            RETURNING reply_count, last_reply_at
            """,
            thread_id,
            change,
        )
        return ThreadActivity(id=thread_id, reply_count=row[0], last_reply_at=optional_rfc3339(row[1]))

    async def newest(self, thread_id: str, before: int, limit: int) -> list[Message]:
        """A thread's newest replies below an offset, in ascending order."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM messages
            WHERE  thread_id = $1 AND "offset" < $2
            ORDER  BY "offset" DESC
            LIMIT  $3
            """,  # noqa: S608
            thread_id,
            before,
            limit,
        )
        return await self.messages.complete(rows[::-1])

    async def after(self, thread_id: str, offset: int, limit: int) -> list[Message]:
        """A thread's oldest replies above an offset, in ascending order."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM messages
            WHERE  thread_id = $1 AND "offset" > $2
            ORDER  BY "offset"
            LIMIT  $3
            """,  # noqa: S608
            thread_id,
            offset,
            limit,
        )
        return await self.messages.complete(rows)

    async def follow(self, first: Message, user_id: str, now: int) -> ThreadFollow | None:
        """Follow a thread, whatever was said before; None if the person does so already."""
        changed = await self.rows.run(
            """
            INSERT INTO thread_follows (user_id, thread_id, room_id, is_following, followed_at)
            VALUES ($1, $2, $3, 1, $4)
            ON CONFLICT (user_id, thread_id)
            DO UPDATE SET is_following = 1, followed_at = excluded.followed_at
                    WHERE thread_follows.is_following = 0
            """,
            user_id,
            first.id,
            first.room_id,
            now,
        )
        if not changed:
            return None
        return ThreadFollow(thread_id=first.id, room_id=first.room_id, followed_at=rfc3339(now))

    async def draw_in(self, first: Message, user_id: str, now: int) -> ThreadFollow | None:
        """Let a member follow a thread by what others do; None if they follow it, or have said no."""
        changed = await self.rows.run(
            """
            INSERT INTO thread_follows (user_id, thread_id, room_id, is_following, followed_at)
            SELECT user_id, $2, room_id, 1, $4 FROM members WHERE room_id = $3 AND user_id = $1
            ON CONFLICT (user_id, thread_id) DO NOTHING
            """,
            user_id,
            first.id,
            first.room_id,
            now,
        )
        if not changed:
            return None
        return ThreadFollow(thread_id=first.id, room_id=first.room_id, followed_at=rfc3339(now))

    async def unfollow(self, first: Message, user_id: str, now: int) -> bool:
        """Note that a person does not want to follow a thread; whether they did."""
        following = await self.get(first.id, user_id) is not None
        await self.rows.run(
            """
            INSERT INTO thread_follows (user_id, thread_id, room_id, is_following, followed_at)
            VALUES ($1, $2, $3, 0, $4)
            ON CONFLICT (user_id, thread_id) DO UPDATE SET is_following = 0
            """,
            user_id,
            first.id,
            first.room_id,
            now,
        )
        return following

    async def get(self, thread_id: str, user_id: str) -> ThreadFollow | None:
        """The follow, or None."""
        row = await self.rows.one(
            """
            SELECT thread_id, room_id, followed_at FROM thread_follows
            WHERE  user_id = $1 AND thread_id = $2 AND is_following = 1
            """,
            user_id,
            thread_id,
        )
        if row is None:
            return None
        return ThreadFollow(thread_id=row[0], room_id=row[1], followed_at=rfc3339(row[2]))

    async def page(
        self, user_id: str, below: tuple[int, str], limit: int
    ) -> list[tuple[int, FollowedThread]]:
        """Threads that the person follows below (newest activity, id), newest first, with that time (ms).

        Only of rooms that the person belongs to. They are sorted as they are asked for: a copy of the time of
        the newest reply in every follower's row would be written with each reply.
        """
        rows = await self.rows.all(
            f"""
            SELECT   {COLUMNS}, thread_follows.followed_at, {ACTIVITY}
            FROM     thread_follows
            JOIN     members  ON members.user_id = thread_follows.user_id
                             AND members.room_id = thread_follows.room_id
            JOIN     messages ON messages.id = thread_follows.thread_id
            WHERE    thread_follows.user_id = $1
              AND    thread_follows.is_following = 1
              AND    ({ACTIVITY}, messages.id) < ($2, $3)
            ORDER BY {ACTIVITY} DESC, messages.id DESC
            LIMIT    $4
            """,  # noqa: S608
            user_id,
            below[0],
            below[1],
            limit,
        )
        firsts = await self.messages.complete(rows)
        return [
            (row[-1], FollowedThread(first=first, followed_at=rfc3339(row[-2])))
            for row, first in zip(rows, firsts, strict=True)
        ]

    async def forget(self, room_id: str, user_id: str) -> None:
        """End a person's following in a room that they leave."""
        await self.rows.run(
            "DELETE FROM thread_follows WHERE room_id = $1 AND user_id = $2", room_id, user_id
        )

    async def delete_some(self, room_id: str, limit: int) -> int:
        """Delete at most `limit` follows of a room that is being purged; how many went."""
        return await self.rows.run(
            """
            DELETE FROM thread_follows
            WHERE (user_id, thread_id) IN (
                SELECT user_id, thread_id FROM thread_follows WHERE room_id = $1 LIMIT $2)
            """,
            room_id,
            limit,
        )
