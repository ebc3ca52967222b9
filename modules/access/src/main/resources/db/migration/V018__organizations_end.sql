-- An organization that has ended: nobody acts for it any more. Nothing of it is removed, and it can be
-- reinstated.

alter table organization
  add column ended_at   timestamptz,
  add column end_reason text,
  add check ((ended_at is null) = (end_reason is null));
