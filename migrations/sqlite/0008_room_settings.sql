-- What a room's owners decide, archived rooms, and direct rooms: those of the same few people for good, who stand in
-- `people` (their sorted ids, separated by commas). The table is built anew, for its rule on `kind` changes.

CREATE TABLE new_rooms (
    id             TEXT    PRIMARY KEY,
    kind           TEXT    NOT NULL CHECK (kind IN ('public', 'private', 'direct')),
    name           TEXT    NOT NULL,
    description    TEXT    NOT NULL,
    people         TEXT,
    posting_policy TEXT    NOT NULL DEFAULT 'everyone' CHECK (posting_policy IN ('everyone', 'owners')),
    pin_policy     TEXT    NOT NULL DEFAULT 'everyone' CHECK (pin_policy IN ('everyone', 'owners')),
    created_by     TEXT    NOT NULL REFERENCES users (id),
    member_count   INTEGER NOT NULL DEFAULT 0,
    message_count  INTEGER NOT NULL DEFAULT 0,
    last_activity  INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    archived_at    INTEGER,
    emptied_at     INTEGER,
    deleted_at     INTEGER
) STRICT;

-- Private rooms that stand empty have their 30 days from the upgrade on.
INSERT INTO new_rooms (id, kind, name, description, created_by, member_count, message_count, last_activity, created_at,
                       updated_at, emptied_at, deleted_at)
SELECT id, kind, name, description, created_by, member_count, message_count, last_activity, created_at, updated_at,
       CASE WHEN member_count = 0 THEN CAST(strftime('%s', 'now') AS INTEGER) * 1000 END, deleted_at
FROM   rooms;

DROP TABLE rooms;
ALTER TABLE new_rooms RENAME TO rooms;

CREATE INDEX rooms_public ON rooms (name, id) WHERE kind = 'public' AND deleted_at IS NULL;
CREATE INDEX rooms_deleted ON rooms (deleted_at) WHERE deleted_at IS NOT NULL;
-- For the deletion of private rooms that have stood empty for long.
CREATE INDEX rooms_emptied ON rooms (emptied_at) WHERE emptied_at IS NOT NULL AND deleted_at IS NULL;
