-- Whom a pool takes for the same person. Fixed once a campaign of the pool is public: every signer's key is made
-- by it.

alter table signature_pool
  add column same_person text not null default 'BY_ADDRESS';

alter table signature_pool
  alter column same_person drop default,
  add constraint signature_pool_same_person_is_known check (same_person in ('BY_ADDRESS', 'BY_ADDRESS_AND_NAME'));
