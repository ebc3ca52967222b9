-- Whom the organization that the transaction reads for may contact, as long as it has an active seat:
-- what the policies of signature and contact_grant let through, in one query that PostgreSQL plans as
-- a whole. Through the policies it asks for each of a million rows anew.

alter function reading_organization() parallel safe;

create view granted_contact with (security_barrier) as
select signature_id, contact_grant.organization_id, pool_id, signature_pool.coalition_id,
       given_name, family_name, email, confirmed_at, language, signed_at,
       consent_text_id, agreed_at, granted_at, basis, terms_version
  from contact_grant
  join signature      on signature.id = signature_id
  join signature_pool on signature_pool.id = pool_id
  join seat           on seat.coalition_id = signature_pool.coalition_id
                     and seat.organization_id = contact_grant.organization_id
 where contact_grant.organization_id = (select reading_organization())
   and ended_at is null
   and standing = 'COUNTED'
   and seat.state = 'ACTIVE';
revoke all on granted_contact from chorus_app;
grant select on granted_contact to chorus_staff;

-- How far a file is, told without counting everybody first: from 0 to 1.
alter table contact_export
  drop column expected,
  add column done real not null default 0;
