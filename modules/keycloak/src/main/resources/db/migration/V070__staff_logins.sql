-- Logins of staff, so that every server knows which of them have ended. Not the HTTP session: that stays in
-- the memory of one server, and its id stands nowhere. No name, no address of a mail or a machine.

create table staff_login (
  id       uuid primary key,
  issuer   text        not null,
  subject  text        not null,
  sid      text,                  -- the session at the issuer; null where the token names none
  begun_at timestamptz not null,
  seen_at  timestamptz not null,  -- to half a minute
  ended_at timestamptz,
  why      text check (why in ('LOGGED_OUT', 'LOGGED_OUT_ELSEWHERE', 'REPLACED', 'IDLE', 'TOO_LONG')),
  check ((ended_at is null) = (why is null)),
  check (seen_at >= begun_at)
);

create index staff_login_by_subject on staff_login (subject) where ended_at is null;
create index staff_login_by_age on staff_login (seen_at);
