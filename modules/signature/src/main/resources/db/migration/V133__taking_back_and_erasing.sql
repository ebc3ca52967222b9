-- People take their signature back, or have it erased. Erasing is its own role's: it deletes, and can read
-- neither name nor address; nobody else deletes signatures.

do $$
begin
  if not exists (select from pg_roles where rolname = 'chorus_erasure') then
    raise exception 'the role chorus_erasure is missing'
      using hint = 'Run deploy/postgresql/roles.sql again, as a superuser, and start Chorus once more.';
  end if;
end $$;

create policy erasing on signature     to chorus_erasure using (true);
create policy erasing on touch         to chorus_erasure using (true);
create policy erasing on signed_letter to chorus_erasure using (true);

grant delete on signature, touch to chorus_erasure;
grant select (id, pool_id, campaign_id, organization_id, channel, country, language, signed_at, standing, confirmed_at)
  on signature to chorus_erasure;
grant select (signature_id, kind, campaign_id, organization_id, channel, touched_at) on touch to chorus_erasure;
grant select (signature_id) on signed_letter to chorus_erasure;
grant select, insert, update on tally to chorus_erasure;

-- What hangs on a signature goes with it.
alter table confirmation drop constraint confirmation_signature_id_fkey;
alter table confirmation
  add constraint confirmation_signature_id_fkey foreign key (signature_id) references signature on delete cascade;

-- How many were erased, and nothing about whom.
create table erasure (
  pool_id     uuid   not null references signature_pool,
  campaign_id uuid   not null,
  day         date   not null, -- in UTC
  signatures  bigint not null,
  primary key (pool_id, campaign_id, day)
);
revoke insert, update, delete on erasure from chorus_app, chorus_supporters;
grant select, insert, update on erasure to chorus_erasure;

-- Whoever took their signature back and signs again: what they had agreed to before then is over.
alter table signature add column came_back_at timestamptz;

alter table touch drop constraint touch_kind_check;
alter table touch add constraint touch_kind_check check (kind in ('FIRST', 'ASSIST', 'REPEAT', 'RETURN'));
