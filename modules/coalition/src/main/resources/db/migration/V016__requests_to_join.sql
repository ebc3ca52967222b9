-- Organizations ask to join a coalition that lets them. One open request each; what became of the others
-- stays, with the conveners' reason.

alter table coalition add column takes_requests boolean not null default false;

create table join_request (
  id              uuid        primary key,
  coalition_id    uuid        not null references coalition,
  organization_id uuid        not null references organization,
  message         text        not null,
  asked_by        text        not null,
  asked_by_name   text        not null,
  asked_at        timestamptz not null,
  state           text        not null
    constraint join_request_state_is_known check (state in ('OPEN', 'INVITED', 'TURNED_DOWN', 'WITHDRAWN')),
  reason          text        not null default '',
  answered_at     timestamptz,
  constraint join_request_answers_are_dated check ((state = 'OPEN') = (answered_at is null)),
  constraint join_request_turned_down_for_a_reason check (state <> 'TURNED_DOWN' or reason <> '')
);
create unique index join_request_one_open
  on join_request (coalition_id, organization_id)
  where state = 'OPEN';
create index join_request_by_organization on join_request (organization_id);
