-- What a system message tells of, as JSON; '' for what people say.

ALTER TABLE messages ADD COLUMN notice TEXT NOT NULL DEFAULT '';

-- They are not unread for anybody. As before, the columns that are always the same are in the index so that it alone
-- answers.
DROP INDEX messages_unread;
CREATE INDEX messages_unread ON messages (room_id, "offset", author_id, deleted_at, thread_id, notice)
    WHERE deleted_at IS NULL AND thread_id IS NULL AND notice = '';
