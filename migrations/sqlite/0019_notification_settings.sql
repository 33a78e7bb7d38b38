-- How each person wants to be told of things, as one record: nothing in it is looked for.

CREATE TABLE notification_settings (
    user_id  TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    settings TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The words that the members of a room listen for, folded as search folds them, below their first word. A row for each
-- room, so that what a message costs depends on who listens in its room and on nobody else.
CREATE TABLE room_keywords (
    room_id TEXT NOT NULL,
    first   TEXT NOT NULL,
    user_id TEXT NOT NULL,
    phrase  TEXT NOT NULL,
    PRIMARY KEY (room_id, first, user_id, phrase),
    FOREIGN KEY (room_id, user_id) REFERENCES members (room_id, user_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- For the end of a membership, and for other words.
CREATE INDEX room_keywords_by_user ON room_keywords (user_id, room_id);
