-- Whom a message names: as it is shown, with the message ('' is nobody) ...

ALTER TABLE messages ADD COLUMN mentions TEXT NOT NULL DEFAULT '';

-- ... and the other way round, to count what is unread above a marker. Only the live messages of a room's timeline
-- are here. `target_id` is a person's id, a group's, or 'room' for everybody in it.
CREATE TABLE mentions (
    room_id   TEXT    NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    target_id TEXT    NOT NULL,
    "offset"  INTEGER NOT NULL,
    author_id TEXT    NOT NULL,
    PRIMARY KEY (room_id, target_id, "offset")
) STRICT, WITHOUT ROWID;
