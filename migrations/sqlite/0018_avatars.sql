-- What an upload is for decides what becomes of it when it is whole: an avatar is made small and square.
ALTER TABLE uploads ADD COLUMN purpose TEXT NOT NULL DEFAULT 'attachment';
