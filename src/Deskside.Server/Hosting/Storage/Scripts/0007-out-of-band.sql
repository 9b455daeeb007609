-- Cases, and PCs under out-of-band management.

-- What only people know of a case, and what the customer was told.
CREATE TABLE cases (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL PRIMARY KEY,
  called_at BIGINT NULL,
  configured_at BIGINT NULL,
  repaired_at BIGINT NULL,
  fixed TEXT NULL,
  outcome TEXT NULL,
  outcome_at BIGINT NULL,
  outcome_by TEXT NULL
);
-- The events of a request, kept as long as the request: the event log itself forgets. number: as in the event log.
CREATE TABLE case_entries (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (request, number)
);
CREATE TABLE case_heads (
  organisation TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL
);
CREATE INDEX events_request ON events (organisation, request, number);

-- By what the firmware of an organisation's PCs says to whom it belongs. secret: sealed. forwards: 1 = ports may be served on loopback.
CREATE TABLE device_services (
  organisation TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  secret BYTEA NOT NULL,
  changed_at BIGINT NOT NULL,
  forwards BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX device_services_name ON device_services (name);

-- A PC that a case expects. password: sealed, gone when it is closed. node: who holds its line. boot, forward: JSON.
-- armed: 1 = its boot options or redirection may have to be put back.
CREATE TABLE devices (
  organisation TEXT NOT NULL,
  device TEXT NOT NULL,
  request TEXT NOT NULL,
  password BYTEA NULL,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  closed_at BIGINT NULL,
  node TEXT NULL,
  hello_at BIGINT NULL,
  address TEXT NULL,
  called_because TEXT NULL,
  cipher TEXT NULL,
  ports TEXT NOT NULL DEFAULT '',
  access TEXT NOT NULL DEFAULT 'unknown',
  wrong_tries BIGINT NOT NULL DEFAULT 0,
  retry_at BIGINT NOT NULL DEFAULT 0,
  line TEXT NULL,
  serial TEXT NOT NULL DEFAULT 'closed',
  media TEXT NOT NULL DEFAULT 'closed',
  screen TEXT NOT NULL DEFAULT 'closed',
  armed BIGINT NOT NULL DEFAULT 0,
  boot TEXT NULL,
  forward TEXT NULL,
  PRIMARY KEY (organisation, device)
);
CREATE UNIQUE INDEX devices_request ON devices (request);
CREATE INDEX devices_expiry ON devices (expires_at);
-- The certificate that a device showed first.
CREATE TABLE device_pins (
  organisation TEXT NOT NULL,
  device TEXT NOT NULL,
  pin TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (organisation, device)
);
CREATE TABLE device_hellos (
  organisation TEXT NOT NULL,
  hello TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  device TEXT NOT NULL,
  address TEXT NOT NULL,
  called_because TEXT NOT NULL,
  cipher TEXT NOT NULL,
  verdict TEXT NOT NULL,
  request TEXT NULL
);
CREATE INDEX device_hellos_at ON device_hellos (organisation, at);
-- One use, hashed: the right to open one line to a device.
CREATE TABLE device_tickets (
  organisation TEXT NOT NULL,
  ticket_hash BYTEA NOT NULL PRIMARY KEY,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,
  technician TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
-- What the serial line of a case's PC wrote, in pieces by their place.
CREATE TABLE device_transcripts (
  organisation TEXT NOT NULL,
  request TEXT NOT NULL,
  start_byte BIGINT NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (request, start_byte)
);

-- Images to start PCs from. The bytes lie as files in the data folder of the node. state: uploading, ready or broken.
CREATE TABLE images (
  organisation TEXT NOT NULL,
  image TEXT NOT NULL PRIMARY KEY,
  node TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  uploaded_bytes BIGINT NOT NULL,
  claimed_sha256 TEXT NULL,
  sha256 TEXT NULL,
  state TEXT NOT NULL,
  notes TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT NOT NULL
);
CREATE INDEX images_organisation ON images (organisation, added_at);

-- Nodes that take the calls of PCs, and the key with which nodes prove themselves to each other (sealed).
CREATE TABLE device_nodes (
  node TEXT NOT NULL PRIMARY KEY,
  call_address TEXT NOT NULL,
  call_pin TEXT NULL,
  service_address TEXT NOT NULL,
  service_port BIGINT NOT NULL,
  service_fingerprint TEXT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE TABLE node_keys (
  name TEXT NOT NULL PRIMARY KEY,
  secret BYTEA NOT NULL
);
