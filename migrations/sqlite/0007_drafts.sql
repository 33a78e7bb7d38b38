-- What a person has begun to write: one row per room, and per thread in it ('' is the room itself). An emptied draft
-- stays as a row without text, so that its version goes on counting.

CREATE TABLE drafts (
    user_id    TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    room_id    TEXT    NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    thread_id  TEXT    NOT NULL DEFAULT '',
    content    TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, room_id, thread_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX drafts_in_room ON drafts (room_id);
