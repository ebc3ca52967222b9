-- Who asks for the confirmation mail once more. Anybody can ask for any address, so this may hold people who
-- never signed; a row is gone with the next run of the task that reads it.

create table resend_request (
  pool_id      uuid        not null,
  signer_key   bytea       not null,
  requested_at timestamptz not null,
  primary key (pool_id, signer_key)
);

-- How often a signature's mail was sent again, and when last.

create table confirmation_resend (
  signature_id bigint      primary key references signature on delete cascade,
  times        integer     not null,
  last_at      timestamptz not null
);

revoke all on resend_request, confirmation_resend from chorus_app;
grant insert on resend_request to chorus_app;

alter table resend_request      enable row level security;
alter table confirmation_resend enable row level security;

create policy put_in      on resend_request for insert to chorus_app with check (true);
create policy way_of_mail on resend_request      to chorus_supporters using (true);
create policy way_of_mail on confirmation_resend to chorus_supporters using (true);
