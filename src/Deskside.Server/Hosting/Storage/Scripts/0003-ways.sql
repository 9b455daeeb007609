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

-- Portals: their settings are JSON, so that a new one needs no new column. box_secret: sealed, for tokens of the site's own back end.
ALTER TABLE portals ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE portals ADD COLUMN box_secret BYTEA NULL;
CREATE TABLE portal_logos (
  organisation TEXT NOT NULL,
  portal TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  etag TEXT NOT NULL,
  content BYTEA NOT NULL
);
CREATE TABLE box_tokens_used (
  organisation TEXT NOT NULL,
  portal TEXT NOT NULL,
  token_hash BYTEA NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (portal, token_hash)
);
CREATE INDEX box_tokens_used_expiry ON box_tokens_used (expires_at);

-- Mailed links to a technician. A link that only brings a customer back to his own request has no technician and no mail.
CREATE TABLE invitations (
  organisation TEXT NOT NULL,
  invitation TEXT NOT NULL PRIMARY KEY,
  token_hash BYTEA NOT NULL,
  technician TEXT NOT NULL,
  portal TEXT NOT NULL,
  address TEXT NOT NULL,
  name TEXT NULL,
  language TEXT NOT NULL,
  message TEXT NULL,
  appointment_at BIGINT NULL,
  appointment_minutes BIGINT NULL,
  state TEXT NOT NULL,
  reason TEXT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  opened_at BIGINT NULL,
  used_at BIGINT NULL,
  request TEXT NULL
);
CREATE UNIQUE INDEX invitations_token ON invitations (token_hash);
CREATE INDEX invitations_technician ON invitations (organisation, technician, created_at);
CREATE TABLE way_links (
  organisation TEXT NOT NULL,
  token_hash BYTEA NOT NULL PRIMARY KEY,
  request TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX way_links_expiry ON way_links (expires_at);

-- Webhooks: who is told, how far each organisation's events were read, and every delivery.
CREATE TABLE webhooks (
  organisation TEXT NOT NULL,
  webhook TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  topics TEXT NOT NULL,
  secret BYTEA NOT NULL,
  allow_private BIGINT NOT NULL,
  active BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX webhooks_organisation ON webhooks (organisation);
CREATE TABLE webhook_heads (
  organisation TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL
);
CREATE TABLE webhook_deliveries (
  organisation TEXT NOT NULL,
  delivery TEXT NOT NULL PRIMARY KEY,
  webhook TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  tries BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  closed_at BIGINT NULL,
  status BIGINT NULL,
  reason TEXT NULL
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (state, next_at);
CREATE INDEX webhook_deliveries_webhook ON webhook_deliveries (webhook, created_at);
