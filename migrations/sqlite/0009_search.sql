-- Search. A message's place is its number among all messages of the server, in the order of their commits.

ALTER TABLE messages ADD COLUMN place INTEGER;
UPDATE messages SET place = rowid;
CREATE UNIQUE INDEX messages_by_place ON messages (place);

-- One row per message that can be found, under its place. `content` holds its words as domain/words.py has taken
-- them apart, so that blanks are all that is left for the tokenizer to see. `scope` says who may find it and by
-- which operators: `public`, its room, its author, what it has. The text is kept in the table itself: what is to
-- be taken out of the index later must be known exactly.
CREATE VIRTUAL TABLE message_words USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);

-- The words that occur, the oldest first, and of what letters they are made: parts of words are looked up here,
-- among some hundred thousand words, and not in millions of messages.
CREATE TABLE words (
    id   INTEGER PRIMARY KEY,
    word TEXT    NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE word_parts USING fts5 (
    word, content = 'words', content_rowid = 'id', tokenize = 'trigram', detail = 'none', columnsize = 0
);

-- Words that a deleted or edited message has held. Upkeep forgets those that no other message holds.
CREATE TABLE stale_words (
    word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What is there before this step is indexed by upkeep, from the newest down: messages below `unindexed_below` are
-- not yet. `is_stale`: since the index was last merged, words have left it that its file still holds.
CREATE TABLE search_state (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    unindexed_below INTEGER NOT NULL,
    is_stale        INTEGER NOT NULL DEFAULT 0,
    is_merging      INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO search_state (id, unindexed_below) SELECT 1, coalesce(max(place), 0) + 1 FROM messages;

-- Rooms that have become public or private: upkeep indexes their messages below `below` (an offset) anew. Until
-- then some are not found; nobody finds what they may not read, since that is looked up with every hit.
CREATE TABLE rescoped_rooms (
    room_id TEXT    PRIMARY KEY,
    below   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER rooms_rescoped AFTER UPDATE OF kind ON rooms WHEN old.kind <> new.kind BEGIN
    INSERT INTO rescoped_rooms (room_id, below)
    VALUES (new.id, 9007199254740992)
    ON CONFLICT (room_id) DO UPDATE SET below = excluded.below;
END;
