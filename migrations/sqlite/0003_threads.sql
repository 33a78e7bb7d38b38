-- Quote-replies and threads. A thread has the id of its first message, which stands in the room's timeline; its
-- replies do not. The counts stand on the first message, so that a page of the timeline reads no replies.

ALTER TABLE messages ADD COLUMN reply_to_id TEXT;
ALTER TABLE messages ADD COLUMN thread_id TEXT;
ALTER TABLE messages ADD COLUMN reply_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN last_reply_at INTEGER;

-- A room's timeline, and a thread's replies.
CREATE INDEX messages_top_level ON messages (room_id, "offset") WHERE thread_id IS NULL;
CREATE INDEX messages_in_thread ON messages (thread_id, "offset") WHERE thread_id IS NOT NULL;

-- Who follows which thread. A row with is_following = 0 is somebody's word that they do not want to: only they
-- themselves take it back.
CREATE TABLE thread_follows (
    user_id      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    thread_id    TEXT    NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    room_id      TEXT    NOT NULL,
    is_following INTEGER NOT NULL,
    followed_at  INTEGER NOT NULL,
    PRIMARY KEY (user_id, thread_id)
) STRICT, WITHOUT ROWID;

-- Leaving a room, purging one, and deleting a message with the follows of its thread.
CREATE INDEX thread_follows_by_room ON thread_follows (room_id, user_id);
CREATE INDEX thread_follows_by_thread ON thread_follows (thread_id);
