-- An invite into a room, for people who have an account; without a room it lets someone sign up.

ALTER TABLE invites ADD COLUMN room_id TEXT REFERENCES rooms (id) ON DELETE CASCADE;

CREATE INDEX invites_by_room ON invites (room_id, created_at) WHERE room_id IS NOT NULL;
