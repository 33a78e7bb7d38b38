-- What each member wants of a room: how much it says, until when it is muted, whether it is a favourite. A row comes
-- with the first wish and goes with the membership; without one, a room's defaults hold.

CREATE TABLE room_preferences (
    user_id     TEXT    NOT NULL,
    room_id     TEXT    NOT NULL,
    notify      TEXT    NOT NULL CHECK (notify IN ('all', 'mentions', 'none')),
    muted_until INTEGER,
    favourite   INTEGER NOT NULL,
    PRIMARY KEY (user_id, room_id),
    FOREIGN KEY (room_id, user_id) REFERENCES members (room_id, user_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- For the end of a membership, and for who is to be told of a message.
CREATE INDEX room_preferences_by_room ON room_preferences (room_id, user_id);
