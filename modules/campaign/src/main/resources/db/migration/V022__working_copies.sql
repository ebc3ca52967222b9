-- What somebody has written on a page and not saved: theirs alone, gone when they save or drop it.

create table working_copy (
  id                  uuid        primary key,
  campaign_id         uuid        not null references campaign,
  -- Whose page it is; none for the common one.
  organization_id     uuid        references organization,
  writer              text        not null,
  writer_name         text        not null,
  based_on            integer     not null,
  kept_at             timestamptz not null,
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
  constraint working_copy_is_unique unique nulls not distinct (campaign_id, organization_id, writer)
);
create index working_copy_by_writer on working_copy (writer);
