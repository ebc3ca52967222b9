-- An export becomes a file: prepared in the background, fetched within some days, and then gone.

alter table contact_export
  alter column exported_at drop not null,
  add column scope           text        not null default 'EVERYBODY' check (scope in ('EVERYBODY', 'NEW')),
  add column asked_at        timestamptz,
  add column expected        bigint,          -- people, when it was asked for
  add column attempt         integer     not null default 0,
  add column claimed_at      timestamptz,     -- and renewed while somebody prepares it
  add column people          bigint,          -- in it, as far as it has got
  add column bytes           bigint,
  add column ready_at        timestamptz,
  add column failed_at       timestamptz,
  add column expires_at      timestamptz,
  add column fetched_at      timestamptz,     -- the first time
  add column fetched_by_name text,
  add column gone_at         timestamptz;     -- since when there is no file any more

-- Until now an export was fetched as it was read, and nothing was kept of it.
update contact_export
   set asked_at        = exported_at,
       ready_at        = exported_at,
       expires_at      = exported_at,
       fetched_at      = exported_at,
       fetched_by_name = exported_by_name,
       gone_at         = exported_at;
alter table contact_export
  alter column scope drop default,
  alter column asked_at set not null;
create index contact_export_to_prepare on contact_export (asked_at) where ready_at is null and failed_at is null;

-- A piece of a file, of one transaction: who is in it, for good, and its text, as long as there is a file.
create table contact_export_part (
  export_id     bigint  not null references contact_export on delete cascade,
  number        integer not null,
  signature_ids bigint[] not null, -- some of which may be erased
  first_byte    bigint  not null,  -- of the file, counted from 0
  length        integer not null,  -- in bytes, as the file has it
  content       bytea,             -- gzip (RFC 1952)
  primary key (export_id, number)
);
alter table contact_export_part alter column content set storage external; -- is compressed already

revoke all on contact_export_part from chorus_app;
alter table contact_export_part enable row level security;
create policy way_of_a_signature on contact_export_part to chorus_supporters using (true);
create policy of_an_active_seat on contact_export_part for select to chorus_staff
  using (exists (select from contact_export
                   join signature_pool on signature_pool.id = contact_export.pool_id
                   join seat           on seat.coalition_id = signature_pool.coalition_id
                                      and seat.organization_id = contact_export.organization_id
                                      and seat.state = 'ACTIVE'
                  where contact_export.id = contact_export_part.export_id
                    and contact_export.organization_id = reading_organization()));
grant select on contact_export_part to chorus_staff;
grant select (id, organization_id, pool_id, exported_at, fetched_at) on contact_export to chorus_staff;

-- What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
create function spreadsheet_cell(value text) returns text
  language sql immutable parallel safe
  return case when left(value, 1) in ('=', '+', '-', '@', E'\t', E'\r', '＝', '＋', '－', '＠')
              then '''' || value
              else value end;
