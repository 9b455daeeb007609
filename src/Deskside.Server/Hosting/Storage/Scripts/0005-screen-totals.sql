-- What the pictures of a session's screen cost, as the sharer counted: for the record, and to see whether the codec keeps its word.
ALTER TABLE sessions ADD COLUMN pictures BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN picture_pixels BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN picture_bytes BIGINT NOT NULL DEFAULT 0;
