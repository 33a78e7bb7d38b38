-- What people keep at hand. A message is pinned for its whole room: columns of the message, so that reading one
-- needs no second look, and its deletion takes the pin along.

ALTER TABLE messages ADD COLUMN pinned_at INTEGER;
ALTER TABLE messages ADD COLUMN pinned_by TEXT REFERENCES users (id);

CREATE INDEX messages_pinned ON messages (room_id, pinned_at, id) WHERE pinned_at IS NOT NULL;
