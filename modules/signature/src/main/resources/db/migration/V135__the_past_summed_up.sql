-- Days that are over, summed up: how many count, whichever campaign and partner they are credited to. Dashboards add
-- them to the tallies of the days since, so that what they read does not grow with campaigns and partners.
--
--   CHANNEL, COUNTRY, LANGUAGE  a row for each value and day, as in the tallies
--   PARTNER                     a row for each partner and day; '' are those whom nobody brought
--
-- What is new never falls into the past. Whatever changes what is old moves these along, in the same transaction.

create table past (
  pool_id uuid        primary key references signature_pool,
  until   timestamptz not null -- the beginning of the first day, in UTC, that is not summed up
);

create table past_tally (
  pool_id    uuid        not null,
  dimension  text        not null check (dimension in ('CHANNEL', 'COUNTRY', 'LANGUAGE', 'PARTNER')),
  since      timestamptz not null, -- the beginning of the day, in UTC
  value      text        not null,
  signatures bigint      not null,
  primary key (pool_id, dimension, since, value)
);

grant select on past to chorus_erasure;
grant select, insert, update on past_tally to chorus_erasure;

-- For the days since. It grows with new rows of tallies and not with signatures, whose steps change neither column.
create index tally_by_day on tally (pool_id, dimension, since);

insert into past (pool_id, until)
select id, date_trunc('day', now(), 'UTC') - interval '1 day'
  from signature_pool;

insert into past_tally (pool_id, dimension, since, value, signatures)
select pool_id, part.dimension, since, part.value, sum(signatures)
  from tally
  join past using (pool_id)
 cross join lateral (
    select tally.dimension, tally.value
     union all
    select 'PARTNER', coalesce(organization_id::text, '')
     where tally.dimension = 'LANGUAGE' -- the fewest rows; all dimensions have the same sum
  ) as part (dimension, value)
 where tally.dimension in ('CHANNEL', 'COUNTRY', 'LANGUAGE')
   and standing = 'COUNTED'
   and since < until
 group by pool_id, part.dimension, since, part.value
having sum(signatures) <> 0;
