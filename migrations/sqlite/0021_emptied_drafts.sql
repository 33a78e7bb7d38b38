-- Emptied drafts are forgotten after a while; this finds them without reading the others.

CREATE INDEX drafts_emptied ON drafts (updated_at) WHERE content = '';
