-- The queue: teams, skills, presence, offers, what happened to a request, expected waits, alerts.

-- hours: JSON of opening hours, NULL = always open. A request that waited overflow_after_s in this team goes to overflow_team.
CREATE TABLE teams (
  organisation TEXT NOT NULL,
  team TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  hours TEXT NULL,
  overflow_team TEXT NULL,
  overflow_after_s BIGINT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX teams_name_key ON teams (organisation, name_key);
CREATE TABLE team_members (
  organisation TEXT NOT NULL,
  team TEXT NOT NULL,
  technician TEXT NOT NULL,
  PRIMARY KEY (team, technician)
);
CREATE INDEX team_members_technician ON team_members (technician);
CREATE TABLE technician_skills (
  organisation TEXT NOT NULL,
  technician TEXT NOT NULL,
  skill TEXT NOT NULL,
  PRIMARY KEY (technician, skill)
);
-- One row an organisation; JSON, so that a new setting needs no new column.
CREATE TABLE queue_settings (
  organisation TEXT NOT NULL PRIMARY KEY,
  settings TEXT NOT NULL
);
ALTER TABLE portals ADD COLUMN team TEXT NULL;

-- reserved_for: only this technician sees and accepts it (NULL = anyone). subject: verified identity of a known customer (NULL = guest).
-- queued_at: since when in this team's line. presence: here, away or gone. kept_at: since when its place is kept without the page.
ALTER TABLE requests ADD COLUMN team TEXT NULL;
ALTER TABLE requests ADD COLUMN skill TEXT NULL;
ALTER TABLE requests ADD COLUMN language TEXT NULL;
ALTER TABLE requests ADD COLUMN reserved_for TEXT NULL;
ALTER TABLE requests ADD COLUMN due_at BIGINT NULL;
ALTER TABLE requests ADD COLUMN fields TEXT NOT NULL DEFAULT '{}';
ALTER TABLE requests ADD COLUMN subject TEXT NULL;
ALTER TABLE requests ADD COLUMN channel TEXT NOT NULL DEFAULT 'chat';
ALTER TABLE requests ADD COLUMN presence TEXT NOT NULL DEFAULT 'here';
ALTER TABLE requests ADD COLUMN kept_at BIGINT NULL;
ALTER TABLE requests ADD COLUMN called_at BIGINT NULL;
ALTER TABLE requests ADD COLUMN queued_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE requests ADD COLUMN accepted_at BIGINT NULL;
ALTER TABLE requests ADD COLUMN left_reason TEXT NULL;
UPDATE requests SET queued_at = asked_at;
CREATE INDEX requests_subject ON requests (organisation, subject);
CREATE INDEX requests_email ON requests (organisation, email);
CREATE INDEX requests_seen ON requests (state, seen_at);

-- Everything that happened to a request, kept as long as the request: the raw material of reports.
CREATE TABLE request_history (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL,
  entry TEXT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  technician TEXT NULL,
  team TEXT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (request, entry)
);
CREATE INDEX request_history_at ON request_history (organisation, at);
-- Who was alerted to which question, and what became of it: open, taken, declined, ignored or gone.
CREATE TABLE request_offers (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL,
  technician TEXT NOT NULL,
  round BIGINT NOT NULL,
  offered_at BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  closed_at BIGINT NULL,
  PRIMARY KEY (request, technician, round)
);
CREATE INDEX request_offers_open ON request_offers (organisation, outcome, offered_at);
CREATE TABLE request_notes (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL,
  note TEXT NOT NULL PRIMARY KEY,
  technician TEXT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX request_notes_request ON request_notes (request);
CREATE TABLE request_pictures (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL,
  picture TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  content BYTEA NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX request_pictures_request ON request_pictures (request);
-- Links by which a customer comes back to a kept place: one use, hashed.
CREATE TABLE place_links (
  organisation TEXT NOT NULL,
  token_hash BYTEA NOT NULL PRIMARY KEY,
  request TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX place_links_request ON place_links (request);
-- What a customer was told he would wait, what the plain average would have said, and what it came to.
CREATE TABLE wait_estimates (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL PRIMARY KEY,
  team TEXT NULL,
  at BIGINT NOT NULL,
  expected_s DOUBLE PRECISION NOT NULL,
  plain_s DOUBLE PRECISION NULL,
  waited_s DOUBLE PRECISION NULL
);
CREATE INDEX wait_estimates_at ON wait_estimates (organisation, at);

-- state: available, busy or away.
CREATE TABLE technician_presence (
  organisation TEXT NOT NULL,
  technician TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,
  reason TEXT NULL,
  since BIGINT NOT NULL
);
CREATE TABLE technician_presence_history (
  organisation TEXT NOT NULL,
  technician TEXT NOT NULL,
  at BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NULL
);
CREATE INDEX technician_presence_history_at ON technician_presence_history (organisation, at);
CREATE TABLE session_holds (
  organisation TEXT NOT NULL,
  session TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT NULL,
  PRIMARY KEY (session, started_at)
);

CREATE TABLE canned_answers (
  organisation TEXT NOT NULL,
  answer TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  team TEXT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX canned_answers_organisation ON canned_answers (organisation);

-- Web Push: one key pair a server, one row a browser.
CREATE TABLE push_keys (
  name TEXT NOT NULL PRIMARY KEY,
  private_key BYTEA NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE TABLE push_subscriptions (
  organisation TEXT NOT NULL,
  subscription TEXT NOT NULL PRIMARY KEY,
  technician TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  endpoint_hash BYTEA NOT NULL,
  public_key BYTEA NOT NULL,
  auth_secret BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  failures BIGINT NOT NULL
);
CREATE UNIQUE INDEX push_subscriptions_endpoint ON push_subscriptions (endpoint_hash);
CREATE INDEX push_subscriptions_technician ON push_subscriptions (technician);
