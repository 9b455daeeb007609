-- Who opened a line to a PC, so that it ends with his sign-in: the hash of the sign-in's token. joined: 1 = he did not hold the case, but may join every session.
ALTER TABLE device_tickets ADD COLUMN signin BYTEA NULL;
ALTER TABLE device_tickets ADD COLUMN joined BIGINT NOT NULL DEFAULT 0;
-- When the customer was told that work on his PC is not sealed end to end.
ALTER TABLE cases ADD COLUMN unsealed_told_at BIGINT NULL;
