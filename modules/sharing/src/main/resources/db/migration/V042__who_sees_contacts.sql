-- Staff see the contacts that were granted to the organization they read for, as long as it has an
-- active seat, and of a contact only what an export hands out.

revoke all on contact_grant, held_answer from chorus_app;

alter table contact_grant enable row level security;
alter table held_answer   enable row level security;

create policy way_of_a_signature on contact_grant to chorus_supporters using (true);
create policy way_of_a_signature on held_answer   to chorus_supporters using (true);

create policy granted on contact_grant for select to chorus_staff
  using (organization_id = reading_organization() and ended_at is null);

create policy granted on signature for select to chorus_staff
  using (
    exists (select from contact_grant
             where contact_grant.signature_id = signature.id)
    and exists (select from signature_pool
                  join seat on seat.coalition_id = signature_pool.coalition_id
                 where signature_pool.id = signature.pool_id
                   and seat.organization_id = reading_organization()
                   and seat.state = 'ACTIVE'));

create policy granted on consent for select to chorus_staff
  using (
    organization_id = reading_organization()
    and exists (select from signature
                 where signature.id = consent.signature_id));

grant select on contact_grant, consent, consent_text, campaign, signature_pool, seat to chorus_staff;
grant select (id, pool_id, email, given_name, family_name, language, signed_at, confirmed_at)
  on signature to chorus_staff;
