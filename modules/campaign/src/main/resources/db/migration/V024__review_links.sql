-- Links to pages that are not public yet, for people without an account.

create table review_link (
  id              uuid        primary key,
  campaign_id     uuid        not null references campaign,
  organization_id uuid        references organization, -- whose page; null is the common one
  made_by         text        not null,
  made_by_name    text        not null,
  made_for        uuid        not null references organization,
  made_at         timestamptz not null,
  expires_at      timestamptz not null,
  revoked_at      timestamptz,
  token_hash      bytea       not null unique,
  constraint review_link_holds_for_days
    check (expires_at > made_at and expires_at <= made_at + interval '31 days'),
  constraint review_link_token_is_hashed check (octet_length(token_hash) = 32)
);
create index review_link_by_campaign on review_link (campaign_id) where revoked_at is null;
