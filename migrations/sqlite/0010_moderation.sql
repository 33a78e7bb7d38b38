-- Moderation: people who may not sign in for a time, people who may not come back into a room, reported messages. And
-- the audit log is read: newest first, by who did it, what it was, and whom or what it concerned.

CREATE TABLE suspensions (
    user_id      TEXT    PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    suspended_by TEXT    NOT NULL REFERENCES users (id),
    reason       TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    until        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX suspensions_by_end ON suspensions (until, user_id);

CREATE TABLE bans (
    room_id    TEXT    NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    user_id    TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    banned_by  TEXT    NOT NULL REFERENCES users (id),
    reason     TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    until      INTEGER,
    PRIMARY KEY (room_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bans_by_user ON bans (user_id);

-- Without a text: what a report shows is looked up, so that a deleted message leaves nothing here.
CREATE TABLE reports (
    id              TEXT    PRIMARY KEY,
    message_id      TEXT    NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    content_version INTEGER NOT NULL,
    reporter_id     TEXT    NOT NULL REFERENCES users (id),
    reason          TEXT    NOT NULL,
    hands_over      INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    resolved_at     INTEGER,
    resolved_by     TEXT    REFERENCES users (id),
    resolution      TEXT
) STRICT;

CREATE INDEX reports_by_message ON reports (message_id);
CREATE UNIQUE INDEX reports_open ON reports (reporter_id, message_id) WHERE resolved_at IS NULL;
CREATE INDEX reports_queue ON reports (created_at, id) WHERE resolved_at IS NULL;
CREATE INDEX reports_resolved ON reports (created_at, id) WHERE resolved_at IS NOT NULL;

DROP INDEX audit_by_time;
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_by_actor ON audit (actor_id, at, id);
CREATE INDEX audit_by_action ON audit (action, at, id);
CREATE INDEX audit_by_subject ON audit (subject, at, id);
