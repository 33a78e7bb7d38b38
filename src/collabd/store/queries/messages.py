"""Messages."""

from __future__ import annotations

import msgspec

from collabd.domain.errors import not_found
from collabd.domain.files import File
from collabd.domain.messages import Message
from collabd.domain.reactions import Reaction
from collabd.domain.system_messages import Notice
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.store.queries.files import FileQueries
from collabd.store.queries.mentions import mentions_column, mentions_from
from collabd.store.queries.reactions import reaction_from
from collabd.store.queries.rows import Row, Rows

COLUMNS = """
    messages.id, messages.room_id, messages.author_id, messages.author_name, messages.content,
    messages.message_type, messages.edited_at, messages.content_version, messages."offset",
    messages.created_at, messages.sent_at, messages.updated_at, messages.deleted_at,
    messages.edited_by, messages.reply_to_id, messages.thread_id, messages.reply_count,
    messages.last_reply_at, messages.pinned_at, messages.mentions, messages.notice
"""

decode_notice = msgspec.json.Decoder(Notice).decode
FILELESS = frozenset({"TEXT", "SYSTEM"})
"""Types of messages that have no files: nothing is asked for them."""


def message_from(row: Row, reactions: list[Reaction], attachments: list[File]) -> Message:
    """A row of `COLUMNS`, its reactions and its files as a Message."""
    return Message(
        id=row[0],
        room_id=row[1],
        author=row[2],
        author_name=row[3],
        content=row[4],
        message_type=row[5],
        reactions=reactions,
        is_edited=row[6] is not None,
        edited_at=optional_rfc3339(row[6]),
        edited_by=row[13],
        content_version=row[7],
        offset=row[8],
        created_at=rfc3339(row[9]),
        sent_at=row[10],
        updated_at=rfc3339(row[11]),
        deleted_at=optional_rfc3339(row[12]),
        reply_to_id=row[14],
        thread_id=row[15],
        reply_count=row[16],
        last_reply_at=optional_rfc3339(row[17]),
        is_pinned=row[18] is not None,
        mentions=mentions_from(row[19]),
        attachments=attachments,
        notice=decode_notice(row[20]) if row[20] else None,
    )


class MessageQueries:
    """Questions and changes about messages."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.touched: set[int] = set()
        """The places of what was stored, changed or deleted here: the batch indexes them at its end."""

    async def insert(self, message: Message, now: int) -> bool:
        """Store a new message; False if its id is taken."""
        inserted = await self._touching(
            """
            INSERT INTO messages (id, room_id, "offset", author_id, author_name, content, message_type,
                                  created_at, sent_at, updated_at, reply_to_id, thread_id, mentions, notice,
                                  place)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $10, $11, $12, $13,
                    (SELECT coalesce(max(place), 0) + 1 FROM messages))
            ON CONFLICT (id) DO NOTHING
            RETURNING place
            """,
            message.id,
            message.room_id,
            message.offset,
            message.author,
            message.author_name,
            message.content,
            message.message_type,
            now,
            message.sent_at,
            message.reply_to_id,
            message.thread_id,
            mentions_column(message.mentions),
            "" if message.notice is None else msgspec.json.encode(message.notice).decode(),
        )
        return inserted > 0

    async def touch(self, message_id: str) -> None:
        """Note that a message has got or lost what people search for: a pin, its first reaction or reply."""
        await self._touching("SELECT place FROM messages WHERE id = $1", message_id)

    async def _touching(self, sql: str, *values: object) -> int:
        """Run a statement that returns the places of messages, and note these; how many there were."""
        rows = await self.rows.all(sql, *values)
        self.touched.update(row[0] for row in rows)
        return len(rows)

    async def get(self, message_id: str) -> Message | None:
        """The message with its reactions, whoever asks, or None."""
        row = await self.rows.one(f"SELECT {COLUMNS} FROM messages WHERE id = $1", message_id)  # noqa: S608
        return None if row is None else (await self.complete([row]))[0]

    async def require(self, message_id: str, user_id: str) -> Message:
        """The message as far as the person may read its room; raises `not_found`."""
        row = await self.rows.one(
            f"""
            SELECT {COLUMNS}
            FROM   messages JOIN rooms ON rooms.id = messages.room_id
            WHERE  messages.id = $1
              AND  rooms.deleted_at IS NULL
              AND  (rooms.kind = 'public' OR EXISTS (
                       SELECT 1 FROM members
                       WHERE  members.room_id = rooms.id AND members.user_id = $2))
            """,  # noqa: S608
            message_id,
            user_id,
        )
        if row is None:
            raise not_found("message")
        return (await self.complete([row]))[0]

    async def by_ids(self, message_ids: list[str]) -> list[Message]:
        """These messages, whoever asks, in the order of the ids; what is not there is left out."""
        rows = await self.rows.all(
            f"SELECT {COLUMNS} FROM messages WHERE id IN (SELECT value FROM json_each($1))",  # noqa: S608
            msgspec.json.encode(message_ids).decode(),
        )
        found = {message.id: message for message in await self.complete(rows)}
        return [found[message_id] for message_id in message_ids if message_id in found]

    async def offset_in(self, room_id: str, message_id: str) -> int | None:
        """The message's place among the room's top-level ones; None if there is no such message in it.

        A reply's place is that of the first message of its thread.
        """
        row = await self.rows.one(
            """
            SELECT coalesce(thread."offset", messages."offset")
            FROM   messages LEFT JOIN messages AS thread ON thread.id = messages.thread_id
            WHERE  messages.id = $1 AND messages.room_id = $2
            """,
            message_id,
            room_id,
        )
        return None if row is None else row[0]

    async def newest(self, room_id: str, before: int, limit: int) -> list[Message]:
        """The newest top-level messages below an offset, in ascending order."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM messages
            WHERE  room_id = $1 AND thread_id IS NULL AND "offset" < $2
            ORDER  BY "offset" DESC
            LIMIT  $3
            """,  # noqa: S608
            room_id,
            before,
            limit,
        )
        return await self.complete(rows[::-1])

    async def after(self, room_id: str, offset: int, limit: int) -> list[Message]:
        """The oldest top-level messages above an offset, in ascending order."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM messages
            WHERE  room_id = $1 AND thread_id IS NULL AND "offset" > $2
            ORDER  BY "offset"
            LIMIT  $3
            """,  # noqa: S608
            room_id,
            offset,
            limit,
        )
        return await self.complete(rows)

    async def edit(self, edited: Message, now: int) -> None:
        """Store a message's other content, whom that names, who wrote it, and the next version."""
        await self._touching(
            """
            UPDATE messages
            SET    content = $2, content_version = $3, edited_by = $4, mentions = $5, edited_at = $6,
                   updated_at = $6
            WHERE  id = $1
            RETURNING place
            """,
            edited.id,
            edited.content,
            edited.content_version,
            edited.edited_by,
            mentions_column(edited.mentions),
            now,
        )

    async def bury(self, message_id: str, now: int) -> None:
        """Turn a message into its tombstone: no text, no reactions, no pin."""
        await self._touching(
            """
            UPDATE messages
            SET    content = '', mentions = '', notice = '', deleted_at = $2, updated_at = $2,
                   pinned_at = NULL, pinned_by = NULL
            WHERE  id = $1
            RETURNING place
            """,
            message_id,
            now,
        )
        await self.rows.run("DELETE FROM reactions WHERE message_id = $1", message_id)

    async def delete_some(self, room_id: str, limit: int) -> int:
        """Delete at most `limit` messages of a room that is being purged; how many went."""
        return await self._touching(
            """
            DELETE FROM messages
            WHERE id IN (SELECT id FROM messages WHERE room_id = $1 LIMIT $2)
            RETURNING place
            """,
            room_id,
            limit,
        )

    async def complete(self, rows: list[Row]) -> list[Message]:
        """Rows of `COLUMNS` as messages with their reactions and files."""
        if not rows:
            return []
        found = await self.rows.all(
            """
            SELECT message_id, user_id, user_name, emoji, created_at
            FROM   reactions
            WHERE  message_id IN (SELECT value FROM json_each($1))
            ORDER  BY created_at, user_id, emoji
            """,
            msgspec.json.encode([row[0] for row in rows]).decode(),
        )
        by_message: dict[str, list[Reaction]] = {row[0]: [] for row in rows}
        for reaction in found:
            by_message[reaction[0]].append(reaction_from(reaction))
        with_files = [row[0] for row in rows if row[5] not in FILELESS]
        files = await FileQueries(self.rows).of_messages(with_files) if with_files else {}
        return [message_from(row, by_message[row[0]], files.get(row[0], [])) for row in rows]
