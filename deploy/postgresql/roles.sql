-- The roles that Chorus works with, once per PostgreSQL server, as a superuser. May be run again.
--
--   chorus             owns the database and migrates it. Only the start of the app uses it.
--   chorus_app         what the app logs in as. Sees no supporter: of the tables with personal data
--                      it may read nothing by itself, only as one of the others.
--   chorus_erasure     deleting signatures for good. It sees whom they are credited to and how they
--                      count, and nobody's name or address; nobody else may delete them.
--   chorus_staff       reading personal data for one Organization, which the transaction names. It
--                      sees the contacts granted to that Organization, and none without a name;
--                      for moderators, the signatures of one Campaign, masked.
--   chorus_supporters  the way of a signature: taking it in, confirming, mailing, granting.
--
-- Nobody of them is a superuser or passes by row-level security. Give the two that log in a password:
--   alter role chorus password '...'; alter role chorus_app password '...';

do $$
declare
  wanted text;
begin
  foreach wanted in array array['chorus', 'chorus_app', 'chorus_staff', 'chorus_supporters', 'chorus_erasure'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I', wanted);
    end if;
  end loop;
end $$;

alter role chorus            login   nosuperuser nobypassrls nocreaterole nocreatedb;
alter role chorus_app        login   nosuperuser nobypassrls nocreaterole nocreatedb;
alter role chorus_staff      nologin nosuperuser nobypassrls nocreaterole nocreatedb;
alter role chorus_supporters nologin nosuperuser nobypassrls nocreaterole nocreatedb;
alter role chorus_erasure    nologin nosuperuser nobypassrls nocreaterole nocreatedb;

-- The app may become them for a transaction, and has nothing of theirs otherwise.
grant chorus_staff, chorus_supporters, chorus_erasure to chorus_app with inherit false, set true;
