"""Notification settings: a row per person who has said something, and their words in each of their rooms."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from collabd.domain.notification_settings import NotificationSettings
from collabd.store.queries.rows import Rows

MOST_READ = 1000
"""Rows that are looked at for one message: a millisecond of the only writer."""

decode = msgspec.json.Decoder(NotificationSettings).decode


class NotificationSettingsQueries:
    """Questions and changes about how people want to be told of things."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def get(self, user_id: str) -> NotificationSettings:
        """What a person has said; what they have not is as by default."""
        row = await self.rows.one("SELECT settings FROM notification_settings WHERE user_id = $1", user_id)
        return NotificationSettings() if row is None else decode(row[0])

    async def set(self, user_id: str, settings: NotificationSettings) -> None:
        """Store what a person wants."""
        await self.rows.run(
            """
            INSERT INTO notification_settings (user_id, settings) VALUES ($1, $2)
            ON CONFLICT (user_id) DO UPDATE SET settings = $2
            """,
            user_id,
            msgspec.json.encode(settings).decode(),
        )

    async def listen(self, user_id: str, phrases: Sequence[str]) -> None:
        """Let these words of a person count, and no others, in all rooms that they belong to."""
        await self.rows.run("DELETE FROM room_keywords WHERE user_id = $1", user_id)
        await self._add("members.user_id = $1", user_id, phrases)

    async def listen_in(self, room_id: str, user_id: str, phrases: Sequence[str]) -> None:
        """Let these words of a new member count in a room."""
        await self._add("members.user_id = $1 AND members.room_id = $4", user_id, phrases, room_id)

    async def _add(self, where: str, user_id: str, phrases: Sequence[str], *more: str) -> None:
        firsts = [phrase.partition(" ")[0] for phrase in phrases]
        await self.rows.run(
            f"""
            INSERT INTO room_keywords (room_id, first, user_id, phrase)
            SELECT members.room_id, firsts.value, members.user_id, phrases.value
            FROM   members, json_each($2) AS phrases
            JOIN   json_each($3) AS firsts ON firsts.key = phrases.key
            WHERE  {where}
            """,  # noqa: S608
            user_id,
            encoded(phrases),
            encoded(firsts),
            *more,
        )

    async def listeners(self, room_id: str, author: str, words: Sequence[str]) -> list[tuple[str, str]]:
        """Who but the author listens in a room for what begins with one of these words, and for what."""
        rows = await self.rows.all(
            """
            SELECT user_id, phrase FROM room_keywords
            WHERE  room_id = $1 AND first IN (SELECT value FROM json_each($2)) AND user_id <> $3
            LIMIT  $4
            """,
            room_id,
            encoded(words),
            author,
            MOST_READ,
        )
        return [(row[0], row[1]) for row in rows]


def encoded(texts: Sequence[str]) -> str:
    """Texts as one parameter for json_each."""
    return msgspec.json.encode(texts).decode()
