-- Lists that organizations upload to learn how many signers are new to them. An address becomes the key that
-- pools know people by before it is stored; the file is not kept.

create table supporter_list (
  id               uuid        primary key,
  organization_id  uuid        not null references organization,
  state            text        not null check (state in ('READING', 'CURRENT', 'GONE')),
  begun_at         timestamptz not null,
  uploaded_by_name text        not null,
  taken_at         timestamptz,          -- stays, and counts for the quota, when the list is gone
  expires_at       timestamptz,
  addresses        bigint,
  constraint supporter_list_is_taken_whole
    check ((taken_at is null) = (expires_at is null)
       and (taken_at is null) = (addresses is null)
       and (state <> 'READING' or taken_at is null)
       and (state <> 'CURRENT' or taken_at is not null))
);
create unique index supporter_list_one_current on supporter_list (organization_id) where state = 'CURRENT';
create unique index supporter_list_one_reading on supporter_list (organization_id) where state = 'READING';
create index supporter_list_by_organization on supporter_list (organization_id, taken_at);

-- Keys of people whom an organization knows, who need not have signed anything.
create table listed_address (
  list_id    uuid  not null references supporter_list on delete cascade,
  signer_key bytea not null,
  primary key (list_id, signer_key)
);
revoke all on listed_address from chorus_app;
alter table listed_address enable row level security;
create policy way_of_a_signature on listed_address to chorus_supporters using (true);
-- And none for staff: nobody reads a list, not even whoever uploaded it.

-- What a list said of a pool: once, and with noise in it before it was written.
create table list_answer (
  list_id     uuid        not null references supporter_list on delete cascade,
  pool_id     uuid        not null references signature_pool,
  answered_at timestamptz not null,
  signers     bigint      not null, -- which is public
  on_list     bigint      not null, -- with noise: may be negative
  primary key (list_id, pool_id)
);
create index list_answer_by_pool on list_answer (pool_id, answered_at);
revoke update, delete on list_answer from chorus_app, chorus_supporters; -- the first one stays
