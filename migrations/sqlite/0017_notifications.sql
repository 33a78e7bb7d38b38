-- What concerns one person alone: who named them, answered them, or brought them into a room. Without a text: what a
-- message says is looked up with it. A notification comes and goes with the membership, and with its message.

CREATE TABLE notifications (
    id         TEXT    PRIMARY KEY,
    user_id    TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    reason     TEXT    NOT NULL,
    -- NULL for what is of no room.
    room_id    TEXT,
    actor_id   TEXT,
    actor_name TEXT,
    message_id TEXT    REFERENCES messages (id) ON DELETE CASCADE,
    thread_id  TEXT,
    "offset"   INTEGER,
    -- What the server itself says.
    words      TEXT,
    is_read    INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    FOREIGN KEY (room_id, user_id) REFERENCES members (room_id, user_id) ON DELETE CASCADE
) STRICT;

CREATE INDEX notifications_by_time ON notifications (user_id, created_at, id);
-- For the snapshot.
CREATE INDEX notifications_news ON notifications (user_id, created_at, id) WHERE is_read = 0;
-- Old ones are deleted.
CREATE INDEX notifications_old ON notifications (created_at);
-- Whoever has read a room up to an offset has read what concerned them up to there.
CREATE INDEX notifications_unread ON notifications (user_id, room_id, "offset") WHERE is_read = 0;
-- One for each person and message; for who deletes the message.
CREATE UNIQUE INDEX notifications_of_message ON notifications (message_id, user_id) WHERE message_id IS NOT NULL;
-- For the end of a membership.
CREATE INDEX notifications_in_room ON notifications (room_id, user_id);
