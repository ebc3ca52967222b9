-- What the roles may in the database of Chorus: once per database, after roles.sql, connected to it
-- as a superuser. May be run again. The database itself: create database chorus owner chorus;

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to chorus, chorus_app', current_database());
  -- A database from before these roles: its tables are there already. What supporters told us and
  -- the audit trail are taken away again by the migrations that know those tables.
  if not exists (select from pg_default_acl where defaclrole = 'chorus'::regrole) then
    grant select, insert, update, delete on all tables in schema public to chorus_app, chorus_supporters;
    grant usage, select on all sequences in schema public to chorus_app, chorus_supporters;
  end if;
end $$;

alter default privileges for role chorus in schema public
  grant select, insert, update, delete on tables to chorus_app, chorus_supporters;
alter default privileges for role chorus in schema public
  grant usage, select on sequences to chorus_app, chorus_supporters;
