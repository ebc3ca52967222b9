-- A campaign's whole life: paused, closed, delivered, archived; and what it will do by itself.

alter table campaign
  drop constraint campaign_state_check,
  drop constraint campaign_check1,
  add column state_since     timestamptz,
  add column state_by        text,
  add column state_by_name   text,
  add column state_for       uuid        references organization,
  add column state_reason    text        not null default '',
  add column public_message  text        not null default '',
  add column opens_at        timestamptz,
  add column closes_at       timestamptz,
  add column plan_zone       text,
  add column planned_by      text,
  add column planned_by_name text,
  add column planned_for     uuid        references organization,
  add column closed_at       timestamptz,
  add column delivered_on    date;

-- Who it was until now stands in the audit trail alone.
update campaign set state_since = coalesce(published_at, created_at);

alter table campaign
  alter column state_since    set not null,
  alter column state_reason   drop default,
  alter column public_message drop default,
  add constraint campaign_state_is_known
    check (state in ('DRAFT', 'IN_APPROVAL', 'PUBLISHED', 'PAUSED', 'CLOSED', 'DELIVERED', 'ARCHIVED')),
  add constraint campaign_is_published_with_a_version
    check ((published_at is null) = (published_version is null)),
  add constraint campaign_is_public_once_published
    check (case when state in ('DRAFT', 'IN_APPROVAL') then published_at is null
                when state <> 'ARCHIVED'               then published_at is not null
                else true end),
  add constraint campaign_closed_at_some_time
    check (case when state in ('CLOSED', 'DELIVERED')              then closed_at is not null
                when state = 'ARCHIVED' and published_at is not null then closed_at is not null
                else closed_at is null end),
  add constraint campaign_is_delivered_on_a_day
    check (case when state = 'DELIVERED' then delivered_on is not null
                when state = 'ARCHIVED'  then true
                else delivered_on is null end),
  add constraint campaign_is_planned_by_somebody
    check ((plan_zone is null) = (planned_by is null)
       and (plan_zone is null) = (planned_by_name is null)
       and (plan_zone is null) = (planned_for is null)
       and (plan_zone is not null or (opens_at is null and closes_at is null))),
  add constraint campaign_closes_after_it_opens check (closes_at > opens_at);

create index campaign_by_opening on campaign (opens_at) where opens_at is not null;
create index campaign_by_closing on campaign (closes_at) where closes_at is not null;

-- A partner takes its own page down, and puts it up again; what was approved stays.

alter table page
  add column unpublished_at      timestamptz,
  add column unpublished_by_name text,
  add check ((unpublished_at is null) = (unpublished_by_name is null)),
  add check (unpublished_at is null or published_revision_id is not null);
