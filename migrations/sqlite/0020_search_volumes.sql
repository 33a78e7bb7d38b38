-- The index of words in volumes, each of 65,536 messages in a row (see search_volumes.py). FTS5 writes the list of one
-- word in one step: in one index of a million messages that of a common word took up to 0.17 s, and everybody who wrote
-- waited for it. Messages are indexed anew by upkeep, the newest first, and with them the words that occur.
DROP TABLE message_words;
CREATE VIRTUAL TABLE message_words_00 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_01 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_02 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_03 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_04 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_05 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_06 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_07 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_08 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_09 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_10 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_11 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_12 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_13 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_14 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);
CREATE VIRTUAL TABLE message_words_15 USING fts5 (
    scope, content, tokenize = 'ascii', prefix = '2 3', columnsize = 0
);

INSERT INTO word_parts (word_parts) VALUES ('delete-all');
DELETE FROM words;
DELETE FROM stale_words;

-- Per part of the index. `is_stale`: since it was last merged, words have left it that its file still holds.
CREATE TABLE search_merges (
    name       TEXT    PRIMARY KEY,
    is_stale   INTEGER NOT NULL DEFAULT 0,
    is_merging INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

INSERT INTO search_merges (name) VALUES
    ('message_words_00'), ('message_words_01'), ('message_words_02'), ('message_words_03'),
    ('message_words_04'), ('message_words_05'), ('message_words_06'), ('message_words_07'),
    ('message_words_08'), ('message_words_09'), ('message_words_10'), ('message_words_11'),
    ('message_words_12'), ('message_words_13'), ('message_words_14'), ('message_words_15'),
    ('word_parts');

DELETE FROM rescoped_rooms;
UPDATE search_state SET unindexed_below = (SELECT coalesce(max(place), 0) + 1 FROM messages);
ALTER TABLE search_state DROP COLUMN is_stale;
ALTER TABLE search_state DROP COLUMN is_merging;
