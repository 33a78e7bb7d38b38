-- What a person says of themselves, until when, and whether they want to be left alone.

ALTER TABLE users ADD COLUMN status_text TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN status_emoji TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN status_expires_at INTEGER;
ALTER TABLE users ADD COLUMN availability TEXT NOT NULL DEFAULT 'AUTO' CHECK (availability IN ('AUTO', 'AWAY', 'BUSY'));

CREATE INDEX users_by_status_expiry ON users (status_expires_at) WHERE status_expires_at IS NOT NULL;

-- When people were last seen, and who was here when that was last written. Presence itself is never stored: this is
-- for those who are gone, and so that nobody flickers when the server starts again.
CREATE TABLE presences (
    user_id      TEXT    PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    status       TEXT    NOT NULL CHECK (status IN ('ONLINE', 'AWAY', 'BUSY', 'OFFLINE')),
    last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX presences_here ON presences (user_id) WHERE status <> 'OFFLINE';
