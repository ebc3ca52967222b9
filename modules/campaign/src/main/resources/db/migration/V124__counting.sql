-- Whether signatures count at once, or once their address is confirmed. Part of what the co-owners approve; fixed
-- once the campaign is public. Each signature carries on with the rule that it was given under.

alter table campaign
  add column counting text not null default 'AT_ONCE';

alter table campaign
  alter column counting drop default,
  add constraint campaign_counting_is_known check (counting in ('AT_ONCE', 'WHEN_CONFIRMED'));
