-- The log: one row per stream (its head), one per event. Offsets have no gaps: the head moves in the transaction
-- that appends, so a rollback gives the number back.

CREATE TABLE server (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    epoch      TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE streams (
    stream TEXT    PRIMARY KEY,
    head   INTEGER NOT NULL,
    tag    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    stream       TEXT    NOT NULL,
    "offset"     INTEGER NOT NULL,
    tag          TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    actor_id     TEXT,
    command_id   TEXT,
    command_hash BLOB,
    record_id    TEXT,
    body         TEXT    NOT NULL,
    PRIMARY KEY (stream, "offset")
) STRICT;

-- A command's outcome lives in the event that it appended; this finds it again.
CREATE UNIQUE INDEX events_by_command ON events (actor_id, command_id) WHERE command_hash IS NOT NULL;
-- A deleted message's text must leave the log.
CREATE INDEX events_by_record ON events (record_id) WHERE record_id IS NOT NULL;

-- The outcomes of commands that appended no event their actor follows.
CREATE TABLE outcomes (
    actor_id     TEXT    NOT NULL,
    command_id   TEXT    NOT NULL,
    command_hash BLOB    NOT NULL,
    record_id    TEXT,
    at           INTEGER NOT NULL,
    PRIMARY KEY (actor_id, command_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX outcomes_by_time ON outcomes (at);

CREATE TABLE users (
    id             TEXT    PRIMARY KEY,
    username       TEXT    NOT NULL,
    username_key   TEXT    NOT NULL UNIQUE,
    display_name   TEXT    NOT NULL,
    email          TEXT    NOT NULL,
    email_key      TEXT    NOT NULL UNIQUE,
    password_hash  TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    deactivated_at INTEGER
) STRICT;

CREATE TABLE groups (
    id         TEXT    PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE group_members (
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    user_id  TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX group_members_by_user ON group_members (user_id);

INSERT INTO groups (id, name, created_at)
VALUES ('admins', 'Admins', 0), ('moderators', 'Moderators', 0), ('users', 'Users', 0);

CREATE TABLE sessions (
    id           TEXT    PRIMARY KEY,
    user_id      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_hash   BLOB    NOT NULL UNIQUE,
    device       TEXT    NOT NULL,
    ip           TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_by_user ON sessions (user_id, created_at);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- One-time secrets: the set-up code and password resets. Only hashes are stored.
CREATE TABLE codes (
    code_hash  BLOB    PRIMARY KEY,
    purpose    TEXT    NOT NULL CHECK (purpose IN ('setup', 'reset')),
    user_id    TEXT    REFERENCES users (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE invites (
    id         TEXT    PRIMARY KEY,
    code_hash  BLOB    NOT NULL UNIQUE,
    created_by TEXT    NOT NULL REFERENCES users (id),
    max_uses   INTEGER NOT NULL,
    uses       INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE INDEX invites_by_time ON invites (created_at);

CREATE TABLE rooms (
    id            TEXT    PRIMARY KEY,
    kind          TEXT    NOT NULL CHECK (kind IN ('public', 'private')),
    name          TEXT    NOT NULL,
    description   TEXT    NOT NULL,
    created_by    TEXT    NOT NULL REFERENCES users (id),
    member_count  INTEGER NOT NULL DEFAULT 0,
    message_count INTEGER NOT NULL DEFAULT 0,
    last_activity INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    deleted_at    INTEGER
) STRICT;

CREATE INDEX rooms_public ON rooms (name, id) WHERE kind = 'public' AND deleted_at IS NULL;
CREATE INDEX rooms_deleted ON rooms (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE members (
    room_id   TEXT    NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    user_id   TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role      TEXT    NOT NULL CHECK (role IN ('owner', 'member')),
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (room_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX members_by_user ON members (user_id, room_id);
CREATE INDEX members_by_time ON members (room_id, joined_at, user_id);

CREATE TABLE messages (
    id              TEXT    PRIMARY KEY,
    room_id         TEXT    NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    "offset"        INTEGER NOT NULL,
    author_id       TEXT    NOT NULL REFERENCES users (id),
    author_name     TEXT    NOT NULL,
    content         TEXT    NOT NULL,
    message_type    TEXT    NOT NULL,
    content_version INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    sent_at         TEXT,
    edited_at       INTEGER,
    updated_at      INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT;

CREATE UNIQUE INDEX messages_in_room ON messages (room_id, "offset");

CREATE TABLE reactions (
    message_id TEXT    NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    emoji      TEXT    NOT NULL,
    user_id    TEXT    NOT NULL REFERENCES users (id),
    user_name  TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (message_id, emoji, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id       TEXT    PRIMARY KEY,
    at       INTEGER NOT NULL,
    actor_id TEXT,
    ip       TEXT,
    action   TEXT    NOT NULL,
    subject  TEXT,
    outcome  TEXT    NOT NULL,
    details  TEXT    NOT NULL DEFAULT '{}'
) STRICT;

CREATE INDEX audit_by_time ON audit (at);
