-- Links that partners spread, by which one knows what brought a person.

create table campaign_link (
  id              uuid        primary key,
  campaign_id     uuid        not null references campaign,
  organization_id uuid        not null references organization, -- whose it is
  code            text        not null unique,
  name            text        not null,
  channel         text        not null,
  made_by         text        not null,
  made_by_name    text        not null,
  made_at         timestamptz not null,
  ended_at        timestamptz,
  constraint campaign_link_code_can_be_typed check (code ~ '^[2-9a-hj-km-np-z]{7}$'),
  constraint campaign_link_is_named check (length(name) between 1 and 80)
);
create unique index campaign_link_is_named_once on campaign_link (campaign_id, organization_id, lower(name));
