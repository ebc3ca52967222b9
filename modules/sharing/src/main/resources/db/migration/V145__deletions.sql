-- What organizations took along, and what of it they must delete wherever they copied it to.

-- A grant that ended and is given again begins anew; who was taken along before that was taken along.
alter table contact_grant add column first_granted_at timestamptz;
update contact_grant set first_granted_at = granted_at;
alter table contact_grant alter column first_granted_at set not null;

-- Each time an organization took along whom it held in a pool.
create table contact_export (
  id               bigint      generated always as identity primary key,
  organization_id  uuid        not null references organization,
  pool_id          uuid        not null references signature_pool,
  exported_at      timestamptz not null,
  exported_by_name text        not null
);
create index contact_export_by_pool on contact_export (pool_id, organization_id, exported_at);

insert into contact_export (organization_id, pool_id, exported_at, exported_by_name)
select organization_id, signature_pool.id, at, audit_entry.name
  from audit_entry
  join signature_pool on object = 'pool ' || signature_pool.id
 where act = 'contacts exported'
   and outcome = 'DONE';

-- One person whom one organization must delete. Once it has, what names the person is gone from here too.
create table contact_deletion (
  id              bigint      generated always as identity primary key,
  organization_id uuid        not null references organization,
  pool_id         uuid        not null references signature_pool,
  signature_id    bigint      not null, -- which may be erased
  given_name      text,
  family_name     text,
  email           text,
  reason          text        not null check (reason in ('REFUSED', 'WITHDRAWN', 'ERASED')),
  asked_at        timestamptz not null,
  due_at          timestamptz not null,
  done_at         timestamptz,
  done_by_name    text,
  constraint contact_deletion_names_nobody_once_done
    check ((done_at is null) = (email is not null)
       and (done_at is null) = (given_name is not null)
       and (done_at is null) = (family_name is not null)
       and (done_at is null) = (done_by_name is null))
);
create unique index contact_deletion_open_once on contact_deletion (organization_id, signature_id)
  where done_at is null;
create index contact_deletion_by_signature on contact_deletion (signature_id);
create index contact_deletion_by_due on contact_deletion (organization_id, due_at, id) where done_at is null;

revoke all on contact_deletion from chorus_app;
alter table contact_deletion enable row level security;
create policy way_of_a_signature on contact_deletion to chorus_supporters using (true);

-- No seat is asked for: the duty does not end with one.
create policy to_delete on contact_deletion for select to chorus_staff
  using (organization_id = reading_organization());
grant select on contact_deletion to chorus_staff;
