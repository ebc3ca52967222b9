-- Mail waits here until the mail server has taken it. What was sent keeps no address and no text.

create table mail_outbox (
  id              bigint      generated always as identity primary key,
  message_id      uuid        not null unique default uuidv7(), -- the same on every attempt
  state           text        not null default 'QUEUED' check (state in ('QUEUED', 'SENDING', 'SENT', 'FAILED')),
  recipient       text        not null,
  sender_name     text        not null,
  subject         text        not null,
  text_body       text        not null,
  html_body       text        not null,
  attempts        integer     not null default 0,
  next_attempt_at timestamptz not null,
  queued_at       timestamptz not null,
  sent_at         timestamptz
);
create index mail_outbox_due on mail_outbox (next_attempt_at) where state in ('QUEUED', 'SENDING');

-- How far the signatures have been asked for confirmation.

create table confirmation_mail_position (
  singleton    boolean primary key default true check (singleton),
  transaction  bigint  not null,
  signature_id bigint  not null
);
insert into confirmation_mail_position (transaction, signature_id) values (0, 0);
