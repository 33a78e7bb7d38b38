-- Files. A blob is a content that lies under its SHA-256 in the data folder, however many files have it; a file is
-- one upload of it, with its name. Who refers to a blob is asked, never counted: a blob is loose when the last file that
-- did is gone, and may then be collected.

CREATE TABLE blobs (
    sha256   TEXT    PRIMARY KEY,
    size     INTEGER NOT NULL,
    is_loose INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX blobs_loose ON blobs (sha256) WHERE is_loose = 1;
CREATE INDEX blobs_by_size ON blobs (size);

-- A file belongs to nothing at first, then to one message at most, or to a person as their picture. Nothing cascades
-- from messages and rooms: whoever deletes those lets their files go, so that the blobs are known to be loose.
CREATE TABLE files (
    id          TEXT    PRIMARY KEY,
    sha256      TEXT    NOT NULL REFERENCES blobs (sha256),
    thumbnail   TEXT    REFERENCES blobs (sha256),
    name        TEXT    NOT NULL,
    media_type  TEXT    NOT NULL,
    size        INTEGER NOT NULL,
    width       INTEGER,
    height      INTEGER,
    placeholder TEXT,
    created_by  TEXT    NOT NULL REFERENCES users (id),
    created_at  INTEGER NOT NULL,
    room_id     TEXT,
    message_id  TEXT,
    place       INTEGER
) STRICT;

CREATE INDEX files_by_content ON files (sha256);
CREATE INDEX files_by_thumbnail ON files (thumbnail) WHERE thumbnail IS NOT NULL;
CREATE INDEX files_by_person ON files (created_by, size);
CREATE INDEX files_of_message ON files (message_id, place) WHERE message_id IS NOT NULL;
CREATE INDEX files_in_room ON files (room_id) WHERE room_id IS NOT NULL;
CREATE INDEX files_unattached ON files (created_at) WHERE message_id IS NULL;

-- A person's picture.
ALTER TABLE users ADD COLUMN avatar_file_id TEXT REFERENCES files (id);
CREATE UNIQUE INDEX users_by_avatar ON users (avatar_file_id) WHERE avatar_file_id IS NOT NULL;

-- Uploads that have begun. How much of one is there says its file in the data folder.
CREATE TABLE uploads (
    id         TEXT    PRIMARY KEY,
    user_id    TEXT    NOT NULL REFERENCES users (id),
    name       TEXT    NOT NULL,
    size       INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX uploads_by_person ON uploads (user_id, size);
CREATE INDEX uploads_by_time ON uploads (created_at);
