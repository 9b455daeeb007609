-- Identity: roles made by administrators, keys for programs.

ALTER TABLE technicians ADD COLUMN email TEXT NULL;

-- Beside the built-in ones. Permissions: comma-separated camelCase names.
CREATE TABLE roles (
  organisation TEXT NOT NULL,
  role TEXT NOT NULL,
  title TEXT NOT NULL,
  permissions TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (organisation, role)
);

CREATE TABLE api_keys (
  organisation TEXT NOT NULL,
  api_key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  prefix TEXT NOT NULL,
  key_hash BYTEA NOT NULL,
  scopes TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NULL,
  last_used_at BIGINT NULL,
  revoked_at BIGINT NULL
);
CREATE UNIQUE INDEX api_keys_key_hash ON api_keys (key_hash);
CREATE INDEX api_keys_organisation ON api_keys (organisation);
