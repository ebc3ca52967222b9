-- A login also ends when the identity provider that it came through is switched off or removed.

alter table staff_login drop constraint staff_login_why_check;
alter table staff_login add constraint staff_login_why_check
  check (why in ('LOGGED_OUT', 'LOGGED_OUT_ELSEWHERE', 'REPLACED', 'PROVIDER_CLOSED', 'IDLE', 'TOO_LONG'));
