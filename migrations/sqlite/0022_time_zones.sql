-- Where a person's clock is, by a name of the IANA's list; nobody has told yet.
ALTER TABLE users ADD COLUMN timezone TEXT;
