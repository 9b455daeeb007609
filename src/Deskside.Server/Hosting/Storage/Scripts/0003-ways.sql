-- Mail: the outbox, and each organisation's way to its mail server.
CREATE TABLE mail_settings (
  organisation TEXT NOT NULL PRIMARY KEY,
  host TEXT NOT NULL,
  port BIGINT NOT NULL,
  security TEXT NOT NULL,
  account TEXT NULL,
  password BYTEA NULL,
  from_address TEXT NOT NULL,
  from_name TEXT NOT NULL
);
CREATE TABLE mails (
  organisation TEXT NOT NULL,
  mail TEXT NOT NULL PRIMARY KEY,
  origin_kind TEXT NOT NULL,
  origin TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  message_id TEXT NOT NULL,
  state TEXT NOT NULL,
  tries BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  closed_at BIGINT NULL,
  reason TEXT NULL
);
CREATE INDEX mails_due ON mails (state, next_at);
CREATE INDEX mails_organisation ON mails (organisation, created_at);
CREATE UNIQUE INDEX mails_message_id ON mails (message_id);
