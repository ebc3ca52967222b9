-- How many people two organizations both have on their lists: told to both, where both let each other know it.

create table overlap_consent (
  organization_id uuid        not null references organization,
  partner_id      uuid        not null references organization,
  agreed_at       timestamptz not null,
  agreed_by_name  text        not null,
  primary key (organization_id, partner_id),
  check (organization_id <> partner_id)
);

create table overlap_answer (
  first_list  uuid        not null references supporter_list on delete cascade,
  second_list uuid        not null references supporter_list on delete cascade,
  answered_at timestamptz not null,
  on_both     bigint      not null, -- with noise: may be negative
  primary key (first_list, second_list),
  check (first_list < second_list)
);
create index overlap_answer_by_second on overlap_answer (second_list);
revoke update, delete on overlap_answer from chorus_app, chorus_supporters; -- the first one stays
