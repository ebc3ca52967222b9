-- Who is not written to: known by a keyed hash of the address, under a key of its own, for one organization,
-- for the common pages, or for a while for everybody.

create table suppression (
  address_key     bytea       not null,
  reach           text        not null check (reach in ('ORGANIZATION', 'COMMON_PAGES', 'EVERYBODY')),
  organization_id uuid        references organization,
  reason          text        not null check (reason in ('HARD_BOUNCE', 'SOFT_BOUNCES', 'COMPLAINT', 'UNSUBSCRIBED')),
  times           integer     not null default 1, -- of soft bounces; the first two hold nothing back
  since           timestamptz not null,
  last_at         timestamptz not null,
  until           timestamptz not null default 'infinity',
  constraint suppression_is_unique unique nulls not distinct (address_key, reach, organization_id, reason),
  constraint suppression_names_an_organization check ((reach = 'ORGANIZATION') = (organization_id is not null))
);

revoke all on suppression from chorus_app;
alter table suppression enable row level security;
create policy way_of_mail on suppression to chorus_supporters using (true);

-- Whose page the person signed on whom a mail is to, and how they are known here. Mail to staff has no key:
-- nothing holds it back.

alter table mail_outbox
  add column organization_id uuid,
  add column address_key     bytea;
create index mail_outbox_failed on mail_outbox (organization_id) where state = 'FAILED';

-- The one place that says when somebody is not written to.
create function is_held_back(key bytea, organization uuid, at timestamptz) returns boolean
  language sql stable
  return exists (select from suppression
                  where address_key = key
                    and (reach = 'EVERYBODY'
                         or reach = 'ORGANIZATION' and organization_id = organization
                         or reach = 'COMMON_PAGES' and organization is null)
                    and until > at
                    and (reason <> 'SOFT_BOUNCES' or times >= 3));

-- What staff may do to it, and no more: they see no row, and are told nothing. Run as the owner.
create function hold_mail_back(key bytea, organization uuid, at timestamptz) returns void
  language sql strict security definer set search_path = public
  begin atomic
    insert into suppression (address_key, reach, organization_id, reason, since, last_at)
    values (key, 'ORGANIZATION', organization, 'UNSUBSCRIBED', at, at)
        on conflict do nothing;
  end;

create function write_again(key bytea, organization uuid) returns void
  language sql strict security definer set search_path = public
  begin atomic
    delete from suppression where address_key = key and organization_id = organization;
  end;

create function write_again_for_everybody(key bytea) returns void
  language sql strict security definer set search_path = public
  begin atomic
    delete from suppression where address_key = key and reach in ('EVERYBODY', 'COMMON_PAGES');
  end;

revoke execute on function hold_mail_back, write_again, write_again_for_everybody from public;
grant execute on function hold_mail_back, write_again, write_again_for_everybody to chorus_app;
