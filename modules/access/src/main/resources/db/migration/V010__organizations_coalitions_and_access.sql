-- Organizations and their members, as the identity provider vouches for them.

create table organization (
  id                 uuid        primary key,
  alias              text        not null unique,
  name               text        not null,
  website            text,
  privacy_policy_url text,
  contact_email      text,
  registered_at      timestamptz not null
);

create table member (
  id              uuid        primary key,
  subject         text        not null,
  organization_id uuid        not null references organization,
  name            text        not null,
  email           text,
  joined_at       timestamptz not null,
  last_login_at   timestamptz not null,
  left_at         timestamptz,
  unique (organization_id, subject)
);
create index member_by_subject on member (subject);

-- Coalitions: a seat is one organization's dated place; terms are what every seat agreed to.

create table coalition (
  id         uuid        primary key,
  name       text        not null,
  founded_at timestamptz not null
);

create table terms (
  coalition_id uuid        not null references coalition,
  version      integer     not null check (version > 0),
  sharing      text        not null check (sharing in ('SOURCE_ONLY', 'OPT_IN_PER_PARTNER')),
  clauses      text        not null,
  proposed_by  text        not null,
  proposed_at  timestamptz not null,
  primary key (coalition_id, version)
);

create table seat (
  id              uuid        primary key,
  coalition_id    uuid        not null references coalition,
  organization_id uuid        not null references organization,
  convening       boolean     not null,
  state           text        not null check (state in ('INVITED', 'ACTIVE', 'DECLINED')),
  invited_at      timestamptz not null,
  joined_at       timestamptz,
  declined_at     timestamptz,
  decline_reason  text,
  unique (coalition_id, organization_id),
  check ((state = 'ACTIVE') = (joined_at is not null)),
  check ((state = 'DECLINED') = (declined_at is not null))
);
create index seat_by_organization on seat (organization_id);

create table terms_acceptance (
  seat_id       uuid        not null references seat,
  coalition_id  uuid        not null,
  terms_version integer     not null,
  subject       text        not null,
  name          text        not null,
  accepted_at   timestamptz not null,
  primary key (seat_id, terms_version),
  foreign key (coalition_id, terms_version) references terms
);

-- What people may: granted and revoked, never edited. Subjects are no foreign key, because the identity
-- provider may delete an account and nothing of ours may vanish with it.

create table role_grant (
  id              uuid        primary key,
  subject         text        not null,
  organization_id uuid        not null references organization,
  role            text        not null,
  coalition_id    uuid        references coalition,
  granted_by      text        not null,
  granted_at      timestamptz not null,
  revoked_by      text,
  revoked_at      timestamptz,
  check ((role = 'CONVENER') = (coalition_id is not null)),
  check ((revoked_by is null) = (revoked_at is null))
);
create unique index role_grant_held_once
  on role_grant (subject, organization_id, role, coalition_id) nulls not distinct
  where revoked_at is null;

-- What staff did. Append-only: not even the application may change or remove an entry.

create table audit_entry (
  id              bigint      generated always as identity primary key,
  at              timestamptz not null,
  subject         text        not null,
  name            text        not null,
  organization_id uuid        not null,
  act             text        not null,
  object          text        not null,
  object_name     text        not null,
  outcome         text        not null check (outcome in ('DONE', 'REFUSED')),
  detail          text        not null default ''
);
create index audit_entry_by_organization on audit_entry (organization_id, id desc);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;

create trigger audit_entry_is_append_only
  before update or delete or truncate on audit_entry
  for each statement execute function refuse_change_of_audit();
