-- The edit history: every text that an edit has replaced. The room comes first in the key, so that a deleted room's
-- revisions are purged in steps of so many rows, before its messages: that is why nothing cascades from those.

CREATE TABLE revisions (
    room_id         TEXT    NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    message_id      TEXT    NOT NULL,
    content_version INTEGER NOT NULL,
    content         TEXT    NOT NULL,
    author_id       TEXT    NOT NULL REFERENCES users (id),
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (room_id, message_id, content_version)
) STRICT;

-- Whose the present text is, where it is not the author's. What was edited until now, its author edited.
ALTER TABLE messages ADD COLUMN edited_by TEXT REFERENCES users (id);
