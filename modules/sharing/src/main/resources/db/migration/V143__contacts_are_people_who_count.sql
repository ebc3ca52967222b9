-- Whoever does not count (taken out or held by moderators, or yet to confirm where that is asked) is
-- nobody's contact as long as that is so. The grant stays: it counts again when its signature does.

alter policy granted on signature
  using (
    standing = 'COUNTED'
    and exists (select from contact_grant
                 where contact_grant.signature_id = signature.id)
    and exists (select from signature_pool
                  join seat on seat.coalition_id = signature_pool.coalition_id
                 where signature_pool.id = signature.pool_id
                   and seat.organization_id = reading_organization()
                   and seat.state = 'ACTIVE'));
