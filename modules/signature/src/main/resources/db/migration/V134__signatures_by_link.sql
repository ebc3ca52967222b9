-- By which link a person came, and whose signature it was that passed the page on.

alter table signature add column link_id uuid;
alter table touch
  add column link_id uuid,
  add column sharer  bigint; -- a signature; when that is erased, its number is all that is left of it here

grant select (link_id) on signature to chorus_erasure;
grant select (link_id) on touch to chorus_erasure;

-- LINK: a row for each link and day, and none for those who came by no link. (For the others see V132.)
alter table tally drop constraint tally_dimension_check;
alter table tally add constraint tally_dimension_check
  check (dimension in ('EVER', 'HOUR', 'CHANNEL', 'LINK', 'COUNTRY', 'LANGUAGE'));

create or replace view recount with (security_invoker = true) as
with entry as (
  select signature.pool_id, signature.campaign_id, signature.organization_id, signature.channel, signature.link_id,
         country, language, signed_at as at, standing, true as is_signature,
         confirmed_at is not null as confirmed, signed_letter.signature_id is not null as own_words
    from signature
    left join signed_letter on signed_letter.signature_id = signature.id
   union all
  select signature.pool_id, touch.campaign_id, touch.organization_id, touch.channel, touch.link_id,
         country, language, touched_at, standing, false, false, false
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
    ('LINK',     link_id::text,         date_trunc('day', at, 'UTC')),
    ('COUNTRY',  coalesce(country, ''), date_trunc('day', at, 'UTC')),
    ('LANGUAGE', language,              date_trunc('day', at, 'UTC'))
  ) as part (dimension, value, since)
 where part.value is not null
 group by pool_id, campaign_id, organization_id, part.dimension, part.value, part.since, standing;
