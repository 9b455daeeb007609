-- One text for SQLite and PostgreSQL. Ids: lower-case UUIDv7. Times: unix milliseconds, UTC. Flags: 0 or 1.

CREATE TABLE organisations (
  organisation TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- Events: what happened, in order, for those who may know.
CREATE TABLE event_heads (
  organisation TEXT NOT NULL PRIMARY KEY,
  head BIGINT NOT NULL
);
CREATE TABLE events (
  organisation TEXT NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  audience BIGINT NOT NULL,
  request TEXT NULL,
  holder TEXT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (organisation, number)
);
CREATE INDEX events_at ON events (at);

-- Keys that callers give to creating calls, so that a repeated call makes nothing twice.
CREATE TABLE idempotency (
  organisation TEXT NOT NULL,
  scope TEXT NOT NULL,
  key_hash BYTEA NOT NULL,
  body_hash BYTEA NOT NULL,
  subject TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (organisation, scope, key_hash)
);

-- Audit: the chain, and the personal text beside it.
CREATE TABLE audit_heads (
  organisation TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  hash BYTEA NOT NULL
);
CREATE TABLE audit (
  organisation TEXT NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  details_hash BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (organisation, number)
);
CREATE TABLE audit_details (
  organisation TEXT NOT NULL,
  number BIGINT NOT NULL,
  salt BYTEA NOT NULL,
  details TEXT NOT NULL,
  PRIMARY KEY (organisation, number)
);

CREATE TABLE technicians (
  organisation TEXT NOT NULL,
  technician TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  display_name TEXT NOT NULL,
  password TEXT NOT NULL,
  roles TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  deactivated_at BIGINT NULL
);
CREATE UNIQUE INDEX technicians_name_key ON technicians (name_key);
CREATE INDEX technicians_organisation ON technicians (organisation);
CREATE TABLE technician_signins (
  organisation TEXT NOT NULL,
  token_hash BYTEA NOT NULL PRIMARY KEY,
  technician TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX technician_signins_technician ON technician_signins (technician);
-- Wrong guesses by name (known or not) and by address, for the pace of the next.
CREATE TABLE signin_guesses (
  organisation TEXT NOT NULL,
  target TEXT NOT NULL PRIMARY KEY,
  failures BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  free_at BIGINT NOT NULL
);
CREATE TABLE setup_tokens (
  organisation TEXT NOT NULL PRIMARY KEY,
  token_hash BYTEA NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE portals (
  organisation TEXT NOT NULL,
  portal TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  welcome TEXT NOT NULL,
  way_web BIGINT NOT NULL,
  way_code BIGINT NOT NULL,
  way_companion BIGINT NOT NULL
);
CREATE UNIQUE INDEX portals_name ON portals (name);

CREATE TABLE requests (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL PRIMARY KEY,
  portal TEXT NOT NULL,
  name TEXT NOT NULL,
  question TEXT NOT NULL,
  email TEXT NULL,
  way_in TEXT NOT NULL,
  state TEXT NOT NULL,
  priority BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  closed_at BIGINT NULL,
  session TEXT NULL,
  companion_platform TEXT NULL
);
CREATE INDEX requests_waiting ON requests (organisation, state, asked_at);
CREATE TABLE customer_tokens (
  organisation TEXT NOT NULL,
  token_hash BYTEA NOT NULL PRIMARY KEY,
  request TEXT NOT NULL,
  holder TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX customer_tokens_request ON customer_tokens (request);
CREATE TABLE join_codes (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL PRIMARY KEY,
  locator TEXT NOT NULL,
  salt BYTEA NOT NULL,
  code_hash BYTEA NOT NULL,
  expires_at BIGINT NOT NULL,
  wrong_tries BIGINT NOT NULL,
  used_at BIGINT NULL
);
CREATE UNIQUE INDEX join_codes_locator ON join_codes (locator);

CREATE TABLE sessions (
  organisation TEXT NOT NULL,
  session TEXT NOT NULL PRIMARY KEY,
  request TEXT NOT NULL,
  technician TEXT NOT NULL,
  customer_name TEXT NOT NULL,
  customer_email TEXT NULL,
  question TEXT NOT NULL,
  way_in TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  ended_at BIGINT NULL,
  ended_by TEXT NULL,
  end_reason TEXT NULL,
  outcome TEXT NULL,
  note TEXT NULL,
  sharer_present BIGINT NOT NULL,
  sharer_platform TEXT NULL
);
CREATE UNIQUE INDEX sessions_request ON sessions (request);
CREATE INDEX sessions_open ON sessions (organisation, ended_at);
CREATE INDEX sessions_technician ON sessions (technician, ended_at);
CREATE TABLE session_consents (
  organisation TEXT NOT NULL,
  session TEXT NOT NULL,
  capability TEXT NOT NULL,
  state TEXT NOT NULL,
  in_advance BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (session, capability)
);

CREATE TABLE chat_heads (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL PRIMARY KEY,
  head BIGINT NOT NULL
);
CREATE TABLE messages (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL,
  number BIGINT NOT NULL,
  id TEXT NOT NULL,
  side TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  delivered_at BIGINT NULL,
  read_at BIGINT NULL,
  PRIMARY KEY (request, number)
);
CREATE UNIQUE INDEX messages_id ON messages (request, id);

-- Legs: who has which number in a session, and the one-use rights to join it.
CREATE TABLE legs (
  organisation TEXT NOT NULL,
  session TEXT NOT NULL,
  leg BIGINT NOT NULL,
  role TEXT NOT NULL,
  technician TEXT NULL,
  PRIMARY KEY (session, leg)
);
CREATE TABLE leg_tickets (
  organisation TEXT NOT NULL,
  ticket_hash BYTEA NOT NULL PRIMARY KEY,
  session TEXT NOT NULL,
  leg BIGINT NOT NULL,
  kind TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX leg_tickets_session ON leg_tickets (session, leg);
CREATE INDEX leg_tickets_expiry ON leg_tickets (expires_at);
