-- What people keep at hand. A message is pinned for its whole room: columns of the message, so that reading one
-- needs no second look, and its deletion takes the pin along.

ALTER TABLE messages ADD COLUMN pinned_at INTEGER;
ALTER TABLE messages ADD COLUMN pinned_by TEXT REFERENCES users (id);

CREATE INDEX messages_pinned ON messages (room_id, pinned_at, id) WHERE pinned_at IS NOT NULL;

-- A bookmark is one person's own and lasts as long as their membership in the room. Without a text: what is
-- deleted, or can no longer be read, leaves nothing here.
CREATE TABLE bookmarks (
    user_id    TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    message_id TEXT    NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    room_id    TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bookmarks_by_time ON bookmarks (user_id, created_at, message_id);
CREATE INDEX bookmarks_in_room ON bookmarks (user_id, room_id);
-- For the purge of a deleted room.
CREATE INDEX bookmarks_by_message ON bookmarks (message_id);
