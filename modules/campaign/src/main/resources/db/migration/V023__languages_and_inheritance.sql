-- A page in one language is an edition of it: with a draft and a publication of its own. A partner's
-- edition has no draft where it follows the common page in everything.

create table edition (
  id                    uuid primary key,
  page_id               uuid not null references page deferrable initially deferred,
  language              text not null,
  draft_revision_id     uuid references revision deferrable initially deferred,
  published_revision_id uuid references revision deferrable initially deferred,
  constraint edition_is_unique unique (page_id, language)
);

insert into edition
select gen_random_uuid(), page.id, draft.language, draft.id,
       case when published.language = draft.language then published.id end
  from page
  join revision draft on draft.id = page.draft_revision_id
  left join revision published on published.id = page.published_revision_id;

-- The language was changed after publishing: supporters go on reading the old one until then.
insert into edition
select gen_random_uuid(), page.id, published.language, null, published.id
  from page
  join revision draft on draft.id = page.draft_revision_id
  join revision published on published.id = page.published_revision_id
 where published.language <> draft.language;

-- The language that people read who ask for none, or for one that there is not.

alter table campaign add column language text;
update campaign
   set language = (select revision.language
                     from page
                     join revision on revision.id = page.draft_revision_id
                    where page.campaign_id = campaign.id
                      and page.organization_id is null);
alter table campaign alter column language set not null;

alter table page
  drop column draft_revision_id,
  drop column published_revision_id,
  add constraint page_is_unpublished_after_publishing
    check (unpublished_at is null or first_published_at is not null);

-- New texts; and which parts are the page's own, the others following the common page.

alter table revision
  drop constraint revision_number_is_unique,
  add constraint revision_number_is_unique unique (page_id, language, number),
  add column own_parts       text[],
  add column statement_intro text not null default '',
  add column sources         text not null default '',
  add column thank_you       text not null default '',
  add column share_text      text not null default '';
update revision
   set own_parts = '{TITLE,LEDE,LEAD_IN,ARTICLE,SOURCES,STATEMENT,LETTER,PICTURE,TARGET,CLOSING_CALL,THANKS,THANK_YOU,SHARE_TEXT}';
alter table revision
  alter column own_parts       set not null,
  alter column statement_intro drop default,
  alter column sources         drop default,
  alter column thank_you       drop default,
  alter column share_text      drop default;

alter table working_copy
  drop constraint working_copy_is_unique,
  add constraint working_copy_is_unique
    unique nulls not distinct (campaign_id, organization_id, language, writer),
  add column own_parts       text[],
  add column statement_intro text not null default '',
  add column sources         text not null default '',
  add column thank_you       text not null default '',
  add column share_text      text not null default '';
update working_copy
   set own_parts = '{TITLE,LEDE,LEAD_IN,ARTICLE,SOURCES,STATEMENT,LETTER,PICTURE,TARGET,CLOSING_CALL,THANKS,THANK_YOU,SHARE_TEXT}';
alter table working_copy
  alter column own_parts       set not null,
  alter column statement_intro drop default,
  alter column sources         drop default,
  alter column thank_you       drop default,
  alter column share_text      drop default;
