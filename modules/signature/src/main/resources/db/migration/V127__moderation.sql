-- What moderators did: one row for each act, however many signatures it was about. No personal data.

create table moderation_action (
  id              bigint      generated always as identity primary key,
  campaign_id     uuid        not null references campaign,
  deed            text        not null check (deed in ('TAKE_OUT', 'LET_IN')),
  selection       text        not null, -- which signatures, in words
  reason          text        not null check (reason <> ''),
  at              timestamptz not null,
  subject         text        not null, -- who
  by              text        not null,
  organization_id uuid        not null references organization,
  state           text        not null check (state in ('RUNNING', 'DONE', 'UNDOING', 'UNDONE')),
  selected        bigint      not null,           -- how many signatures it began with,
  handled         bigint      not null default 0, -- of these were looked at,
  changed         bigint      not null default 0, -- of these were another than before,
  restored        bigint      not null default 0, -- of these are what they were before
  undone_at       timestamptz,
  undone_by       text
);
create index moderation_action_by_campaign on moderation_action (campaign_id, id);
create index moderation_action_under_way on moderation_action (id) where state in ('RUNNING', 'UNDOING');

-- Which signatures an act was about, so that exactly what it changed can be taken back. Of several acts
-- that changed one signature, the one with the highest turn was last: turns are drawn while its row is
-- locked.

create sequence moderation_turn;

create table moderated_signature (
  action_id    bigint not null references moderation_action,
  signature_id bigint not null references signature on delete cascade,
  state        text   not null check (state in ('WAITING', 'CHANGED', 'UNTOUCHED', 'UNDONE', 'KEPT')),
  undoing      text   not null default '', -- the step that takes it back
  turn         bigint,
  primary key (action_id, signature_id)
);
create index moderated_signature_by_state on moderated_signature (action_id, state, undoing, signature_id);
create index moderated_signature_turns on moderated_signature (signature_id, turn);

revoke all on moderated_signature from chorus_app;
alter table moderated_signature enable row level security;
create policy way_of_a_signature on moderated_signature to chorus_supporters using (true);
