-- A grant names the version of the terms that it follows. Until now there was only the first.

alter table contact_grant add column terms_version integer not null default 1;
alter table contact_grant alter column terms_version drop default;

-- Yes to a partner that was suspended when the answer was read. Becomes a grant once it is reinstated.

create table held_answer (
  signature_id    bigint not null references signature,
  organization_id uuid   not null references organization,
  consent_id      bigint not null references consent,
  primary key (signature_id, organization_id)
);

-- Up to which departure of a seat its grants have been ended.

create table settled_departure (
  seat_id uuid        primary key references seat,
  left_at timestamptz not null
);
