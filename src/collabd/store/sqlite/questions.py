"""What must find nothing in a database, and the sentence for what it finds."""

from __future__ import annotations

QUESTIONS = (
    (
        "events are missing in the middle of {}",
        """
        SELECT stream FROM events
        GROUP  BY stream
        HAVING count(*) <> max("offset") - min("offset") + 1
        """,
    ),
    (
        # The stream of a deleted room is forgotten in steps, and in the end altogether.
        "the log does not end where its counter stands in {}",
        """
        SELECT streams.stream
        FROM   streams
        LEFT JOIN (SELECT stream, max("offset") AS last FROM events GROUP BY stream) AS log
               ON log.stream = streams.stream
        WHERE  log.last IS NOT streams.head
          AND  NOT (log.last IS NULL AND streams.stream LIKE 'room:%' AND NOT EXISTS (
                   SELECT 1 FROM rooms WHERE id = substr(streams.stream, 6) AND deleted_at IS NULL))
        """,
    ),
    (
        "events belong to a stream that has no counter: {}",
        "SELECT DISTINCT stream FROM events WHERE stream NOT IN (SELECT stream FROM streams)",
    ),
    (
        "the newest event is not the one that the counter names in {}",
        """
        SELECT streams.stream
        FROM   streams
        JOIN   events ON events.stream = streams.stream AND events."offset" = streams.head
        WHERE  events.tag <> streams.tag
        """,
    ),
    (
        "the count of messages is wrong in room {}",
        """
        SELECT rooms.id
        FROM   rooms
        LEFT JOIN (SELECT room_id, count(*) AS found FROM messages
                   WHERE  deleted_at IS NULL AND message_type <> 'SYSTEM' GROUP BY room_id)
               AS counted ON counted.room_id = rooms.id
        WHERE  rooms.deleted_at IS NULL AND rooms.message_count <> coalesce(found, 0)
        """,
    ),
    (
        "the count of members is wrong in room {}",
        """
        SELECT rooms.id
        FROM   rooms
        LEFT JOIN (SELECT room_id, count(*) AS found FROM members GROUP BY room_id)
               AS counted ON counted.room_id = rooms.id
        WHERE  rooms.deleted_at IS NULL AND rooms.member_count <> coalesce(found, 0)
        """,
    ),
    (
        "a message stands beyond the end of the log in room {}",
        """
        SELECT rooms.id
        FROM   rooms
        JOIN   (SELECT room_id, max("offset") AS last FROM messages GROUP BY room_id) AS newest
               ON newest.room_id = rooms.id
        WHERE  rooms.deleted_at IS NULL
          AND  newest.last > coalesce((SELECT head FROM streams WHERE stream = 'room:' || rooms.id), 0)
        """,
    ),
)
"""The sentences and their questions, for a database of any schema."""

SINCE_THREADS = 3
THREADS = (
    (
        "the count of replies is wrong below message {}",
        """
        SELECT messages.id
        FROM   messages
        LEFT JOIN (SELECT thread_id, count(*) AS found FROM messages
                   WHERE  thread_id IS NOT NULL AND deleted_at IS NULL GROUP BY thread_id)
               AS counted ON counted.thread_id = messages.id
        JOIN   rooms ON rooms.id = messages.room_id AND rooms.deleted_at IS NULL
        WHERE  messages.reply_count <> coalesce(found, 0)
        """,
    ),
    (
        "the thread of message {} is not there",
        """
        SELECT messages.id
        FROM   messages
        JOIN   rooms ON rooms.id = messages.room_id AND rooms.deleted_at IS NULL
        LEFT JOIN messages AS firsts ON firsts.id = messages.thread_id AND firsts.room_id = messages.room_id
        WHERE  messages.thread_id IS NOT NULL AND firsts.id IS NULL
        """,
    ),
)
SINCE_FILES = 16
ABOUT_FILES = (
    (
        "a file belongs to message {}, which is deleted or not there",
        """
        SELECT files.message_id
        FROM   files
        LEFT JOIN messages ON messages.id = files.message_id AND messages.room_id = files.room_id
        JOIN   rooms ON rooms.id = files.room_id AND rooms.deleted_at IS NULL
        WHERE  files.message_id IS NOT NULL AND (messages.id IS NULL OR messages.deleted_at IS NOT NULL)
        """,
    ),
    (
        "nobody is said to refer to the content {}, or somebody, and it is not so",
        """
        SELECT blobs.sha256
        FROM   blobs
        WHERE  blobs.is_loose = (
                   EXISTS (SELECT 1 FROM files WHERE files.sha256 = blobs.sha256)
                OR EXISTS (SELECT 1 FROM files WHERE files.thumbnail = blobs.sha256))
        """,
    ),
)
"""The same for a database of those schemas on."""


def questions_of(schema: int) -> tuple[tuple[str, str], ...]:
    """The questions for a database of that schema."""
    later = ((SINCE_THREADS, THREADS), (SINCE_FILES, ABOUT_FILES))
    return QUESTIONS + tuple(one for since, group in later if schema >= since for one in group)
