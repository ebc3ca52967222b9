-- A seat lives on: suspended and reinstated, left and invited again. Each state has its beginning and,
-- where somebody gave one, its reason. That an invitation has expired is never stored: the clock says so.

alter table seat
  drop constraint seat_state_check,
  drop constraint seat_check,
  drop constraint seat_check1;
alter table seat rename column decline_reason to reason;
alter table seat
  add column since      timestamptz, -- when the present state began
  add column expires_at timestamptz, -- of the open invitation
  add column left_at    timestamptz; -- the last time, also after coming back
update seat
   set since      = coalesce(joined_at, declined_at, invited_at),
       reason     = coalesce(reason, ''),
       expires_at = case state when 'INVITED' then invited_at + interval '30 days' end;
alter table seat
  drop column declined_at,
  alter column since  set not null,
  alter column reason set not null,
  add constraint seat_state_is_known
    check (state in ('INVITED', 'ACTIVE', 'SUSPENDED', 'LEFT', 'DECLINED', 'REVOKED')),
  add constraint seat_invitation_expires
    check ((state = 'INVITED') = (expires_at is not null)),
  add constraint seat_partner_has_joined
    check (state not in ('ACTIVE', 'SUSPENDED', 'LEFT') or joined_at is not null),
  add constraint seat_left_is_dated
    check (state <> 'LEFT' or left_at is not null),
  add constraint seat_convenes_as_partner
    check (not convening or state in ('ACTIVE', 'SUSPENDED'));

-- An answer to a version stands until the same seat gives another, or leaves: whoever comes back
-- accepts anew.

alter table terms_acceptance rename to terms_answer;
alter table terms_answer rename column accepted_at to answered_at;
alter table terms_answer drop constraint terms_acceptance_pkey;
alter table terms_answer
  add column id            bigint      generated always as identity primary key,
  add column answer        text        not null default 'ACCEPTED'
    constraint terms_answer_is_known check (answer in ('ACCEPTED', 'OBJECTED')),
  add column comment       text        not null default '',
  add column superseded_at timestamptz;
alter table terms_answer
  alter column answer  drop default,
  alter column comment drop default;
create unique index terms_answer_stands_once
  on terms_answer (seat_id, terms_version)
  where superseded_at is null;
