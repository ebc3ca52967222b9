-- Mail names people: whoever writes one puts it here, and only sending reads it.

revoke all on mail_outbox from chorus_app;
grant insert on mail_outbox to chorus_app;

alter table mail_outbox enable row level security;

create policy put_in  on mail_outbox for insert to chorus_app with check (true);
create policy sending on mail_outbox to chorus_supporters using (true);
