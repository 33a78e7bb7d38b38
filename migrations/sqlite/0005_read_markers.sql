-- How far each member has read a room. A marker comes and goes with its membership. `marker_version` counts how often
-- the person has set it back; reading moves it forward only.

CREATE TABLE read_markers (
    user_id          TEXT    NOT NULL,
    room_id          TEXT    NOT NULL,
    last_read_offset INTEGER NOT NULL,
    marker_version   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, room_id),
    FOREIGN KEY (room_id, user_id) REFERENCES members (room_id, user_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Nothing is unread for those who were members before there were markers.
INSERT INTO read_markers (user_id, room_id, last_read_offset)
SELECT members.user_id, members.room_id, coalesce(streams.head, 0)
FROM   members
LEFT   JOIN streams ON streams.stream = 'room:' || members.room_id;

-- What is unread is counted, never stored: live messages of the room's timeline above the marker, by others. The two
-- columns that are always NULL here are in it so that the index alone answers; they take a byte each.
CREATE INDEX messages_unread ON messages (room_id, "offset", author_id, deleted_at, thread_id)
    WHERE deleted_at IS NULL AND thread_id IS NULL;
