-- A pool is the boundary of uniqueness and of counting; campaigns of one coalition may share one.

create table signature_pool (
  id           uuid        primary key,
  coalition_id uuid        not null references coalition,
  name         text        not null,
  created_at   timestamptz not null
);
create index signature_pool_by_coalition on signature_pool (coalition_id);

create table campaign (
  id                uuid        primary key,
  coalition_id      uuid        not null references coalition,
  pool_id           uuid        not null references signature_pool,
  slug              text        not null constraint campaign_slug_is_unique unique,
  kind              text        not null check (kind in ('PETITION', 'LETTER')),
  name              text        not null,
  consent_mode      text        not null check (consent_mode in ('EXPLICIT', 'DISCLOSURE')),
  state             text        not null check (state in ('DRAFT', 'IN_APPROVAL', 'PUBLISHED')),
  -- Grows with every change to what supporters will see. An approval is for one value of it.
  content_version   integer     not null,
  published_version integer     check (published_version <= content_version),
  created_at        timestamptz not null,
  published_at      timestamptz,
  check ((state = 'PUBLISHED') = (published_at is not null and published_version is not null))
);
create index campaign_by_coalition on campaign (coalition_id);
create index campaign_by_pool on campaign (pool_id);

-- Images are re-encoded before they are stored: no metadata, no surprises.

create table image (
  id              uuid        primary key,
  organization_id uuid        not null references organization,
  media_type      text        not null check (media_type in ('image/jpeg', 'image/png')),
  width           integer     not null,
  height          integer     not null,
  bytes           bytea       not null,
  stored_at       timestamptz not null
);

-- One partner's front of a campaign; the one without a partner is the coalition's common page.

create table page (
  id                    uuid        primary key,
  campaign_id           uuid        not null references campaign,
  organization_id       uuid        references organization,
  draft_revision_id     uuid        not null,
  published_revision_id uuid,
  first_published_at    timestamptz,
  constraint page_is_unique unique nulls not distinct (campaign_id, organization_id)
);

create table revision (
  id                  uuid        primary key,
  page_id             uuid        not null references page deferrable initially deferred,
  number              integer     not null,
  author              text        not null,
  author_name         text        not null,
  created_at          timestamptz not null,
  language            text        not null,
  title               text        not null,
  lede                text        not null,
  lead_in             text        not null,
  article             text        not null,
  statement           text        not null,
  salutation          text        not null,
  letter              text        not null,
  image_id            uuid        references image,
  image_credit        text        not null,
  image_alt           text        not null,
  target_name         text        not null,
  target_job_title    text        not null,
  target_organization text        not null,
  closing_call        text        not null,
  thanks              text        not null,
  consent_wording     text        not null,
  constraint revision_number_is_unique unique (page_id, number)
);

alter table page
  add foreign key (draft_revision_id)     references revision deferrable initially deferred,
  add foreign key (published_revision_id) references revision deferrable initially deferred;

create table approval (
  campaign_id     uuid        not null references campaign,
  organization_id uuid        not null references organization,
  content_version integer     not null,
  decision        text        not null check (decision in ('APPROVED', 'CHANGES_REQUESTED')),
  comment         text        not null,
  subject         text        not null,
  name            text        not null,
  decided_at      timestamptz not null,
  primary key (campaign_id, organization_id, content_version)
);

-- The exact words that people answer to. Never changed, because answers point at them (GDPR Art. 7(1)).

create table consent_text (
  id              uuid        primary key,
  campaign_id     uuid        not null references campaign,
  organization_id uuid        not null references organization,
  language        text        not null,
  version         integer     not null,
  mode            text        not null check (mode in ('EXPLICIT', 'DISCLOSURE')),
  wording         text        not null,
  created_at      timestamptz not null,
  unique (campaign_id, organization_id, language, version)
);
