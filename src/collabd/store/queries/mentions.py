"""Mentions: who may be meant by a name, and where people are named in a room's timeline."""

from __future__ import annotations

import msgspec

from collabd.domain.mentions import Mentions
from collabd.domain.messages import Message
from collabd.domain.rooms import Room
from collabd.domain.usernames import username_key
from collabd.store.queries.rows import Rows

decode = msgspec.json.Decoder(Mentions).decode
encode = msgspec.json.Encoder().encode


def mentions_from(column: str) -> Mentions:
    """The column `messages.mentions` as Mentions."""
    return decode(column) if column else Mentions()


def mentions_column(mentions: Mentions) -> str:
    """Mentions as the column `messages.mentions` holds them."""
    return encode(mentions).decode() if mentions.targets() else ""


class MentionQueries:
    """Questions and changes about whom messages name."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def readers(self, room: Room, usernames: list[str]) -> dict[str, str]:
        """The ids of those of these people, by user name, who may read the room."""
        rows = await self.rows.all(
            """
            SELECT username, id
            FROM   users
            WHERE  username_key IN (SELECT value FROM json_each($1))
              AND  deactivated_at IS NULL
              AND  ($2 = 'public' OR EXISTS (
                       SELECT 1 FROM members WHERE members.room_id = $3 AND members.user_id = users.id))
            """,
            encode([username_key(name) for name in usernames]).decode(),
            room.kind,
            room.id,
        )
        return {row[0]: row[1] for row in rows}

    async def groups(self, names: list[str]) -> dict[str, str]:
        """The ids of those of these groups, by name in lower case, that there are."""
        rows = await self.rows.all(
            "SELECT lower(name), id FROM groups WHERE lower(name) IN (SELECT value FROM json_each($1))",
            encode(names).decode(),
        )
        return {row[0]: row[1] for row in rows}

    async def enter(self, message: Message) -> None:
        """Let what a message of the timeline says count for those whom it names."""
        await self.rows.run(
            """
            INSERT INTO mentions (room_id, target_id, "offset", author_id)
            SELECT $1, value, $3, $4 FROM json_each($2)
            """,
            message.room_id,
            encode(message.mentions.targets()).decode(),
            message.offset,
            message.author,
        )

    async def withdraw(self, message: Message) -> None:
        """Let it count no longer."""
        await self.rows.run(
            """
            DELETE FROM mentions
            WHERE  room_id = $1 AND target_id IN (SELECT value FROM json_each($2)) AND "offset" = $3
            """,
            message.room_id,
            encode(message.mentions.targets()).decode(),
            message.offset,
        )

    async def delete_some(self, room_id: str, limit: int) -> int:
        """Delete at most `limit` rows of a room that is being purged; how many went."""
        return await self.rows.run(
            """
            DELETE FROM mentions
            WHERE (room_id, target_id, "offset") IN (
                      SELECT room_id, target_id, "offset" FROM mentions WHERE room_id = $1 LIMIT $2)
            """,
            room_id,
            limit,
        )
