-- One organization's right to see one signature's contact data: the person agreed, and the terms say so.

create table contact_grant (
  signature_id    bigint      not null references signature,
  organization_id uuid        not null references organization,
  consent_id      bigint      not null references consent, -- the answer that it rests on
  rule            text        not null,                    -- the sharing rule at that moment
  granted_at      timestamptz not null,
  ended_at        timestamptz,
  primary key (signature_id, organization_id)
);
create index contact_grant_by_organization on contact_grant (organization_id, signature_id);

-- How far the answers have been turned into grants.

create table grant_position (
  singleton   boolean primary key default true check (singleton),
  transaction xid8    not null,
  consent_id  bigint  not null
);
insert into grant_position (transaction, consent_id) values ('0', 0);
