-- What stops one thing on the whole installation. Each row is there from the beginning, and stays: the app flips it.

create table site_switch (
  name            text        primary key check (name in ('SIGNING', 'MAIL', 'COUNTERS', 'SITE')),
  off_since       timestamptz,
  message         text        not null default '' check (length(message) <= 300),
  reason          text        not null default '',
  flipped_by      text,
  flipped_by_name text,
  flipped_at      timestamptz,
  check (off_since is not null or message = ''),
  check ((flipped_at is null) = (flipped_by is null) and (flipped_at is null) = (flipped_by_name is null)),
  check (off_since is null or flipped_at is not null)
);

insert into site_switch (name) values ('SIGNING'), ('MAIL'), ('COUNTERS'), ('SITE');

revoke insert, delete on site_switch from chorus_app;
revoke insert, update, delete on site_switch from chorus_supporters;
