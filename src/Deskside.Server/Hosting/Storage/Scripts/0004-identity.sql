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

-- How the technicians of an organisation sign in.
CREATE TABLE signin_policies (
  organisation TEXT NOT NULL PRIMARY KEY,
  second_factor TEXT NOT NULL,
  min_password BIGINT NOT NULL,
  idle_minutes BIGINT NOT NULL,
  absolute_hours BIGINT NOT NULL
);
ALTER TABLE technician_signins ADD COLUMN signin TEXT NOT NULL DEFAULT '';
ALTER TABLE technician_signins ADD COLUMN method TEXT NOT NULL DEFAULT 'password';
ALTER TABLE technician_signins ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE technician_signins ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE technician_signins ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;

-- Between two steps of one sign-in; minutes.
CREATE TABLE signin_steps (
  organisation TEXT NOT NULL,
  token_hash BYTEA NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL,
  state TEXT NOT NULL,
  tries BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
-- The secret is sealed under the server's own key.
CREATE TABLE totp_secrets (
  organisation TEXT NOT NULL,
  technician TEXT NOT NULL PRIMARY KEY,
  secret BYTEA NOT NULL,
  confirmed_at BIGINT NULL,
  last_step BIGINT NOT NULL
);
CREATE TABLE recovery_codes (
  organisation TEXT NOT NULL,
  technician TEXT NOT NULL,
  code_hash BYTEA NOT NULL,
  used_at BIGINT NULL,
  PRIMARY KEY (technician, code_hash)
);
CREATE TABLE passkeys (
  organisation TEXT NOT NULL,
  passkey TEXT NOT NULL PRIMARY KEY,
  technician TEXT NOT NULL,
  name TEXT NOT NULL,
  credential_id BYTEA NOT NULL,
  public_key BYTEA NOT NULL,
  sign_count BIGINT NOT NULL,
  transports TEXT NOT NULL,
  backup_eligible BIGINT NOT NULL,
  backed_up BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT NULL
);
CREATE UNIQUE INDEX passkeys_credential_id ON passkeys (credential_id);
CREATE INDEX passkeys_technician ON passkeys (technician);

-- Where an organisation's people prove who they are. Settings: JSON by kind (oidc, ldap). The secret is sealed.
CREATE TABLE signin_providers (
  organisation TEXT NOT NULL,
  provider TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  audience TEXT NOT NULL,
  title TEXT NOT NULL,
  enabled BIGINT NOT NULL,
  new_accounts TEXT NOT NULL,
  roles TEXT NOT NULL,
  settings TEXT NOT NULL,
  secret BYTEA NULL
);
CREATE INDEX signin_providers_organisation ON signin_providers (organisation);
-- Who at a provider is which account here: by the subject alone, never by mail or name.
CREATE TABLE identity_links (
  organisation TEXT NOT NULL,
  provider TEXT NOT NULL,
  subject TEXT NOT NULL,
  account TEXT NOT NULL,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (provider, subject)
);
CREATE INDEX identity_links_account ON identity_links (account);

-- Customers with an account. Without a password: they come by a provider.
CREATE TABLE customers (
  organisation TEXT NOT NULL,
  customer TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  email TEXT NULL,
  email_key TEXT NULL,
  display_name TEXT NOT NULL,
  password TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  deactivated_at BIGINT NULL
);
-- Local accounts sign in by their address; those of a provider do not, and may share one.
CREATE UNIQUE INDEX customers_email_key ON customers (organisation, email_key);
CREATE TABLE customer_signins (
  organisation TEXT NOT NULL,
  token_hash BYTEA NOT NULL PRIMARY KEY,
  customer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX customer_signins_customer ON customer_signins (customer);
-- What customers of each kind (guest, account, directory) may.
CREATE TABLE customer_policies (
  organisation TEXT NOT NULL,
  kind TEXT NOT NULL,
  may_ask BIGINT NOT NULL,
  priority BIGINT NOT NULL,
  must_give_mail BIGINT NOT NULL,
  PRIMARY KEY (organisation, kind)
);

-- Links by which new technicians make their account.
CREATE TABLE technician_invitations (
  organisation TEXT NOT NULL,
  invitation TEXT NOT NULL PRIMARY KEY,
  token_hash BYTEA NOT NULL,
  display_name TEXT NOT NULL,
  email TEXT NULL,
  roles TEXT NOT NULL,
  invited_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT NULL,
  revoked_at BIGINT NULL
);
CREATE UNIQUE INDEX technician_invitations_token_hash ON technician_invitations (token_hash);
CREATE INDEX technician_invitations_organisation ON technician_invitations (organisation);
-- The audit trail is searched by actor, action and subject.
CREATE INDEX audit_actor ON audit (organisation, actor, number);
CREATE INDEX audit_action ON audit (organisation, action, number);
CREATE INDEX audit_subject ON audit (organisation, subject, number);
