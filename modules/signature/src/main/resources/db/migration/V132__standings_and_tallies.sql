-- Whether a signature counts follows from what became of it, and the database says so itself.

alter table signature
  add column channel            text    not null default 'PAGE',
  add column country            text check (country ~ '^[A-Z]{2}$'), -- as the person said; ISO 3166-1
  add column needs_confirmation boolean not null default false,       -- counts once confirmed
  add column suspicions         text[],                               -- null where there are none
  add column network            cidr,                                 -- from where it came, shortened
  add column held               boolean not null default false,       -- waits for a moderator
  add column invalidated_at     timestamptz,
  add column withdrawn_at       timestamptz;

alter table signature
  alter column channel            drop default,
  alter column needs_confirmation drop default,
  alter column held               drop default,
  add column standing text not null generated always as (
    case when withdrawn_at   is not null then 'WITHDRAWN'
         when invalidated_at is not null then 'INVALIDATED'
         when held                       then 'HELD'
         when needs_confirmation and confirmed_at is null then 'UNCONFIRMED'
         else 'COUNTED'
    end) stored;
create index signature_held on signature (pool_id, id)
  where held and invalidated_at is null and withdrawn_at is null; -- few: what a moderator has to look at

-- How many there are, moved in the same transaction as the rows that it counts. A signature stands once in
-- each dimension, with the campaign, the seat, the channel and the moment that it is credited to:
--
--   EVER                        one row, for all times
--   HOUR                        one row for each hour
--   CHANNEL, COUNTRY, LANGUAGE  a row for each value and day; an unknown country is ''
--
-- So at every commit each dimension of a pool has the same sum, and the sum that is COUNTED is its number.

drop view signature_count;
drop table tally;

create table tally (
  pool_id         uuid        not null,
  campaign_id     uuid        not null,
  organization_id uuid,
  dimension       text        not null check (dimension in ('EVER', 'HOUR', 'CHANNEL', 'COUNTRY', 'LANGUAGE')),
  value           text        not null,
  since           timestamptz not null, -- the beginning of the hour or day, in UTC
  standing        text        not null,
  signatures      bigint      not null,
  confirmed       bigint      not null, -- of the signatures
  own_words       bigint      not null, -- of the signatures
  assists         bigint      not null, -- touches of people whom somebody else brought, or nobody
  constraint tally_is_unique
    unique nulls not distinct (pool_id, dimension, campaign_id, organization_id, value, since, standing)
) with (fillfactor = 50); -- changed again and again, in place

-- The same, counted anew from the signatures and touches: what the tallies are held against.
create view recount with (security_invoker = true) as
with entry as (
  select signature.pool_id, signature.campaign_id, signature.organization_id, signature.channel, country, language,
         signed_at as at, standing, true as is_signature,
         confirmed_at is not null as confirmed, signed_letter.signature_id is not null as own_words
    from signature
    left join signed_letter on signed_letter.signature_id = signature.id
   union all
  select signature.pool_id, touch.campaign_id, touch.organization_id, touch.channel, country, language,
         touched_at, standing, false, false, false
    from touch
    join signature on signature.id = touch.signature_id
   where kind = 'ASSIST'
)
select pool_id, campaign_id, organization_id, part.dimension, part.value, part.since, standing,
       count(*) filter (where is_signature)     as signatures,
       count(*) filter (where confirmed)        as confirmed,
       count(*) filter (where own_words)        as own_words,
       count(*) filter (where not is_signature) as assists
  from entry
 cross join lateral (values
    ('EVER',     '',                    '-infinity'::timestamptz),
    ('HOUR',     '',                    date_trunc('hour', at, 'UTC')),
    ('CHANNEL',  channel,               date_trunc('day', at, 'UTC')),
    ('COUNTRY',  coalesce(country, ''), date_trunc('day', at, 'UTC')),
    ('LANGUAGE', language,              date_trunc('day', at, 'UTC'))
  ) as part (dimension, value, since)
 group by pool_id, campaign_id, organization_id, part.dimension, part.value, part.since, standing;
revoke all on recount from chorus_app;
revoke insert, update, delete on recount from chorus_supporters;

insert into tally (pool_id, campaign_id, organization_id, dimension, value, since, standing,
                   signatures, confirmed, own_words, assists)
select pool_id, campaign_id, organization_id, dimension, value, since, standing,
       signatures, confirmed, own_words, assists
  from recount;

-- What came of the last comparison of the two.
create table reconciliation (
  pool_id     uuid        primary key references signature_pool,
  compared_at timestamptz not null,
  signatures  bigint      not null,
  drift       bigint      not null
);
