-- The audit trail as a chain: each entry's digest covers the entry and the digest before it, so that
-- whoever changes, removes or slips in an entry has to change every link after it. The links are made
-- by the database, at commit, one transaction after the other; the app can only add entries.

alter table audit_entry add column request_id text not null default '';

create table audit_link (
  position bigint primary key,
  entry_id bigint not null unique references audit_entry,
  digest   bytea  not null
);

-- SHA-256 over the digest before and the entry's fields, each led by its length in bytes.
-- org.chorus.access.AuditChain computes the same.
create function audit_digest(previous bytea, entry audit_entry) returns bytea
  language sql stable
  return sha256(
    previous
    || convert_to(
         (select string_agg(octet_length(field) || ':' || field, '' order by n)
            from unnest(array[
                   entry.id::text,
                   (extract(epoch from entry.at) * 1000000)::bigint::text,
                   entry.subject,
                   entry.name,
                   entry.organization_id::text,
                   entry.act,
                   entry.object,
                   entry.object_name,
                   entry.outcome,
                   entry.detail,
                   entry.request_id]) with ordinality as fields (field, n)),
         'UTF8'));

-- Runs as the owner, because nobody else may write links.
create function link_audit_entry() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  last audit_link;
begin
  perform pg_advisory_xact_lock(hashtextextended('chorus audit chain', 0));
  select * into last from audit_link order by position desc limit 1;
  insert into audit_link (position, entry_id, digest)
  values (coalesce(last.position, 0) + 1, new.id, audit_digest(coalesce(last.digest, ''), new));
  return null;
end $$;

-- What was written before there was a chain is linked as it is found.
do $$
declare
  entry audit_entry;
  place bigint := 0;
  last  bytea  := '';
begin
  for entry in select * from audit_entry order by id loop
    place := place + 1;
    last := audit_digest(last, entry);
    insert into audit_link (position, entry_id, digest) values (place, entry.id, last);
  end loop;
end $$;

-- At commit, when everything else that the transaction locks is locked: two of them cannot wait for
-- each other crosswise.
create constraint trigger audit_entry_is_linked
  after insert on audit_entry
  deferrable initially deferred
  for each row execute function link_audit_entry();

create trigger audit_link_is_append_only
  before update or delete or truncate on audit_link
  for each statement execute function refuse_change_of_audit();

revoke update, delete, truncate on audit_entry from chorus_app, chorus_supporters;
revoke insert, update, delete, truncate on audit_link from chorus_app, chorus_supporters;

create index audit_entry_by_time on audit_entry (at);
