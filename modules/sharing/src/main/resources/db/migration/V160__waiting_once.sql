-- An organization waits for a file once, however often somebody asks.

delete from contact_export
 using contact_export as earlier
 where contact_export.organization_id = earlier.organization_id
   and contact_export.pool_id = earlier.pool_id
   and contact_export.scope = earlier.scope
   and contact_export.id > earlier.id
   and contact_export.ready_at is null
   and contact_export.failed_at is null
   and earlier.ready_at is null
   and earlier.failed_at is null;
create unique index contact_export_waited_for on contact_export (organization_id, pool_id, scope)
  where ready_at is null and failed_at is null;
