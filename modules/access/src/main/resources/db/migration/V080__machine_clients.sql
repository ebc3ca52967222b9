-- Machine clients of organizations. What one may do stands in role_grant, under its client id as subject: people's
-- subjects are those of the identity provider and never begin with "machine-". The row decides whether it counts, at
-- each request; registration_key changes or removes this one client at Keycloak and nothing else there, and is never
-- shown.

create table machine_client (
  id               uuid        primary key,
  subject          text        not null unique check (subject = 'machine-' || id),
  organization_id  uuid        not null references organization,
  name             text        not null check (length(name) between 1 and 80),
  registration_key text,
  created_by       text        not null,
  created_by_name  text        not null,
  created_at       timestamptz not null,
  expires_at       timestamptz not null check (expires_at > created_at),
  renewed_at       timestamptz,
  last_used_on     date,
  revoked_by       text,
  revoked_at       timestamptz,
  check ((revoked_by is null) = (revoked_at is null))
);
create index machine_client_by_organization on machine_client (organization_id);
