-- A grant says on what it rests. When the person agreed and when the organization received them are two
-- moments: under a limit somebody waits for a place.
--
--   OWN       signed on the organization's own page
--   AGREED    everybody whom the person agreed to receives them
--   CONVENER  conveners receive them
--   EXCHANGE  brought by another; one for each that the organization brought itself
--   ORGANIC   brought by nobody, and goes to conveners
--   DEALT     brought by nobody, and dealt to this organization: see dealing

alter table contact_grant
  add column basis     text,
  add column agreed_at timestamptz;
update contact_grant
   set agreed_at = granted_at,
       basis     = case when exists (select from touch
                                      where touch.signature_id = contact_grant.signature_id
                                        and touch.organization_id = contact_grant.organization_id)
                        then 'OWN' else 'AGREED' end;
alter table contact_grant
  alter column basis     set not null,
  alter column agreed_at set not null,
  add constraint contact_grant_basis_is_known
    check (basis in ('OWN', 'AGREED', 'CONVENER', 'EXCHANGE', 'ORGANIC', 'DEALT'));

-- Whom an organization may not have yet: its seat is suspended, or there is no place for them.

create table waiting_contact (
  signature_id    bigint      not null references signature on delete cascade,
  organization_id uuid        not null references organization,
  pool_id         uuid        not null references signature_pool,
  waits_for       text        not null check (waits_for in ('SEAT', 'PLACE')),
  touch_id        bigint      not null,
  consent_text_id uuid        not null,
  rule            text        not null,
  terms_version   integer     not null,
  basis           text        not null check (basis in ('OWN', 'AGREED', 'CONVENER', 'EXCHANGE', 'ORGANIC', 'DEALT')),
  agreed_at       timestamptz not null,
  primary key (signature_id, organization_id)
);
create index waiting_contact_by_pool on waiting_contact (pool_id, organization_id);
create index waiting_contact_for_seats on waiting_contact (pool_id, organization_id) where waits_for = 'SEAT';
revoke all on waiting_contact from chorus_app;
alter table waiting_contact enable row level security;
create policy way_of_a_signature on waiting_contact to chorus_supporters using (true);

insert into waiting_contact (signature_id, organization_id, pool_id, waits_for, touch_id, consent_text_id, rule,
                             terms_version, basis, agreed_at)
select held_answer.signature_id, held_answer.organization_id, signature.pool_id, 'SEAT', held_answer.touch_id,
       held_answer.consent_text_id, terms.sharing, terms.version,
       case when terms.sharing = 'SOURCE_ONLY' then 'OWN' else 'AGREED' end, touched_at
  from held_answer
  join touch          on touch.id = held_answer.touch_id
  join signature      on signature.id = held_answer.signature_id
  join signature_pool on signature_pool.id = signature.pool_id
  join lateral (select sharing, version
                  from terms
                 where terms.coalition_id = signature_pool.coalition_id
                   and terms.adopted_at <= touched_at
                 order by version desc
                 limit 1) as terms on true;
drop table held_answer;

-- The ledger of people whom nobody brought and who are dealt out: to whom, and by which numbers. A row stays
-- when the person is erased, and then says nothing of them. Nobody is dealt twice.

create table dealing (
  pool_id         uuid        not null references signature_pool,
  ordinal         bigint      not null, -- from 1 in each pool
  signature_id    bigint      unique references signature on delete set null,
  organization_id uuid        not null references organization,
  rule            text        not null check (rule in ('EQUAL', 'PRO_RATA')),
  terms_version   integer     not null,
  signed_at       timestamptz not null,
  candidates      uuid[]      not null, -- agreed to and below their cap; who joined first stands first
  levels          bigint[]    not null, -- of the candidates: how many each was dealt, so to speak (see dealing_share)
  brought         bigint[]    not null, -- by each candidate, until then
  dealt           bigint[]    not null, -- to each candidate, until then
  brought_by_all  bigint      not null,
  primary key (pool_id, ordinal)
);
revoke all on dealing from chorus_app;
alter table dealing enable row level security;
create policy way_of_a_signature on dealing to chorus_supporters using (true);

-- What dealing goes on with. Whoever joins later starts level with the others and does not catch up.

create table dealing_share (
  pool_id         uuid        not null references signature_pool,
  organization_id uuid        not null references organization,
  joined_at       timestamptz,          -- or was reinstated: since then it has this level; null before it was a candidate
  brought         bigint      not null,
  dealt           bigint      not null,
  level           bigint      not null,
  primary key (pool_id, organization_id)
);

-- By which numbers the places of a pool were given the last time; no row if they have to be looked at.

create table settled_places (
  pool_id     uuid primary key references signature_pool,
  by_numbers  text not null
);

-- Since when a seat convened that has been settled.

create table settled_convening (
  seat_id         uuid primary key references seat,
  convening_since timestamptz
);
insert into settled_convening (seat_id, convening_since)
select id, convening_since from seat where convening;

-- Staff read to whom they were dealt whom their organization holds.
create policy granted on dealing for select to chorus_staff
  using (organization_id = reading_organization());
grant select (signature_id, organization_id, ordinal) on dealing to chorus_staff;
