-- One person's act in one pool. Uniqueness is this table's constraint and nobody's look-before-insert:
-- signer_key is a keyed hash of the canonical email address.

create table signature (
  id              bigint      generated always as identity primary key,
  pool_id         uuid        not null references signature_pool,
  signer_key      bytea       not null,
  email           text        not null,
  given_name      text        not null,
  family_name     text        not null,
  language        text        not null,
  campaign_id     uuid        not null,
  organization_id uuid,                 -- credited with it; null when no partner brought the person
  revision_id     uuid        not null, -- what the person saw
  signed_at       timestamptz not null,
  confirmed_at    timestamptz,
  -- Which transaction wrote the row: followers read in this order, behind the oldest running one.
  position        xid8        not null default pg_current_xact_id(),
  constraint signature_is_unique_in_pool unique (pool_id, signer_key)
);
create index signature_by_position on signature (position, id);

-- Each time the person came.

create table touch (
  id              bigint      generated always as identity primary key,
  signature_id    bigint      not null references signature,
  kind            text        not null check (kind in ('FIRST', 'ASSIST', 'REPEAT')),
  campaign_id     uuid        not null,
  organization_id uuid,
  revision_id     uuid        not null,
  touched_at      timestamptz not null
);
create index touch_by_signature on touch (signature_id);
create unique index touch_assists_once
  on touch (signature_id, organization_id)
  where kind = 'ASSIST';

-- What the person answered to which wording, when and on which page. Answers are added, never changed.

create table consent (
  id              bigint      generated always as identity primary key,
  signature_id    bigint      not null references signature,
  organization_id uuid        not null,
  consent_text_id uuid        not null references consent_text,
  answer          boolean     not null,
  revision_id     uuid        not null,
  answered_at     timestamptz not null,
  position        xid8        not null default pg_current_xact_id()
);
create index consent_by_position on consent (position, id);
create index consent_by_signature on consent (signature_id);

-- Counted in the same transaction as the rows above: at every commit the sum over a pool's tallies is
-- the number of its signatures.

create table tally (
  pool_id         uuid        not null,
  campaign_id     uuid        not null,
  organization_id uuid,
  hour            timestamptz not null,
  signatures      bigint      not null,
  assists         bigint      not null,
  constraint tally_is_unique unique nulls not distinct (pool_id, campaign_id, organization_id, hour)
);

-- Confirmation of the address. The token itself is only in the person's mail.

create table confirmation (
  signature_id bigint      primary key references signature,
  token_hash   bytea       not null unique,
  issued_at    timestamptz not null,
  expires_at   timestamptz not null
);
