-- What a campaign does against signatures that no person gave: whether its pages set a challenge, and what becomes
-- of a signature that is suspicious. Chosen while it runs; no part of what co-owners approve.

alter table campaign
  add column challenge_mode text not null default 'AUTOMATIC',
  add column suspicion_rule text not null default 'HOLD',
  add column protection_set_at timestamptz,
  add column protection_set_by text;

alter table campaign
  alter column challenge_mode drop default,
  alter column suspicion_rule drop default,
  add constraint campaign_challenge_mode_is_known check (challenge_mode in ('OFF', 'ON', 'AUTOMATIC')),
  add constraint campaign_suspicion_rule_is_known check (suspicion_rule in ('COUNT', 'HOLD')),
  add constraint campaign_protection_is_set_by_somebody
    check ((protection_set_at is null) = (protection_set_by is null));
