-- A role for one campaign only, until a day, or because of a group at the identity provider.
-- The campaign is no foreign key: its table comes later in this history, and campaigns are never deleted.

alter table role_grant
  add column campaign_id     uuid,
  add column expires_at      timestamptz,
  add column group_path      text,
  add column granted_by_name text not null default '';

update role_grant
   set granted_by_name = member.name
  from member
 where member.subject = role_grant.granted_by
   and member.organization_id = role_grant.organization_id;

alter table role_grant
  alter column granted_by_name drop default,
  add check (campaign_id is null or role in ('CAMPAIGNER', 'MODERATOR', 'ANALYST')),
  add check (role <> 'MODERATOR' or campaign_id is not null),
  add check (expires_at is null or expires_at > granted_at),
  add check (group_path is null or (coalition_id is null and campaign_id is null));

-- Held once by hand, and once by each group that brings it. An end is no part of it: whoever holds a role
-- until a day does not hold it a second time. What has ended is revoked before the same is given again.

drop index role_grant_held_once;
create unique index role_grant_held_once
  on role_grant (subject, organization_id, role, coalition_id, campaign_id, group_path) nulls not distinct
  where revoked_at is null;

-- Which group at the identity provider brings which role; recomputed for a person at each login.

create table group_role (
  organization_id uuid        not null references organization,
  group_path      text        not null check (group_path like '/_%' and length(group_path) <= 255),
  role            text        not null check (role in ('ORGANIZATION_ADMINISTRATOR', 'APPROVER',
                                                       'CAMPAIGNER', 'DATA_STEWARD', 'ANALYST')),
  mapped_by       text        not null,
  mapped_by_name  text        not null,
  mapped_at       timestamptz not null,
  primary key (organization_id, group_path, role)
);
